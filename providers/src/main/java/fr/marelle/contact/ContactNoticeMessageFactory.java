package fr.marelle.contact;

import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.MessageProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link ContactNoticeMessage}. */
public final class ContactNoticeMessageFactory implements MessageProviderFactory {
  static final String ID = "contact-notice";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public MessageProvider create(KeycloakSession session) {
    return new ContactNoticeMessage(session);
  }
}
