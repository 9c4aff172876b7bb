package fr.marelle.classroom.api;

import fr.marelle.account.Profile;
import fr.marelle.directory.csv.CsvColumn;
import fr.marelle.directory.csv.CsvCorrection;
import fr.marelle.directory.csv.CsvRecognition;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Weight;
import fr.marelle.text.Texts;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is recognised in a table, to be looked at and corrected.
 *
 * @param ready whether all is there that must be
 * @param profile of the people in it; null where each row tells its own, or where it is unknown
 * @param separator the character between two values
 * @param columns from the first to the last; none of a file that is no table
 * @param problems what must or may be corrected
 * @param fields what a column of such a table may hold
 * @param correction what was put right; the rest is as it is recognised
 */
public record ImportColumns(
    boolean ready,
    String profile,
    String encoding,
    String separator,
    List<ImportColumn> columns,
    List<ImportProblem> problems,
    List<ImportField> fields,
    ImportCorrection correction) {
  /** A value is shown as far as that, in characters. */
  private static final int MOST_SHOWN = 60;

  private static final int SAMPLES = 3;

  /** Of what a column holds, in the language of whoever reads it. */
  private static final String LABEL = "marelleDirectoryColumn.";

  /**
   * A column.
   *
   * @param index from 0 on
   * @param header as it stands there
   * @param field what it holds; null where that was not recognised
   * @param samples the first values
   */
  public record ImportColumn(int index, String header, String field, List<String> samples) {}

  /**
   * Something about the table.
   *
   * @param blocking whether nothing can be read because of it
   */
  public record ImportProblem(boolean blocking, String text) {}

  /**
   * Something that a column may hold.
   *
   * @param value as it is to be sent
   * @param label as people call it
   */
  public record ImportField(String value, String label) {}

  /**
   * What somebody put right.
   *
   * @param profile null where it is as recognised
   * @param encoding null where it is as recognised
   * @param separator null where it is as recognised
   * @param columns what they hold, by their index
   */
  public record ImportCorrection(
      String profile, String encoding, String separator, Map<Integer, String> columns) {
    static ImportCorrection of(CsvCorrection correction) {
      Map<Integer, String> columns = new TreeMap<>();
      correction.columns().forEach((index, column) -> columns.put(index, slug(column)));
      return new ImportCorrection(
          correction.profile().map(Profile::value).orElse(null),
          correction.encoding().map(Charset::name).orElse(null),
          correction.separator().map(one -> Character.toString(one)).orElse(null),
          columns);
    }
  }

  /** Of a table. */
  static ImportColumns of(CsvRecognition found, CsvCorrection correction, Texts texts) {
    return new ImportColumns(
        found.problems().stream().noneMatch(ImportColumns::isBlocking),
        found.profile().map(Profile::value).orElse(null),
        found.encoding().name(),
        Character.toString(found.separator()),
        columns(found),
        found.problems().stream()
            // Each column tells so itself.
            .filter(problem -> problem.reason() != Reason.UNKNOWN_COLUMN)
            .map(problem -> told(problem, texts))
            .toList(),
        Arrays.stream(CsvColumn.values())
            .filter(column -> isOffered(column, found.profile()))
            .map(column -> new ImportField(slug(column), label(column, texts)))
            .toList(),
        ImportCorrection.of(correction));
  }

  /** Of a file that is none. */
  static ImportColumns of(Problem refused, Texts texts) {
    return new ImportColumns(
        false,
        null,
        null,
        null,
        List.of(),
        List.of(told(refused, texts)),
        List.of(),
        ImportCorrection.of(CsvCorrection.NONE));
  }

  /** The names of all that a column may hold. */
  static List<String> fieldNames() {
    return Arrays.stream(CsvColumn.values()).map(ImportColumns::slug).toList();
  }

  /** What a column of that name holds. */
  static CsvColumn field(String name) {
    return CsvColumn.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  private static String slug(CsvColumn column) {
    return column.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Children are told of relatives alone. */
  private static boolean isOffered(CsvColumn column, Optional<Profile> profile) {
    return !column.isOfChild() || profile.isEmpty() || profile.get() == Profile.RELATIVE;
  }

  private static boolean isBlocking(Problem problem) {
    return problem.weight() == Weight.FILE;
  }

  private static ImportProblem told(Problem problem, Texts texts) {
    Object[] parameters = problem.parameters().toArray();
    if (problem.reason() == Reason.MISSING_COLUMN) {
      Arrays.stream(CsvColumn.values())
          .filter(column -> column.title().equals(parameters[0]))
          .findFirst()
          .ifPresent(column -> parameters[0] = label(column, texts));
    }
    return new ImportProblem(
        isBlocking(problem), texts.text(problem.reason().messageKey(), parameters));
  }

  private static String label(CsvColumn column, Texts texts) {
    return texts.text(LABEL + slug(column));
  }

  private static List<ImportColumn> columns(CsvRecognition found) {
    List<ImportColumn> columns = new ArrayList<>();
    for (int i = 0; i < found.columns().size(); i++) {
      CsvRecognition.Column column = found.columns().get(i);
      columns.add(
          new ImportColumn(
              i,
              column.header(),
              column.meaning().map(ImportColumns::slug).orElse(null),
              samples(found.rows(), i)));
    }
    return columns;
  }

  private static List<String> samples(List<List<String>> rows, int column) {
    return rows.stream()
        .filter(row -> column < row.size())
        .map(row -> row.get(column).strip())
        .filter(value -> !value.isEmpty())
        .limit(SAMPLES)
        .map(ImportColumns::shown)
        .toList();
  }

  private static String shown(String value) {
    return value.codePointCount(0, value.length()) <= MOST_SHOWN
        ? value
        : value.substring(0, value.offsetByCodePoints(0, MOST_SHOWN - 1)) + "…";
  }
}
