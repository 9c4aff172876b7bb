package fr.marelle.classroom.api;

import fr.marelle.directory.api.ReportTexts;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.store.ReportTable;
import java.util.List;

/**
 * A line of an import's report.
 *
 * @param kind {@code created}, {@code changed}, {@code gone}, {@code held}, {@code returned},
 *     {@code class}, {@code question}, {@code problem} or {@code note}
 * @param line of the file; 0 for the file as a whole
 * @param field header of the column that it is about; null where it is about none, or says so
 * @param text the sentence, in the language that was asked for
 */
public record ImportLine(
    long number, String kind, String file, long line, String field, String text) {

  static ImportLine of(ReportTable.Numbered one, ReportTexts texts) {
    String text = texts.of(one.line());
    String field = field(one.line().kind(), one.line().parameters());
    return new ImportLine(
        one.number(),
        one.line().kind().value(),
        one.line().location().file(),
        one.line().location().line(),
        field.isEmpty() || text.contains(field) ? null : field,
        text);
  }

  /** Of a problem it comes after the parameters of the sentence. */
  private static String field(ReportKind kind, List<String> parameters) {
    return (kind == ReportKind.PROBLEM || kind == ReportKind.NOTE) && !parameters.isEmpty()
        ? parameters.get(parameters.size() - 1)
        : "";
  }
}
