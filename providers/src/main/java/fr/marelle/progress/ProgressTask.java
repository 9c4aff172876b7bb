package fr.marelle.progress;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.timer.ScheduledTask;

/**
 * Counts every realm that has the class console and keeps the numbers. Run on every node, it works
 * on whichever comes first.
 */
final class ProgressTask implements ScheduledTask {
  private static final Logger LOG = Logger.getLogger(ProgressTask.class);
  private static final String TURN = "marelle-progress";

  private final String client;
  private final long intervalSeconds;

  /**
   * @param client the client whose presence says that a realm has the console
   * @param intervalSeconds how often it is run on each node
   */
  ProgressTask(String client, long intervalSeconds) {
    this.client = client;
    this.intervalSeconds = intervalSeconds;
  }

  @Override
  public void run(KeycloakSession session) {
    // A little less than the interval, so that the node whose turn it was gets it again.
    long turn = Math.max(1, intervalSeconds - intervalSeconds / 10);
    if (!session.singleUseObjects().putIfAbsent(TURN, turn)) {
      LOG.debug("Another node of the cluster counts the accounts.");
      return;
    }
    for (String realm : realms(session)) {
      try {
        KeycloakModelUtils.runJobInTransaction(
            session.getKeycloakSessionFactory(), apart -> count(apart, realm));
      } catch (RuntimeException e) {
        LOG.errorf(e, "The accounts of the realm %s could not be counted.", realm);
      }
    }
  }

  private List<String> realms(KeycloakSession session) {
    return session
        .realms()
        .getRealmsStream()
        .filter(realm -> realm.getClientByClientId(client) != null)
        .map(RealmModel::getId)
        .toList();
  }

  private static void count(KeycloakSession session, String realmId) {
    LocalDate today = Progress.today();
    Map<String, Headcount> counted = new Counting(session, realmId).ofRealm();
    ProgressRecords records = new ProgressRecords(session);
    int written = records.keep(realmId, today, counted);
    records.forgetBefore(realmId, today.minusDays(Progress.MAX_DAYS));
    LOG.debugf("Counted %d classes and schools of a realm, %d rows.", counted.size(), written);
  }
}
