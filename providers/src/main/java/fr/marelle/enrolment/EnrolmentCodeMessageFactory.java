package fr.marelle.enrolment;

import fr.marelle.outbox.AskedBy;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.MessageProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link EnrolmentCodeMessage} with the outbox. */
public final class EnrolmentCodeMessageFactory implements MessageProviderFactory {
  static final String ID = "enrolment-code";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public AskedBy askedBy() {
    return AskedBy.ANYBODY;
  }

  @Override
  public MessageProvider create(KeycloakSession session) {
    return new EnrolmentCodeMessage(session);
  }
}
