package fr.marelle.sms.smpp;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets so many pass in a second, one after the other, and whoever would wait too long not at all.
 */
final class Pace {
  private final long interval;
  private long next = System.nanoTime();

  Pace(int perSecond) {
    this.interval = Duration.ofSeconds(1).toNanos() / perSecond;
  }

  /**
   * Waits for its turn.
   *
   * @return false where it does not come in that time; then nothing is waited for
   */
  boolean await(Duration most) {
    long turn = turn(most.toNanos());
    if (turn < 0) {
      return false;
    }
    long end = System.nanoTime() + turn;
    for (long left = turn; left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
      if (Thread.currentThread().isInterrupted()) {
        return false;
      }
    }
    return true;
  }

  /** Nanoseconds until its turn; negative where there are too many before. */
  private synchronized long turn(long most) {
    long now = System.nanoTime();
    long turn = Math.max(next, now);
    if (turn - now > most) {
      return -1;
    }
    next = turn + interval;
    return turn - now;
  }
}
