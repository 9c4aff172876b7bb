package fr.marelle.cli;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** Who has gone, and what becomes of the accounts when, as a table that a spreadsheet opens. */
final class DepartureFile {
  private static final int PAGE = 1_000;
  private static final int DAY = "2027-02-20".length();

  private final Server server;
  private final Texts texts;

  DepartureFile(Server server, Texts texts) {
    this.server = server;
    this.texts = texts;
  }

  /**
   * Writes them, those whose turn comes first before others.
   *
   * @param schools UAI of those whose people are asked for; all without
   */
  void write(List<String> schools, Writer out) throws IOException {
    CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(out);
    csv.writeRecord(
        texts.text("departures.lastName"),
        texts.text("departures.firstName"),
        texts.text("questions.identifier"),
        texts.text("departures.profile"),
        texts.text("departures.schools"),
        texts.text("departures.since"),
        texts.text("departures.next"),
        texts.text("departures.at"));
    Pages.each(
        PAGE, (first, max) -> server.departures(schools, first, max), one -> write(csv, one));
    csv.flush();
  }

  private void write(CsvWriter csv, Departure one) {
    csv.writeRecord(
        ReportFile.plain(one.lastName()),
        ReportFile.plain(one.firstName()),
        ReportFile.plain(one.identifier()),
        texts.text("profile." + one.profile()),
        String.join(", ", one.schools()),
        day(one.goneSince()),
        texts.text("departures.next." + one.next()),
        day(one.at()));
  }

  private static String day(String instant) {
    return instant.substring(0, DAY);
  }
}
