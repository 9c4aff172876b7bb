package fr.marelle.recovery;

import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.MessageProviderFactory;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/** Registers {@link PasswordNotice} with the outbox. */
public final class PasswordNoticeFactory implements MessageProviderFactory {

  @Override
  public String getId() {
    return PasswordNotice.KIND;
  }

  @Override
  public MessageProvider create(KeycloakSession session) {
    return new PasswordNotice(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
