package fr.marelle.enrolment;

import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.keycloak.sessions.RootAuthenticationSessionModel;

/**
 * The session of somebody else in the same browser: a tablet where a child is signed in. Keycloak
 * gives the parent's attempt its id, and would refuse to let two people share it.
 */
final class OthersSession {
  private final AuthenticationFlowContext context;

  OthersSession(AuthenticationFlowContext context) {
    this.context = context;
  }

  /**
   * Signs whoever else is signed in out, and tells the applications that want to be told. In a
   * transaction of its own: in one, a session can't end and another of its id begin.
   */
  void end(UserModel signingIn) {
    String realmId = context.getRealm().getId();
    AuthenticationSessionModel attempt = context.getAuthenticationSession();
    String id = attempt.getParentSession().getId();
    String client = attempt.getClient().getId();
    String person = signingIn.getId();
    EventBuilder event = context.getEvent().clone().event(EventType.LOGOUT);
    KeycloakModelUtils.runJobInTransactionWithResult(
        context.getSession().getKeycloakSessionFactory(),
        context.getSession().getContext(),
        apart -> {
          RealmModel realm = apart.realms().getRealm(realmId);
          UserSessionModel open = apart.sessions().getUserSession(realm, id);
          UserModel present = open == null ? null : open.getUser();
          if (present != null && !present.getId().equals(person)) {
            event.user(present).session(open).success();
            end(apart, realm, client, open);
          }
          return null;
        },
        "The session of somebody else");
  }

  /**
   * Keycloak works in an attempt with the session's own id, and throws that away with all that is
   * in it: so it is given another to work in.
   */
  private static void end(
      KeycloakSession apart, RealmModel realm, String client, UserSessionModel open) {
    RootAuthenticationSessionModel elsewhere =
        apart.authenticationSessions().createRootAuthenticationSession(realm);
    apart
        .getContext()
        .setAuthenticationSession(
            elsewhere.createAuthenticationSession(realm.getClientById(client)));
    AuthenticationManager.backchannelLogout(apart, open, true);
    apart.authenticationSessions().removeRootAuthenticationSession(realm, elsewhere);
  }
}
