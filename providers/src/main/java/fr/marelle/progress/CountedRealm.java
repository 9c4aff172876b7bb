package fr.marelle.progress;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Counts a realm, one school after the other, each in a transaction of its own: one statement for
 * all of a region runs for minutes where the database knows too little of its tables, as while they
 * are filled.
 */
final class CountedRealm {
  private static final Logger LOG = Logger.getLogger(CountedRealm.class);

  private final KeycloakSessionFactory factory;
  private final String realmId;

  CountedRealm(KeycloakSessionFactory factory, String realmId) {
    this.factory = factory;
    this.realmId = realmId;
  }

  /** Counts, and forgets what is too old. */
  void count() {
    long begun = System.nanoTime();
    Map<String, Set<String>> places =
        KeycloakModelUtils.runJobInTransactionWithResult(
            factory,
            session -> {
              new ProgressRecords(session)
                  .forgetBefore(realmId, Progress.today().minusDays(Progress.MAX_DAYS));
              return new Counting(session, realmId).places();
            });
    OneByOne schools = new OneByOne(places.keySet());
    int written = schools.sum(school -> count(school, places.get(school)));
    LOG.debugf(
        "Counted %d schools of a realm in %d ms, %d rows.",
        places.size() - schools.failed(),
        Duration.ofNanos(System.nanoTime() - begun).toMillis(),
        written);
    schools
        .firstFailure()
        .ifPresent(
            failure ->
                LOG.errorf(
                    failure,
                    "%d of %d schools of the realm %s could not be counted; the first because:",
                    schools.failed(),
                    places.size(),
                    realmId));
  }

  private int count(String school, Set<String> places) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory, session -> count(session, school, places));
  }

  private int count(KeycloakSession session, String school, Set<String> places) {
    LocalDate today = Progress.today();
    Map<String, Headcount> counted = new Counting(session, realmId).ofSchool(school);
    return new ProgressRecords(session).keep(realmId, today, places, counted);
  }
}
