package fr.marelle.enrolment;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The one code of an account and a number, whatever spelling of the names it was asked for by.
 *
 * @param id of the row
 * @param account whose it is
 * @param nonce what it is made of
 * @param begunAt from when tries are counted: milliseconds since the epoch
 * @param expiresAt milliseconds since the epoch
 * @param tries codes that were typed, in all visits
 * @param usedBy the visit in which it was typed
 */
record EnrolmentCode(
    String id,
    String account,
    String nonce,
    long begunAt,
    long expiresAt,
    int tries,
    Optional<String> usedBy) {
  /** For which tries count. */
  static final Duration DAY = Duration.ofDays(1);

  boolean isSpent() {
    return tries >= Enrolment.MOST_TRIES;
  }

  boolean isExpired(Instant now) {
    return now.toEpochMilli() >= expiresAt;
  }

  /** Whether its tries count no more. */
  boolean isOfAnotherDay(Instant now) {
    return now.minus(DAY).toEpochMilli() >= begunAt;
  }

  /** Whether it is sent again rather than another one. */
  boolean isStillGood(Instant now, CodeLife life) {
    return usedBy.isEmpty() && !life.isOver(now, expiresAt);
  }

  /** Without what would tell the code. */
  @Override
  public String toString() {
    return "EnrolmentCode[" + id + "]";
  }
}
