package fr.marelle.hand;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.events.Event;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Whoever opens in Keycloak's own console, or by a program, an account that was to be removed wants
 * it to stay.
 */
final class LeavingWatch implements EventListenerProvider {
  private static final Pattern ACCOUNT = Pattern.compile("users/([^/]+)");

  private final KeycloakSession session;

  LeavingWatch(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void onEvent(Event event) {}

  @Override
  public void onEvent(AdminEvent event, boolean includeRepresentation) {
    if (event.getOperationType() == OperationType.UPDATE && event.getResourcePath() != null) {
      Matcher account = ACCOUNT.matcher(event.getResourcePath());
      RealmModel realm = session.realms().getRealm(event.getRealmId());
      if (account.matches() && realm != null) {
        Leavings.opened(session, realm, account.group(1));
      }
    }
  }

  @Override
  public void close() {}
}
