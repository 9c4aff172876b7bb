package fr.marelle.classroom.act;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Lifts the wait that the brute force protection imposes. Whoever asks for a code has most often
 * tried too many passwords before, and the teacher knows who it is. But a few times a day only:
 * otherwise codes, issued again and again, would let somebody guess a password without an end.
 */
final class Waits {
  private static final int TIMES_A_DAY = 3;

  private final KeycloakSession session;
  private final RealmModel realm;

  Waits(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * Lifts it for those of these accounts who have got fewer than {@value #TIMES_A_DAY} codes of
   * that subject in the last day.
   */
  void lift(List<String> accounts, Subject subject) {
    Map<String, Long> codes = codesOfTheDay(accounts, subject);
    accounts.stream()
        .filter(account -> codes.getOrDefault(Trace.path(account, subject), 0L) < TIMES_A_DAY)
        .forEach(account -> session.loginFailures().removeUserLoginFailure(realm, account));
  }

  private Map<String, Long> codesOfTheDay(List<String> accounts, Subject subject) {
    if (accounts.isEmpty()) {
      return Map.of();
    }
    EntityManager entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    return entities
        .createQuery(
            "select e.resourcePath, count(e) from AdminEventEntity e"
                + " where e.resourcePath in (:paths) and e.operationType = :created"
                + " and e.realmId = :realm and e.time > :since group by e.resourcePath",
            Object[].class)
        .setParameter(
            "paths", accounts.stream().map(account -> Trace.path(account, subject)).toList())
        .setParameter("created", OperationType.CREATE.name())
        .setParameter("realm", realm.getId())
        .setParameter("since", Time.currentTimeMillis() - Duration.ofDays(1).toMillis())
        .getResultStream()
        .collect(Collectors.toMap(row -> (String) row[0], row -> (Long) row[1]));
  }
}
