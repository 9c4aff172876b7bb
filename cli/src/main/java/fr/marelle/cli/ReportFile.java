package fr.marelle.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.regex.Pattern;

/** A run's report as a table that a spreadsheet opens. */
final class ReportFile {
  /** In the order in which somebody reads them. */
  static final List<String> KINDS =
      List.of(
          "question", "problem", "held", "created", "changed", "returned", "gone", "class", "note");

  private static final int PAGE = 1_000;

  /** What a spreadsheet would take for a formula. */
  private static final Pattern FORMULA = Pattern.compile("^[=+\\-@\t\r]");

  private final Server server;
  private final Texts texts;

  ReportFile(Server server, Texts texts) {
    this.server = server;
    this.texts = texts;
  }

  /** Writes the lines of these kinds. */
  void write(String id, List<String> kinds, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out);
    csv.writeRecord(
        texts.text("report.kind"),
        texts.text("report.file"),
        texts.text("report.line"),
        texts.text("report.text"));
    for (String kind : kinds) {
      Pages.each(
          PAGE,
          (first, max) -> server.report(id, kind, first, max),
          line ->
              csv.writeRecord(
                  texts.text("report.kind." + kind),
                  plain(line.file() == null ? "" : line.file()),
                  line.line() > 0 ? Long.toString(line.line()) : "",
                  plain(line.text())));
    }
    csv.flush();
  }

  /** Nothing that a spreadsheet would take for a formula. */
  static String plain(String text) {
    return FORMULA.matcher(text).find() ? "'" + text : text;
  }
}
