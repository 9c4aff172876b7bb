package fr.marelle.tests;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** For what the server does a moment after it has answered. */
final class Patience {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Patience() {}

  /** Repeats assertions until they hold; the last failure is the verdict when time is up. */
  static void until(Runnable assertions) {
    long end = System.nanoTime() + LIMIT.toNanos();
    while (true) {
      try {
        assertions.run();
        return;
      } catch (AssertionError notYet) {
        if (System.nanoTime() > end) {
          throw notYet;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }
}
