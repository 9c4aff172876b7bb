package fr.marelle.recovery;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;

/** Tells people until when something is good, by the clock on their wall. */
record Moments(ZoneId zone, Locale locale) {

  /** With the day in full: 21 novembre 2026 à 11:45. */
  String tell(Instant moment) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
        .withLocale(locale)
        .withZone(zone)
        .format(moment);
  }

  /** As short as it can be: 21/11 11:45. */
  String tellShortly(Instant moment) {
    return DateTimeFormatter.ofPattern("dd/MM HH:mm", locale).withZone(zone).format(moment);
  }
}
