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
  private final List<Column> columns = new ArrayList<>();

  private Rows(List<T> all) {
    this.all = all;
  }

  /**
   * A column.
   *
   * @param type of the database
   * @param values one for each row, perhaps null
   */
  record Column(String name, String type, List<?> values) {}

  static <T> Rows<T> of(Collection<T> all) {
    return new Rows<>(List.copyOf(all));
  }

  Rows<T> text(String name, Function<? super T, String> value) {
    return add(name, "varchar", all.stream().map(value).toList());
  }

  Rows<T> number(String name, Function<? super T, Long> value) {
    return add(name, "bigint", all.stream().map(value).toList());
  }

  Rows<T> flag(String name, Function<? super T, Boolean> value) {
    return add(name, "boolean", all.stream().map(value).toList());
  }

  private Rows<T> add(String name, String type, List<?> values) {
    columns.add(new Column(name, type, values));
    return this;
  }

  List<Column> columns() {
    return columns;
  }

  int size() {
    return all.size();
  }

  boolean isEmpty() {
    return all.isEmpty();
  }
}
