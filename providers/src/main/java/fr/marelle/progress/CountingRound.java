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
        count(realm);
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

  /**
   * One school after the other, each in a transaction of its own: one statement for all of a region
   * runs for minutes where the database knows too little of its tables, as while they are filled.
   */
  private void count(String realmId) {
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
