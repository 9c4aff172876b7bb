package fr.marelle.contact;

import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.MessageProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link ContactCodeMessage}. */
public final class ContactCodeMessageFactory implements MessageProviderFactory {
  static final String ID = "contact-code";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public MessageProvider create(KeycloakSession session) {
    return new ContactCodeMessage(session);
  }
}
