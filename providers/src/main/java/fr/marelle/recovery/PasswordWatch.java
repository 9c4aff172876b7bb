package fr.marelle.recovery;

import fr.marelle.audit.AccountEvents;
import fr.marelle.code.CodeKind;
import org.keycloak.events.Details;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Has people told that their password was changed, on whatever way: by a link, by a renewal code,
 * or in a session that somebody else may have found open.
 */
final class PasswordWatch implements EventListenerProvider {
  private final KeycloakSession session;

  PasswordWatch(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    if (event.getType() == EventType.UPDATE_CREDENTIAL
        && PasswordCredentialModel.TYPE.equals(detail(event, Details.CREDENTIAL_TYPE))
        && !isFirst(event)) {
      RealmModel realm = session.realms().getRealm(event.getRealmId());
      UserModel user = realm == null ? null : session.users().getUserById(realm, event.getUserId());
      if (user != null) {
        PasswordNotice.put(session, user);
      }
    }
  }

  /** Whoever activates an account has changed nobody's password. */
  private static boolean isFirst(Event event) {
    return CodeKind.ACTIVATION.credentialType().equals(detail(event, AccountEvents.CODE_TYPE));
  }

  private static String detail(Event event, String name) {
    return event.getDetails() == null ? null : event.getDetails().get(name);
  }

  /** An administrator tells the person. */
  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {}

  @Override
  public void close() {}
}
