package fr.marelle.outbox;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderFactory;

/**
 * Makes {@link MessageProvider}s; its id is the kind of message. Most have nothing to configure.
 */
public interface MessageProviderFactory extends ProviderFactory<MessageProvider> {
  /** Who can have messages of this kind leave. */
  default AskedBy askedBy() {
    return AskedBy.OWNER;
  }

  @Override
  default void init(Config.Scope config) {}

  @Override
  default void postInit(KeycloakSessionFactory factory) {}

  @Override
  default void close() {}
}
