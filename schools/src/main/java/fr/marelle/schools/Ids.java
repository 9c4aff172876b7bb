package fr.marelle.schools;

/** Numbers that nobody else in the world has. */
final class Ids {
  /** Each town has so many numbers. */
  static final long TOWN = 1_000_000;

  private static final long FIRST = 1_000_000;

  private long next;

  /**
   * Numbers of a town.
   *
   * @param from where to begin, so that those who come later get others
   */
  Ids(int town, long from) {
    this.next = FIRST + town * TOWN + from;
  }

  long next() {
    return next++;
  }
}
