package fr.marelle.directory.csv;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Problem;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

/**
 * What was recognised in a table, for somebody to look at before anything is imported.
 *
 * @param profile of the people in it, as {@link CsvCorrection#profile()} would say it; empty where
 *     each row tells its own, or where it is unknown
 * @param columns from the first to the last
 * @param rows the first ones, as they stand there: to be shown to whoever sent the file, and to
 *     nobody else
 * @param problems that the header has
 */
public record CsvRecognition(
    String file,
    Charset encoding,
    char separator,
    Optional<Profile> profile,
    List<Column> columns,
    List<List<String>> rows,
    List<Problem> problems) {
  public CsvRecognition {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    problems = List.copyOf(problems);
  }

  /** A column and what it holds; empty where that was not recognised. */
  public record Column(String header, Optional<CsvColumn> meaning) {}
}
