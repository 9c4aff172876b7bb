package fr.marelle.classroom.api;

import fr.marelle.progress.Progress;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;

/**
 * The days that are asked for, both included.
 *
 * @param first the first of them
 * @param last the last of them
 */
record Period(LocalDate first, LocalDate last) {
  private static final int DATE_LENGTH = 10;

  /**
   * From the parameters of a query, null where one is left out: up to today, from the beginning of
   * that school year on.
   *
   * @throws Refusal if one is no date, if they are the wrong way round, or if they are more than
   *     {@value Progress#MAX_DAYS} days apart
   */
  static Period of(String from, String to, LocalDate today) {
    LocalDate last = to == null ? today : date("to", to);
    LocalDate first = from == null ? beginningOfSchoolYear(last) : date("from", from);
    if (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= Progress.MAX_DAYS) {
      throw Refusal.invalid("?from", "marelleProblemNoPeriod", Progress.MAX_DAYS);
    }
    return new Period(first, last);
  }

  /** The first of September; lists of the new year are there in August. */
  private static LocalDate beginningOfSchoolYear(LocalDate day) {
    int year = day.getMonth().compareTo(Month.AUGUST) >= 0 ? day.getYear() : day.getYear() - 1;
    LocalDate september = LocalDate.of(year, Month.SEPTEMBER, 1);
    return september.isAfter(day) ? LocalDate.of(year, Month.AUGUST, 1) : september;
  }

  private static LocalDate date(String name, String text) {
    try {
      if (text.length() == DATE_LENGTH) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeParseException noDate) {
      // Told like a text of another length.
    }
    throw Refusal.invalid("?" + name, "marelleProblemNoDate");
  }
}
