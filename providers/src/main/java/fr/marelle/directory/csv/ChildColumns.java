package fr.marelle.directory.csv;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Groups the columns that tell of children, one set for each child. Numbers in the headers tell
 * which belong together; without numbers, a set ends where a column comes again.
 */
final class ChildColumns {
  private final Map<Integer, Map<CsvColumn, List<Integer>>> numbered = new TreeMap<>();
  private final List<Map<CsvColumn, List<Integer>>> sets = new ArrayList<>();
  private CsvColumn before;

  /**
   * Takes the next column from the left.
   *
   * @param number in its header, 0 for none
   */
  void add(CsvColumn column, int number, int place) {
    Map<CsvColumn, List<Integer>> set =
        number > 0
            ? numbered.computeIfAbsent(number, any -> new EnumMap<>(CsvColumn.class))
            : current(column);
    set.computeIfAbsent(column, any -> new ArrayList<>()).add(place);
    before = column;
  }

  /** One for each child, from the left. */
  List<Map<CsvColumn, List<Integer>>> sets() {
    List<Map<CsvColumn, List<Integer>>> all = new ArrayList<>(sets);
    all.addAll(numbered.values());
    return all;
  }

  /** A child may be in several classes: those stand side by side. */
  private Map<CsvColumn, List<Integer>> current(CsvColumn column) {
    boolean isAnother =
        sets.isEmpty()
            || (sets.get(sets.size() - 1).containsKey(column)
                && !(column == CsvColumn.CHILD_CLASS && before == CsvColumn.CHILD_CLASS));
    if (isAnother) {
      sets.add(new EnumMap<>(CsvColumn.class));
    }
    return sets.get(sets.size() - 1);
  }
}
