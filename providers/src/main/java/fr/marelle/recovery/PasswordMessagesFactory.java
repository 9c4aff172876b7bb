package fr.marelle.recovery;

import fr.marelle.outbox.AskedBy;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.MessageProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link PasswordMessages} with the outbox. */
public final class PasswordMessagesFactory implements MessageProviderFactory {

  @Override
  public String getId() {
    return PasswordMessages.KIND;
  }

  @Override
  public AskedBy askedBy() {
    return AskedBy.ANYBODY;
  }

  @Override
  public MessageProvider create(KeycloakSession session) {
    return new PasswordMessages(session);
  }
}
