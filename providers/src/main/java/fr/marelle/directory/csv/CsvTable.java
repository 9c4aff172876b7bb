package fr.marelle.directory.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import fr.marelle.directory.archive.BrokenPartException;
import fr.marelle.directory.archive.Part;
import fr.marelle.directory.csv.Layout.Kind;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Weight;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table that was recognised.
 *
 * @param headerRow how many rows come before the people
 * @param problems of the header, or the one for which nothing of the table can be read
 */
record CsvTable(
    Part part,
    Charset encoding,
    char separator,
    int headerRow,
    Layout layout,
    List<Problem> problems) {
  private static final List<Character> SEPARATORS = List.of(';', ',', '\t', '|');
  private static final Layout NOTHING =
      new Layout(List.of(), List.of(), Kind.UNKNOWN, Map.of(), List.of());

  /** The widest exports have a hundred. */
  private static final int MAX_COLUMNS = 512;

  /** Titles may stand above the header; so many rows at most. */
  private static final int MAX_TITLES = 5;

  /** As a header has at least. */
  private static final int FEWEST_COLUMNS = 2;

  /** First rows of the people, for somebody to look at. */
  private static final int PREVIEW = 5;

  /** Recognises a table; reads all of it, for its encoding. */
  static CsvTable recognise(Part part, CsvCorrection correction) throws IOException {
    Charset encoding = correction.encoding().orElse(StandardCharsets.UTF_8);
    char separator = correction.separator().orElse(SEPARATORS.get(0));
    try {
      if (part.size() == 0) {
        throw new CsvFault(Problem.of(Location.of(part.name()), Reason.EMPTY_FILE));
      }
      if (correction.encoding().isEmpty()) {
        encoding = CsvEncoding.of(part);
      }
      List<Character> candidates = correction.separator().map(List::of).orElse(SEPARATORS);
      Found best = best(part, encoding, candidates, correction);
      return best.table(part, encoding);
    } catch (CsvFault fault) {
      return new CsvTable(part, encoding, separator, 0, NOTHING, List.of(fault.problem()));
    } catch (BrokenPartException e) {
      return new CsvTable(
          part,
          encoding,
          separator,
          0,
          NOTHING,
          List.of(Problem.of(Location.of(part.name()), e.reason())));
    }
  }

  /** Whether none of its rows can be read. */
  boolean isUnreadable() {
    return problems.stream().anyMatch(problem -> problem.weight() == Weight.FILE);
  }

  /** Begins to read its rows. */
  CsvRows rows(InputStream in) throws IOException, CsvFault {
    CsvRows rows = CsvRows.open(part.name(), in, encoding, separator);
    for (int i = 0; i <= headerRow; i++) {
      rows.next();
    }
    return rows;
  }

  /** For somebody to look at. */
  CsvRecognition recognition() throws IOException {
    List<CsvRecognition.Column> columns = new ArrayList<>();
    for (int i = 0; i < layout.headers().size(); i++) {
      columns.add(new CsvRecognition.Column(layout.headers().get(i), layout.meanings().get(i)));
    }
    return new CsvRecognition(
        part.name(), encoding, separator, layout.kind().profile(), columns, firstRows(), problems);
  }

  private List<List<String>> firstRows() throws IOException {
    List<List<String>> first = new ArrayList<>();
    if (layout.headers().isEmpty()) {
      return first;
    }
    try (InputStream in = part.open();
        CsvRows rows = rows(in)) {
      for (Optional<CsvRecord> row = rows.next();
          row.isPresent() && first.size() < PREVIEW;
          row = rows.next()) {
        first.add(row.get().getFields());
      }
    } catch (CsvFault | BrokenPartException told) {
      // The import itself tells of it, with its line.
      return first;
    }
    return first;
  }

  /** By which separator most is recognised; a table may make no sense at all by another. */
  private static Found best(
      Part part, Charset encoding, List<Character> separators, CsvCorrection correction)
      throws IOException, CsvFault {
    Found best = null;
    CsvFault fault = null;
    for (char separator : separators) {
      try {
        Found found = find(part, encoding, separator, correction);
        if (best == null || found.isBetterThan(best)) {
          best = found;
        }
      } catch (CsvFault e) {
        fault = fault == null ? e : fault;
      }
    }
    if (best == null || (fault != null && best.headers.recognised() == 0)) {
      throw fault;
    }
    return best;
  }

  private static Found find(Part part, Charset encoding, char separator, CsvCorrection correction)
      throws IOException, CsvFault {
    try (InputStream in = part.open();
        CsvRows rows = CsvRows.open(part.name(), in, encoding, separator)) {
      Found first = null;
      for (int i = 0; i <= MAX_TITLES; i++) {
        Optional<CsvRecord> row = rows.next();
        if (row.isEmpty()) {
          break;
        }
        Location location = new Location(part.name(), row.get().getStartingLineNumber());
        if (row.get().getFieldCount() > MAX_COLUMNS) {
          throw new CsvFault(
              Problem.of(location, Reason.TOO_MANY_COLUMNS, Integer.toString(MAX_COLUMNS)));
        }
        Headers headers = new Headers(row.get().getFields(), part.fileName(), correction);
        Found found = new Found(separator, i, location, headers);
        if (headers.recognised() >= FEWEST_COLUMNS) {
          return found;
        }
        first = first == null ? found : first;
      }
      if (first == null) {
        throw new CsvFault(Problem.of(Location.of(part.name()), Reason.EMPTY_FILE));
      }
      return first;
    }
  }

  /** A header by one separator. */
  private record Found(char separator, int row, Location location, Headers headers) {
    boolean isBetterThan(Found other) {
      return headers.recognised() > other.headers.recognised();
    }

    CsvTable table(Part part, Charset encoding) {
      Layout layout = headers.layout();
      return new CsvTable(
          part, encoding, separator, row, layout, LayoutCheck.problems(layout, location));
    }
  }
}
