package fr.marelle.enrolment;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a code lives, however often it is asked for again: what is resent is as old as it was,
 * and whoever would have too little time for it gets another.
 *
 * @param validity from when it was asked for first
 */
record CodeLife(Duration validity) {
  private static final Duration TOO_SHORT = Duration.ofMinutes(5);

  /** Of a lifetime that is short itself. */
  private static final int LEAST_PART = 6;

  /** Whether too little is left of a code to send it once more. */
  boolean isOver(Instant now, long expiresAt) {
    return now.plus(tooShort()).toEpochMilli() > expiresAt;
  }

  private Duration tooShort() {
    Duration part = validity.dividedBy(LEAST_PART);
    return part.compareTo(TOO_SHORT) < 0 ? part : TOO_SHORT;
  }

  /**
   * When what is sent now expires, in milliseconds since the epoch.
   *
   * @param expiresAt of the code before
   */
  long expiryOfNext(Instant now, long expiresAt) {
    return isOver(now, expiresAt) ? expiry(now) : expiresAt;
  }

  /** When a new code expires, in milliseconds since the epoch. */
  long expiry(Instant now) {
    return now.plus(validity).toEpochMilli();
  }

  /** Whole minutes, as they are told; 1 at least. */
  static long minutesLeft(Instant now, long expiresAt) {
    return Math.max(1, Math.round((expiresAt - now.toEpochMilli()) / 60_000.0));
  }
}
