package fr.marelle.contact;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A contact that waits for its code.
 *
 * @param id of the row
 * @param contact the address or number that the code goes to
 * @param replaces what the account had when the code was asked for
 * @param codeHash empty until the code is made
 * @param nonce of which the code is made, the same one at each sending
 * @param askedAt milliseconds since the epoch
 * @param sentAt milliseconds since the epoch; 0 until the last code has left
 * @param expiresAt milliseconds since the epoch; 0 while there is no code
 * @param tries codes that were typed
 */
record PendingContact(
    String id,
    String contact,
    Optional<String> replaces,
    Optional<String> codeHash,
    String nonce,
    long askedAt,
    long sentAt,
    long expiresAt,
    int tries) {

  /** From when it is sent. */
  static final Duration VALIDITY = Duration.ofMinutes(30);

  /** A request within it sends nothing. */
  static final Duration COOLDOWN = Duration.ofMinutes(1);

  /**
   * « At least 6 digits » leaves a guesser five in a million for each code (NIST SP 800-63B-4,
   * 3.1.3).
   */
  static final int MOST_TRIES = 5;

  /**
   * How long a mail that does not leave is waited for; later than that it has been given up (see
   * {@link fr.marelle.outbox.Sending#UNREACHABLE}).
   */
  private static final Duration PATIENCE = Duration.ofHours(2);

  /** Whether its code, or a code that is still to come, can be typed at that moment. */
  boolean isOpen(Instant now) {
    return tries < MOST_TRIES && !isExpired(now);
  }

  /**
   * Whether its code is still to leave. Each try to send it makes a new code, whose time then
   * begins anew, so that the time of one that never left says nothing.
   */
  boolean isToBeSent(Instant now) {
    return tries < MOST_TRIES
        && (sentAt == 0
            ? now.toEpochMilli() < askedAt + PATIENCE.toMillis()
            : now.toEpochMilli() < expiresAt);
  }

  /** Whether its time is over, be it that the code never came. */
  boolean isExpired(Instant now) {
    return expiresAt > 0
        ? now.toEpochMilli() >= expiresAt
        : now.toEpochMilli() >= askedAt + PATIENCE.toMillis();
  }

  /** Whether a code was asked for a moment ago. */
  boolean isFresh(Instant now) {
    return now.toEpochMilli() < askedAt + COOLDOWN.toMillis();
  }

  /** Whether the code ought to have left by now: the mail server or the gateway does not answer. */
  boolean isOverdue(Instant now) {
    return sentAt == 0 && !isFresh(now);
  }

  /** Without the contact. */
  @Override
  public String toString() {
    return "PendingContact[" + id + "]";
  }
}
