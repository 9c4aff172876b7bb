package fr.marelle.upkeep;

import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakSessionTask;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderEvent;

/**
 * It is time to delete rows that are over. Published once an hour, on one of the nodes; whoever
 * keeps such rows listens.
 */
public record Sweep(KeycloakSessionFactory factory) implements ProviderEvent {
  private static final Logger LOG = Logger.getLogger(Sweep.class);

  /** Does it in a transaction of its own. What goes wrong is logged, and keeps nobody else back. */
  public void apart(KeycloakSessionTask work) {
    try {
      KeycloakModelUtils.runJobInTransaction(factory, work);
    } catch (RuntimeException e) {
      LOG.error("Rows that are over could not be swept.", e);
    }
  }
}
