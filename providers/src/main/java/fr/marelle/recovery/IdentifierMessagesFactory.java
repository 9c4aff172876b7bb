package fr.marelle.recovery;

import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.MessageProviderFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link IdentifierMessages} with the outbox. */
public final class IdentifierMessagesFactory implements MessageProviderFactory {

  @Override
  public String getId() {
    return IdentifierMessages.KIND;
  }

  @Override
  public MessageProvider create(KeycloakSession session) {
    return new IdentifierMessages(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
