package fr.marelle.enrolment;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A birth date as it was typed: day, month, year. What is wrong with it tells whether it is a date,
 * never whether it is the right one.
 *
 * @param value empty where it is none
 * @param error key of the message that says why; empty where it is a date
 */
record BirthDate(Optional<LocalDate> value, Optional<String> error) {
  static final int MAX_LENGTH = 20;

  private static final Pattern WRITTEN =
      Pattern.compile("(\\d{1,2})[\\s/.\\-]+(\\d{1,2})[\\s/.\\-]+(\\d{1,4})");
  private static final Pattern DIGITS = Pattern.compile("(\\d{2})(\\d{2})(\\d{4})");
  private static final int CENTURY = 1900;

  /**
   * @param today where it is latest on earth, so that nobody's child is from the future
   */
  static BirthDate read(String typed, LocalDate today) {
    String text = typed.strip();
    if (text.isEmpty()) {
      return wrong("marelleEnrolmentDateMissing");
    }
    Matcher written = WRITTEN.matcher(text);
    Matcher digits = DIGITS.matcher(text);
    if (text.length() <= MAX_LENGTH && written.matches()) {
      return read(written, today);
    }
    if (digits.matches()) {
      return read(digits, today);
    }
    return wrong("marelleEnrolmentDateFormat");
  }

  private static BirthDate read(Matcher parts, LocalDate today) {
    if (parts.group(3).length() < 4) {
      return wrong("marelleEnrolmentDateYear");
    }
    try {
      LocalDate date = LocalDate.of(number(parts, 3), number(parts, 2), number(parts, 1));
      if (date.isAfter(today)) {
        return wrong("marelleEnrolmentDateFuture");
      }
      return date.getYear() < CENTURY
          ? wrong("marelleEnrolmentDateYear")
          : new BirthDate(Optional.of(date), Optional.empty());
    } catch (DateTimeException noSuchDay) {
      return wrong("marelleEnrolmentDateNone");
    }
  }

  private static int number(Matcher parts, int group) {
    return Integer.parseInt(parts.group(group));
  }

  private static BirthDate wrong(String key) {
    return new BirthDate(Optional.empty(), Optional.of(key));
  }

  /** Without the date. */
  @Override
  public String toString() {
    return "BirthDate";
  }
}
