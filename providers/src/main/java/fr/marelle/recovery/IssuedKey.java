package fr.marelle.recovery;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a key that was issued.
 *
 * @param account whose password it may set
 * @param sentTo the {@link fr.marelle.contact.ContactFingerprint} of the address that it went to
 * @param expiresAt from then on it opens nothing
 * @param asked where it was asked for, so that its owner gets back there; empty where nobody knows
 */
record IssuedKey(
    String account, String sentTo, Instant issuedAt, Instant expiresAt, Optional<Asked> asked) {

  /**
   * One tab of one browser, on its way to one application.
   *
   * @param client the application's client id
   * @param tab the authentication's tab id, random and known to that browser alone
   */
  record Asked(String client, String tab) {}

  boolean isExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}
