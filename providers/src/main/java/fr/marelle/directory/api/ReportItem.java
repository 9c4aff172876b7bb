package fr.marelle.directory.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.marelle.directory.store.ReportTable;
import java.util.List;

/**
 * A line of a report.
 *
 * @param kind {@code created}, {@code changed}, {@code gone}, {@code held}, {@code returned},
 *     {@code class}, {@code question}, {@code problem} or {@code note}
 * @param account id of the account
 * @param file where the source says so
 * @param line 0 for the file as a whole
 * @param message key of the sentence
 * @param parameters of that sentence
 * @param text the sentence, in the language that was asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ReportItem(
    long number,
    String kind,
    String account,
    String file,
    long line,
    String message,
    List<String> parameters,
    String text) {

  static ReportItem of(ReportTable.Numbered one, ReportTexts texts) {
    return new ReportItem(
        one.number(),
        one.line().kind().value(),
        one.line().account().orElse(null),
        one.line().location().file(),
        one.line().location().line(),
        one.line().messageKey(),
        one.line().parameters(),
        texts.of(one.line()));
  }
}
