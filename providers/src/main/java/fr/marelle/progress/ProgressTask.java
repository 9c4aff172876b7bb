package fr.marelle.progress;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
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
        count(session.getKeycloakSessionFactory(), realm);
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

  /**
   * One school after the other, each in a transaction of its own: one statement for all of a region
   * runs for minutes where the database knows too little of its tables, as while they are filled.
   */
  private static void count(KeycloakSessionFactory factory, String realmId) {
    long begun = System.nanoTime();
    LocalDate today = Progress.today();
    Map<String, Set<String>> places =
        KeycloakModelUtils.runJobInTransactionWithResult(
            factory, apart -> new Counting(apart, realmId).places());
    int written = 0;
    for (Map.Entry<String, Set<String>> school : places.entrySet()) {
      written +=
          KeycloakModelUtils.runJobInTransactionWithResult(
              factory,
              apart ->
                  new ProgressRecords(apart)
                      .keep(
                          realmId,
                          today,
                          school.getValue(),
                          new Counting(apart, realmId).ofSchool(school.getKey())));
    }
    KeycloakModelUtils.runJobInTransaction(
        factory,
        apart ->
            new ProgressRecords(apart).forgetBefore(realmId, today.minusDays(Progress.MAX_DAYS)));
    LOG.debugf(
        "Counted %d schools of a realm in %d ms, %d rows.",
        places.size(), Duration.ofNanos(System.nanoTime() - begun).toMillis(), written);
  }
}
