package fr.marelle.hand;

import java.time.Instant;

/**
 * What came of having an account removed, or of keeping it after all.
 *
 * @param account its id
 * @param outcome {@code leaving}, {@code already-leaving}, {@code elsewhere-too}, {@code
 *     kept-elsewhere} where another directory, as an LDAP, keeps the account, {@code kept}, {@code
 *     not-leaving}
 * @param removedAt when it is to be removed; null where it is not
 */
public record Leaving(String account, String outcome, Instant removedAt) {
  static final String LEAVING = "leaving";
  static final String ALREADY = "already-leaving";
  static final String ELSEWHERE = "elsewhere-too";
  static final String KEPT_ELSEWHERE = "kept-elsewhere";
  static final String KEPT = "kept";
  static final String NOT_LEAVING = "not-leaving";

  /** Whether anything was done. */
  public boolean isDone() {
    return outcome.equals(LEAVING) || outcome.equals(KEPT);
  }
}
