package fr.marelle.directory.run;

/**
 * How many schools are looked at in one step for people who have gone. Where many have, few: if all
 * of their people go, it is one transaction. Where nobody or hardly anybody has, more and more.
 */
final class Stride {
  static final int SHORTEST = 5;
  static final int LONGEST = 100;

  /** People, of one step. */
  static final int MANY = 1_000;

  private int schools = SHORTEST;

  /** Schools of the next step. */
  int schools() {
    return schools;
  }

  /**
   * How many of the schools that were looked at belong to the step.
   *
   * @param absent people of them
   */
  int taken(int looked, int absent) {
    boolean many = absent > MANY;
    schools = many ? SHORTEST : Math.min(LONGEST, 2 * schools);
    return many ? Math.min(SHORTEST, looked) : looked;
  }
}
