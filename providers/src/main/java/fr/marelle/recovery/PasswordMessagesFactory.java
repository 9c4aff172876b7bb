package fr.marelle.recovery;

import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.MessageProviderFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link PasswordMessages} with the outbox. */
public final class PasswordMessagesFactory implements MessageProviderFactory {

  @Override
  public String getId() {
    return PasswordMessages.KIND;
  }

  @Override
  public MessageProvider create(KeycloakSession session) {
    return new PasswordMessages(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
