package fr.marelle.throttle;

import fr.marelle.account.Identifier;
import java.util.Set;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.crypto.KeyUse;
import org.keycloak.models.Constants;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.BruteForceProtector;

/**
 * The tries that an account has left, whatever secret is tried: password, code on paper, code by
 * mail or SMS. What guesses on one route use up is missing on the others. The settings are the
 * realm's brute force detection; where that is off, nothing is counted and nobody is locked.
 *
 * <p>Ask {@link #isLocked} before the secret is looked at, then say how it went.
 */
public final class Tries {
  private static final Set<String> CATEGORY = Set.of(PasswordCredentialModel.TYPE);

  private final KeycloakSession session;
  private final RealmModel realm;

  private Tries(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** Those of the accounts of a realm. */
  public static Tries of(KeycloakSession session, RealmModel realm) {
    return new Tries(session, realm);
  }

  /**
   * Whether no secret of this account may be tried now: after too many failures, or while other
   * requests try one. Where it answers no, other requests on this node wait for the end of this
   * one.
   */
  public boolean isLocked(UserModel user) {
    if (!realm.isBruteForceProtected()) {
      return false;
    }
    BruteForceProtector protector = protector();
    return protector instanceof OneAtATimeProtector ours
        ? ours.isLocked(realm, user)
        : AuthenticatorUtils.getDisabledByBruteForceEventError(protector, session, realm, user)
            != null;
  }

  /**
   * Counts a wrong secret. It is counted, for every node, before the answer leaves, and even if the
   * request's transaction is rolled back; if it can't be, the answer doesn't leave.
   */
  public void failed(UserModel user) {
    if (realm.isBruteForceProtected()) {
      KeycloakContext request = session.getContext();
      protector()
          .failedLogin(
              realm, user, request.getConnection(), request.getHttpRequest().getUri(), CATEGORY);
    }
  }

  /**
   * The same off the request, for a secret that was tried where nobody may learn whose it is. While
   * the account waits it counts for nothing.
   *
   * @param address where the request came from
   */
  public void failed(UserModel user, String address) {
    if (realm.isBruteForceProtected() && protector() instanceof OneAtATimeProtector ours) {
      ours.failed(realm, user, address, CATEGORY);
    }
  }

  /**
   * The same as {@link #isLocked(UserModel)} for an identifier that no account has, and as long in
   * coming: nobody is to learn by it which accounts exist.
   */
  public boolean isLocked(Identifier unknown) {
    return realm.isBruteForceProtected()
        && protector() instanceof OneAtATimeProtector ours
        && ours.isLocked(realm, nobody(unknown));
  }

  /** The same as {@link #failed(UserModel)} for an identifier that no account has. */
  public void failed(Identifier unknown) {
    if (realm.isBruteForceProtected() && protector() instanceof OneAtATimeProtector ours) {
      ours.failed(realm, nobody(unknown), session.getContext().getConnection(), CATEGORY);
    }
  }

  /** Forgets the failures: somebody signed in, or set a password. */
  public void succeeded(UserModel user) {
    if (realm.isBruteForceProtected()) {
      KeycloakContext request = session.getContext();
      protector()
          .successfulLogin(
              realm, user, request.getConnection(), request.getHttpRequest().getUri(), CATEGORY);
    }
  }

  private Nobody nobody(Identifier unknown) {
    return Nobody.named(
        unknown,
        session
            .keys()
            .getActiveKey(realm, KeyUse.SIG, Constants.INTERNAL_SIGNATURE_ALGORITHM)
            .getSecretKey());
  }

  private BruteForceProtector protector() {
    return session.getProvider(BruteForceProtector.class);
  }
}
