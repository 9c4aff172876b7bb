package fr.marelle.recovery;

import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.MessageProviderFactory;
import org.keycloak.models.KeycloakSession;

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
}
