package fr.marelle.contact;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Registers {@link ContactWatch} for every realm, whether or not it keeps events: a rule of safety
 * must not hang on a box that somebody unticks.
 */
public final class ContactWatchFactory implements EventListenerProviderFactory {
  @Override
  public String getId() {
    return "marelle-contact-watch";
  }

  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new ContactWatch(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
