package fr.marelle.directory.csv;

import de.siegmar.fastcsv.reader.CsvRecord;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.value.Said;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A row of a table, by what its columns hold. */
final class CsvRow {
  /** How exports keep a spreadsheet from taking a value for a formula. */
  private static final Pattern GUARDED = Pattern.compile("^'[=+\\-@].*", Pattern.DOTALL);

  private final CsvRecord cells;
  private final Location location;
  private final Layout layout;

  CsvRow(CsvRecord cells, Location location, Layout layout) {
    this.cells = cells;
    this.location = location;
    this.layout = layout;
  }

  Location location() {
    return location;
  }

  /** Where there are more values than headers, all may have slipped into the wrong column. */
  boolean hasSlipped() {
    for (int i = layout.headers().size(); i < cells.getFieldCount(); i++) {
      if (!cells.getField(i).isBlank()) {
        return true;
      }
    }
    return false;
  }

  int cells() {
    return cells.getFieldCount();
  }

  boolean isBlank() {
    return cells.getFields().stream().allMatch(String::isBlank);
  }

  /** What the row says in a column. */
  Said said(CsvColumn column) {
    return said(column, layout.places());
  }

  /** What the row says of one child. */
  Said said(CsvColumn column, Map<CsvColumn, List<Integer>> places) {
    List<Integer> found = places.getOrDefault(column, List.of());
    List<String> values = new ArrayList<>(found.size());
    String header = column.title();
    for (int place : found) {
      if (place < cells.getFieldCount()) {
        header = values.isEmpty() ? layout.headers().get(place) : header;
        values.add(unguarded(cells.getField(place)));
      }
    }
    return values.isEmpty() ? Said.nothing(header, location) : Said.of(header, location, values);
  }

  private static String unguarded(String value) {
    return value.startsWith("'") && GUARDED.matcher(value).matches() ? value.substring(1) : value;
  }
}
