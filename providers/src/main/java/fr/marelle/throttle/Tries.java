package fr.marelle.throttle;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The tries that an account has left, whatever secret is tried: password, code on paper, code by
 * mail or SMS. What guesses on one route use up is missing on the others. The settings are the
 * realm's brute force detection; where that is off, nothing is counted and nobody is locked.
 *
 * <p>Ask {@link #isLocked} before the secret is looked at, then say how it went.
 */
public final class Tries {
  private Tries() {}

  /** Those of the accounts of a realm. */
  public static Tries of(KeycloakSession session, RealmModel realm) {
    throw new UnsupportedOperationException();
  }

  /**
   * Whether no secret of this account may be tried now: after too many failures, or while another
   * request tries one. Where it answers no, other requests wait for the end of this one.
   */
  public boolean isLocked(UserModel user) {
    throw new UnsupportedOperationException();
  }

  /**
   * Counts a wrong secret. It counts even if the request's transaction is rolled back, and counts
   * on every node as soon as this returns.
   */
  public void failed(UserModel user) {
    throw new UnsupportedOperationException();
  }

  /** Forgets the failures: somebody signed in, or set a password. */
  public void succeeded(UserModel user) {
    throw new UnsupportedOperationException();
  }
}
