package fr.marelle.cli;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * A line of a run's report.
 *
 * @param kind {@code created}, {@code changed}, {@code gone}, {@code held}, {@code returned},
 *     {@code class}, {@code question}, {@code problem} or {@code note}
 * @param file where the source says so
 * @param line 0 for the file as a whole
 * @param text in the language of whoever asked
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record ReportLine(long number, String kind, String file, long line, String text) {
  /** Where, then what. */
  @Override
  public String toString() {
    if (file == null || file.isEmpty()) {
      return text;
    }
    return line > 0 ? "%s:%d: %s".formatted(file, line, text) : "%s: %s".formatted(file, text);
  }
}
