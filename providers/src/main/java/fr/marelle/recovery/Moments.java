package fr.marelle.recovery;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Tells people until when something is good, by the clock of mainland France. */
final class Moments {
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  private Moments() {}

  /** With the day in full: 21 novembre 2026 à 11:45. */
  static String tell(Instant moment, Locale locale) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(PARIS)
        .format(moment);
  }

  /** As short as it can be: 21/11 11:45. */
  static String tellShortly(Instant moment, Locale locale) {
    return DateTimeFormatter.ofPattern("dd/MM HH:mm", locale).withZone(PARIS).format(moment);
  }
}
