package fr.marelle.classroom.access;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a sub-select in one column: somebody with five attributes and two groups is one row
 * of the answer, where joins make ten, each with all that is known of her. Fields and rows are
 * parted by the characters that ASCII has for that. They are left out of whatever stands between
 * them, so that no name can pass for two fields.
 */
final class PackedRows {
  private static final String ROW = "\u001e";
  private static final String FIELD = "\u001f";

  private PackedRows() {}

  /** What the sub-select selects: these fields of each row; a null one is empty. */
  static String of(String... fields) {
    return Arrays.stream(fields)
        .map(
            field ->
                "replace(replace(coalesce(%s,''),'%s',''),'%s','')".formatted(field, ROW, FIELD))
        .collect(Collectors.joining("||'" + FIELD + "'||", "listagg(", ",'" + ROW + "')"));
  }

  /** The rows, each with its fields; none where the sub-select found none. */
  static Stream<String[]> in(String packed) {
    return packed == null
        ? Stream.empty()
        : Arrays.stream(packed.split(ROW)).map(row -> row.split(FIELD, -1));
  }
}
