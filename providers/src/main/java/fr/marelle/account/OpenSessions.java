package fr.marelle.account;

import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;

/** Where a person is signed in at this moment, on any device and in any application. */
public final class OpenSessions {
  private OpenSessions() {}

  /** Ends all of them, offline ones too, and tells the applications that want to be told. */
  public static void endAll(KeycloakSession session, RealmModel realm, UserModel user) {
    Stream.concat(
            session.sessions().getUserSessionsStream(realm, user),
            session.sessions().getOfflineUserSessionsStream(realm, user))
        // Ending one takes it out of what is being read.
        .toList()
        .forEach(open -> AuthenticationManager.backchannelLogout(session, open, true));
  }
}
