package fr.marelle.directory.upkeep;

import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.MessageProviderFactory;
import org.keycloak.models.KeycloakSession;

/** Registers {@link DepartureMail} with the outbox. */
public final class DepartureMailFactory implements MessageProviderFactory {
  static final String ID = "departure-mail";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public MessageProvider create(KeycloakSession session) {
    return new DepartureMail(session);
  }
}
