package fr.marelle.benchmarks;

import java.time.Duration;

/**
 * How much to measure.
 *
 * @param starts starts of each server
 * @param rounds how often each side's turn to take logins comes
 * @param turn how long one such turn is
 * @param warmUp how long each side takes logins before anything counts
 * @param looks how long each kind of class is looked at before anything counts: until the server's
 *     code is compiled for good, as it is where servers run for weeks
 * @param users how many people sign in at once: enough for a machine of this size to be busy all
 *     the time, no more
 * @param accounts how many accounts sign in by turns
 * @param attempts tries of each kind at the login page, each with an account of its own, and looks
 *     at each kind of class
 * @param realmAccounts accounts of the realm in which classes are looked at
 */
record Effort(
    int starts,
    int rounds,
    Duration turn,
    Duration warmUp,
    Duration looks,
    int users,
    int accounts,
    int attempts,
    int realmAccounts) {

  /**
   * The effort of that name: {@code full} for figures, {@code brief} to see the benchmarks run.
   *
   * @throws IllegalArgumentException when there is none
   */
  static Effort named(String name) {
    int users = 3 * Runtime.getRuntime().availableProcessors();
    return switch (name) {
      case "full" ->
          new Effort(
              5,
              6,
              Duration.ofSeconds(8),
              Duration.ofSeconds(10),
              Duration.ofSeconds(90),
              users,
              400,
              300,
              1_000_000);
      case "brief" ->
          new Effort(
              1,
              1,
              Duration.ofSeconds(4),
              Duration.ofSeconds(4),
              Duration.ofSeconds(4),
              users,
              20,
              4,
              20_000);
      default ->
          throw new IllegalArgumentException("An effort is full or brief, not %s.".formatted(name));
    };
  }
}
