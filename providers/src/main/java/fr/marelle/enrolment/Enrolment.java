package fr.marelle.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A visit that waits for a code. What its pages tell depends on nothing else, so that they tell
 * nothing of who is known, or of what others do at the same number.
 *
 * @param id of the row
 * @param code id of the code that left; empty where it leaves for nobody, or hasn't yet
 * @param askedAt milliseconds since the epoch
 * @param expiresAt milliseconds since the epoch
 * @param tries codes that were typed
 */
record Enrolment(String id, Optional<String> code, long askedAt, long expiresAt, int tries) {

  /**
   * « At least 6 digits » leaves a guesser five in a million in a day, as another code does not
   * begin the count anew (NIST SP 800-63B-4, 3.1.3).
   */
  static final int MOST_TRIES = 5;

  boolean isSpent() {
    return tries >= MOST_TRIES;
  }

  boolean isExpired(Instant now) {
    return now.toEpochMilli() >= expiresAt;
  }

  /** Whether asking once more is too early. */
  boolean isFresh(Instant now, Duration cooldown) {
    return now.toEpochMilli() < askedAt + cooldown.toMillis();
  }

  /** How long the code is still good, in whole minutes as they are told; 1 at least. */
  long minutesLeft(Instant now) {
    return CodeLife.minutesLeft(now, expiresAt);
  }

  /** When a code that is asked for now expires: asking again prolongs none. */
  long expiryOfNext(Instant now, EnrolmentSettings settings) {
    return settings.life().expiryOfNext(now, expiresAt);
  }
}
