package fr.marelle.directory.api;

import fr.marelle.directory.plan.Question;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.text.Texts;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/** The sentences of a report, in the language of whoever reads it. */
public final class ReportTexts {
  private static final String WORD = "marelleDirectoryWord.";

  /** Which parameter of a sentence is no text but words of the API, parted by spaces. */
  private static final Map<String, Integer> WORDS =
      Map.of(
          "marelleDirectoryReportCreated",
          2,
          "marelleDirectoryReportChanged",
          2,
          Question.MANY_WOULD_GO.messageKey(),
          1);

  private final Texts texts;

  public ReportTexts(Texts texts) {
    this.texts = texts;
  }

  /** The sentence of a line. */
  public String of(ReportLine line) {
    Object[] parameters = line.parameters().toArray();
    Integer words = WORDS.get(line.messageKey());
    if (words != null && words < parameters.length) {
      parameters[words] = words((String) parameters[words]);
    }
    return texts.text(line.messageKey(), parameters);
  }

  private String words(String values) {
    return Arrays.stream(values.split(" "))
        .map(value -> texts.find(WORD + value).orElse(value))
        .collect(Collectors.joining(", "));
  }
}
