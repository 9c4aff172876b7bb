package fr.marelle.hand;

import org.keycloak.Config;
import org.keycloak.events.EventListenerProvider;
import org.keycloak.events.EventListenerProviderFactory;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link LeavingWatch} for every realm, whether or not it keeps events. */
public final class LeavingWatchFactory implements EventListenerProviderFactory {
  @Override
  public String getId() {
    return "marelle-leaving-watch";
  }

  @Override
  public boolean isGlobal() {
    return true;
  }

  @Override
  public EventListenerProvider create(KeycloakSession session) {
    return new LeavingWatch(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
