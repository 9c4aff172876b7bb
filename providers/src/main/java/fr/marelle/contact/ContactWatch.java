package fr.marelle.contact;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventType;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Looks at an account's contacts whenever Keycloak says that something happened to it: an
 * administrator, a program or the account console may have changed them.
 */
final class ContactWatch implements EventListenerProvider {
  private static final Set<EventType> OCCASIONS =
      EnumSet.of(
          EventType.LOGIN, EventType.REGISTER, EventType.UPDATE_EMAIL, EventType.UPDATE_PROFILE);
  private static final Set<OperationType> ACTS =
      EnumSet.of(OperationType.CREATE, OperationType.UPDATE);
  private static final Pattern ACCOUNT = Pattern.compile("users/([^/]+)");

  private final KeycloakSession session;

  ContactWatch(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {
    if (OCCASIONS.contains(event.getType()) && event.getUserId() != null) {
      look(event.getRealmId(), event.getUserId());
    }
  }

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    // By the path: a partial import's events have the realm for their type.
    if (ACTS.contains(event.getOperationType()) && event.getResourcePath() != null) {
      Matcher account = ACCOUNT.matcher(event.getResourcePath());
      if (account.matches()) {
        look(event.getRealmId(), account.group(1));
      }
    }
  }

  private void look(String realmId, String account) {
    RealmModel realm = session.realms().getRealm(realmId);
    UserModel user = realm == null ? null : session.users().getUserById(realm, account);
    if (user != null && user.getServiceAccountClientLink() == null) {
      ContactAge.look(user);
    }
  }

  @Override
  public void close() {}
}
