package fr.marelle.throttle;

import org.keycloak.models.KeycloakSession;

/** Counts what is sent, on all nodes together, in the realm of the request. */
public final class SendingLimits {

  /** Counts in the session's realm and in its running transaction. */
  public SendingLimits(KeycloakSession session) {}

  /**
   * Takes one of what the limit allows for this key in the present window. What was taken comes
   * back if the transaction is rolled back. Until it ends, others who ask for the same key wait.
   *
   * @param key an address, a number, the id of an account or a school; only its hash is kept
   * @return false when nothing is left
   */
  public boolean take(SendingLimit limit, String key) {
    throw new UnsupportedOperationException();
  }
}
