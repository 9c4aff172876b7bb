package fr.marelle.throttle;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionTask;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Deletes the counters that are over, realm by realm. Run on every node, it works on whichever
 * comes first.
 */
final class ThrottleSweep implements ScheduledTask {
  static final Duration INTERVAL = Duration.ofHours(1);

  private static final Logger LOG = Logger.getLogger(ThrottleSweep.class);
  private static final String TURN = "marelle-throttle";

  @Override
  public void run(KeycloakSession session) {
    // A little less than the interval, so that the node whose turn it was gets it again.
    if (!session.singleUseObjects().putIfAbsent(TURN, INTERVAL.toSeconds() * 9 / 10)) {
      return;
    }
    apart(session, now -> SendingRows.of(now).sweep(Time.currentTimeMillis() / 1000));
    session
        .realms()
        .getRealmsStream()
        .map(RealmModel::getId)
        .toList()
        .forEach(realm -> apart(session, now -> sweep(now, realm)));
  }

  private static void sweep(KeycloakSession session, String realmId) {
    RealmModel realm = session.realms().getRealm(realmId);
    if (realm != null) {
      StoredFailuresProvider.of(session).sweep(realm);
    }
  }

  private static void apart(KeycloakSession session, KeycloakSessionTask work) {
    try {
      KeycloakModelUtils.runJobInTransaction(session.getKeycloakSessionFactory(), work);
    } catch (RuntimeException e) {
      LOG.error("Counters that are over could not be swept.", e);
    }
  }
}
