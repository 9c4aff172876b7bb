package fr.marelle.directory.value;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates as files have them: {@code 03/09/2014}, {@code 3-9-2014}, {@code 2014-09-03}. */
final class Dates {
  /** Nobody at a school is older. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2099;

  private static final Pattern FRENCH =
      Pattern.compile("(\\d{1,2})([/.-])(\\d{1,2})\\2(\\d{4})(?:[T ][\\d:.]{4,12}Z?)?");
  private static final Pattern ISO =
      Pattern.compile("(\\d{4})-(\\d{2})-(\\d{2})(?:[T ][\\d:.]{4,12}Z?)?");

  private static final int MAX_LENGTH = 30;

  private Dates() {}

  /** The date; empty where it is none, or of no year in which somebody at a school was born. */
  static Optional<LocalDate> read(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    Matcher french = FRENCH.matcher(text);
    if (french.matches()) {
      return date(french.group(4), french.group(3), french.group(1));
    }
    Matcher iso = ISO.matcher(text);
    return iso.matches() ? date(iso.group(1), iso.group(2), iso.group(3)) : Optional.empty();
  }

  private static Optional<LocalDate> date(String year, String month, String day) {
    try {
      LocalDate date =
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
      return date.getYear() < FIRST_YEAR || date.getYear() > LAST_YEAR
          ? Optional.empty()
          : Optional.of(date);
    } catch (DateTimeException noSuchDay) {
      return Optional.empty();
    }
  }
}
