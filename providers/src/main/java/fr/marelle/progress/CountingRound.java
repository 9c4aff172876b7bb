package fr.marelle.progress;

import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Counts every realm that has the class console and keeps the numbers. */
final class CountingRound {
  private static final Logger LOG = Logger.getLogger(CountingRound.class);

  private final KeycloakSessionFactory factory;

  CountingRound(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  /**
   * Counts.
   *
   * @param client the client whose presence says that a realm has the console
   */
  void run(String client) {
    List<String> realms =
        KeycloakModelUtils.runJobInTransactionWithResult(
            factory, session -> realms(session, client));
    for (String realm : realms) {
      try {
        new CountedRealm(factory, realm).count();
      } catch (RuntimeException e) {
        LOG.errorf(e, "The accounts of the realm %s could not be counted.", realm);
      }
    }
  }

  private static List<String> realms(KeycloakSession session, String client) {
    return session
        .realms()
        .getRealmsStream()
        .filter(realm -> realm.getClientByClientId(client) != null)
        .map(RealmModel::getId)
        .toList();
  }
}
