package fr.marelle.directory.store;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/**
 * Rows of a table, one array for each column: a statement then has as many parameters as the table
 * has columns, however many rows there are.
 *
 * @param <T> what a row is made of
 */
final class Rows<T> {
  private final List<T> all;
  private final List<Column<T>> columns = new ArrayList<>();

  private Rows(List<T> all) {
    this.all = all;
  }

  /**
   * A column.
   *
   * @param type of the database
   * @param value of a row, perhaps null
   */
  record Column<T>(String name, String type, Function<? super T, ?> value) {}

  static <T> Rows<T> of(Collection<T> all) {
    return new Rows<>(List.copyOf(all));
  }

  Rows<T> text(String name, Function<? super T, String> value) {
    return add(name, "varchar", value);
  }

  Rows<T> number(String name, Function<? super T, Long> value) {
    return add(name, "bigint", value);
  }

  Rows<T> flag(String name, Function<? super T, Boolean> value) {
    return add(name, "boolean", value);
  }

  private Rows<T> add(String name, String type, Function<? super T, ?> value) {
    columns.add(new Column<>(name, type, value));
    return this;
  }

  /** What each row is made of. */
  List<T> all() {
    return all;
  }

  List<Column<T>> columns() {
    return columns;
  }

  /** What the rows hold in each column. */
  List<Object[]> values() {
    return columns.stream().map(column -> all.stream().map(column.value()).toArray()).toList();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }
}
