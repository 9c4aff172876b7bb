package fr.marelle.classroom.api;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Who look at files on this node at once: few, and of each school one, whom one may wait for. */
final class Looks {
  /** At a time of one school: who looks, and who is next. */
  private static final int MOST_OF_A_SCHOOL = 2;

  private final int most;
  private final Duration patience;
  private final Set<String> looking = new HashSet<>();
  private final Map<String, Integer> present = new HashMap<>();

  /**
   * @param most who may look at once
   * @param patience how long somebody waits for her turn
   */
  Looks(int most, Duration patience) {
    this.most = most;
    this.patience = patience;
  }

  /**
   * Waits for the turn of somebody of a school.
   *
   * @return false where it doesn't come, or where others of her school wait already
   */
  synchronized boolean begin(String school) throws InterruptedException {
    if (present.getOrDefault(school, 0) >= MOST_OF_A_SCHOOL) {
      return false;
    }
    present.merge(school, 1, Integer::sum);
    boolean begun = false;
    try {
      begun = isTurnOf(school) && looking.add(school);
      return begun;
    } finally {
      if (!begun) {
        leave(school);
      }
    }
  }

  private boolean isTurnOf(String school) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (looking.size() >= most || looking.contains(school)) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return true;
  }

  /** Lets the next one look. */
  synchronized void end(String school) {
    looking.remove(school);
    leave(school);
    notifyAll();
  }

  private void leave(String school) {
    present.computeIfPresent(school, (any, count) -> count == 1 ? null : count - 1);
  }
}
