package fr.marelle.sms;

import org.keycloak.component.ComponentFactory;
import org.keycloak.models.KeycloakSession;

/**
 * Makes {@link SmsSender}s: one for the server, from its options, and one for each component of a
 * realm.
 */
public interface SmsSenderFactory extends ComponentFactory<SmsSender, SmsSender> {
  @Override
  SmsSender create(KeycloakSession session);
}
