package fr.marelle.hand;

import java.time.Duration;
import java.time.Instant;

/**
 * Two accounts that have become one.
 *
 * @param kept id of the account that stays
 * @param dropped id of the one that is closed
 */
public record Merge(String id, String kept, String dropped, Instant mergedAt) {
  static final Duration TIME = Duration.ofDays(30);

  /** Until when it can be undone. */
  public Instant undoableUntil() {
    return mergedAt.plus(TIME);
  }

  boolean isUndoable(Instant now) {
    return now.isBefore(undoableUntil());
  }
}
