package fr.marelle.enrolment;

import java.time.Instant;
import java.util.Optional;

/**
 * An enrolment that waits for its code.
 *
 * @param id of the row
 * @param claim what is kept of names and number
 * @param nonce what the code is made of
 * @param account whom a code left for; empty where it leaves for nobody, or hasn't yet
 * @param askedAt milliseconds since the epoch
 * @param expiresAt milliseconds since the epoch
 * @param tries codes that were typed
 */
record Enrolment(
    String id,
    String claim,
    String nonce,
    Optional<String> account,
    long askedAt,
    long expiresAt,
    int tries) {

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

  /** Without what would tell the code. */
  @Override
  public String toString() {
    return "Enrolment[" + id + "]";
  }
}
