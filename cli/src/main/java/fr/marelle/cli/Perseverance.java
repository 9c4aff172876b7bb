package fr.marelle.cli;

import java.time.Duration;
import java.util.function.Supplier;

/** Asks again, more and more slowly, while a server is away: one is started anew in a minute. */
final class Perseverance {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final Duration patience;
  private final Duration firstPause;

  /**
   * @param patience how long without any answer
   * @param firstPause before the second try; each further one is twice as long
   */
  Perseverance(Duration patience, Duration firstPause) {
    this.patience = patience;
    this.firstPause = firstPause;
  }

  /** Ten minutes. */
  static Perseverance usual() {
    return new Perseverance(Duration.ofMinutes(10), Duration.ofSeconds(1));
  }

  /**
   * Asks until there is an answer.
   *
   * @throws ServerFailure that won't pass, or the last one
   */
  <T> T ask(Supplier<T> question) {
    long end = System.nanoTime() + patience.toNanos();
    Duration pause = firstPause;
    while (true) {
      try {
        return question.get();
      } catch (ServerFailure failure) {
        if (!failure.isPassing() || System.nanoTime() + pause.toNanos() > end) {
          throw failure;
        }
      }
      Pause.of(pause);
      pause =
          pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0
              ? LONGEST_PAUSE
              : pause.multipliedBy(2);
    }
  }
}
