package fr.marelle.classroom.api;

import java.util.List;
import java.util.function.Function;

/**
 * Which part of a list is asked for.
 *
 * @param first how many to skip
 * @param max how many to return at most
 */
record Paging(int first, int max) {
  /** The largest part that can be asked for. */
  static final int MAX = 500;

  private static final int DEFAULT_MAX = 100;

  /**
   * From the parameters of a query; null where one is left out.
   *
   * @throws Refusal if one is no number in its limits
   */
  static Paging of(String first, String max) {
    return new Paging(
        number("first", first, 0, 0, Integer.MAX_VALUE), number("max", max, DEFAULT_MAX, 1, MAX));
  }

  /** That part of the whole list, each of it written as the API does. */
  <T, R> Page<R> of(List<T> all, Function<? super T, ? extends R> item) {
    List<R> items = all.stream().skip(first).limit(max).<R>map(item).toList();
    return new Page<>(items, first, max, all.size());
  }

  /** A number that a query has. */
  static int number(String name, String value, int orElse, int least, int most) {
    if (value == null) {
      return orElse;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Told like a number out of its limits.
    }
    throw Refusal.invalid("?" + name, "marelleProblemNoNumber", least, most);
  }
}
