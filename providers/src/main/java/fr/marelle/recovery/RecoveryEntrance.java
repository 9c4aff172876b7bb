package fr.marelle.recovery;

import java.util.Map;
import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.sessions.AuthenticationSessionModel;

/** What the login page knows of recovery: how to offer it, and how somebody comes back from it. */
public final class RecoveryEntrance {
  private static final String DONE_NOTE = "marelle.recovery.done";

  private RecoveryEntrance() {}

  /**
   * Makes the login page offer help as the realm chose, if it does; and greet somebody who has just
   * chosen a new password.
   */
  public static void open(
      KeycloakSession session, RealmModel realm, AuthenticationSessionModel attempt) {
    LoginFormsProvider page = session.getProvider(LoginFormsProvider.class);
    help(realm).ifPresent(help -> page.setAttribute("recovery", Map.of("help", help)));
    if (attempt.getAuthNote(DONE_NOTE) != null) {
      attempt.removeAuthNote(DONE_NOTE);
      page.setSuccess("marelleResetBack");
    }
  }

  private static Optional<String> help(RealmModel realm) {
    return RecoverySettings.of(realm).map(settings -> settings.help().value());
  }

  /** Has the next login page of this attempt say that the new password is kept. */
  static void announce(AuthenticationSessionModel attempt) {
    attempt.setAuthNote(DONE_NOTE, "true");
  }
}
