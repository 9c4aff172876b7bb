package fr.marelle.enrolment;

import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.MessageProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link EnrolmentMail} with the outbox. */
public final class EnrolmentMailFactory implements MessageProviderFactory {
  static final String ID = "enrolment-mail";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public MessageProvider create(KeycloakSession session) {
    return new EnrolmentMail(session);
  }
}
