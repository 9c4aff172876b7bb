package fr.marelle.outbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a message is tried again. */
final class Schedule {
  /** How long a new message is left to the node where it was put. */
  static final Duration HEAD_START = Duration.ofSeconds(15);

  /**
   * After it, whoever claimed a message is taken for dead. A mail server that answers each line at
   * the last of Keycloak's ten seconds needs less than half of it; and Keycloak ends a transaction
   * after the same time (option {@code transaction-default-timeout}), so that whoever is slower
   * keeps nothing.
   */
  static final Duration CLAIM = Duration.ofMinutes(5);

  private static final List<Duration> RESTS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(60));

  private Schedule() {}

  /** Whether the try is one too many: earlier ones ended in the midst, with the node. */
  static boolean isExhausted(int tries) {
    return tries > RESTS.size() + 1;
  }

  /**
   * How long a message rests after so many tries in vain.
   *
   * @return empty when it is given up
   */
  static Optional<Duration> rest(int tries) {
    return tries > RESTS.size() ? Optional.empty() : Optional.of(RESTS.get(tries - 1));
  }
}
