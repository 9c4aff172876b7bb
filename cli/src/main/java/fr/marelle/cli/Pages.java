package fr.marelle.cli;

import java.util.List;
import java.util.function.Consumer;

/** Reads a list that the server gives in pages. */
final class Pages {
  private Pages() {}

  /** One page of a list. */
  @FunctionalInterface
  interface Source<T> {
    /**
     * Some of it.
     *
     * @param first how many come before
     * @param max how many at most
     */
    List<T> page(int first, int max);
  }

  /**
   * All of it, in its order.
   *
   * @param size how many are asked for at once
   */
  static <T> void each(int size, Source<T> source, Consumer<T> consumer) {
    int first = 0;
    List<T> page;
    do {
      page = source.page(first, size);
      page.forEach(consumer);
      first += page.size();
    } while (page.size() == size);
  }
}
