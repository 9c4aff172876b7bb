package fr.marelle.throttle;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserLoginFailureProvider;

/**
 * Keycloak's counters of failed tries in a table of our own: all nodes share them, and they survive
 * a restart. An account is looked up once in a session, whether or not it has a row; almost none
 * has.
 */
final class StoredFailuresProvider implements UserLoginFailureProvider {
  private final EntityManager entities;
  private final Map<FailuresKey, Optional<StoredFailures>> known = new HashMap<>();

  StoredFailuresProvider(EntityManager entities) {
    this.entities = entities;
  }

  /** One that knows nothing yet, whatever the operator has chosen for the session. */
  static StoredFailuresProvider of(KeycloakSession session) {
    return new StoredFailuresProvider(
        session.getProvider(JpaConnectionProvider.class).getEntityManager());
  }

  @Override
  public UserLoginFailureModel getUserLoginFailure(RealmModel realm, String userId) {
    return known.computeIfAbsent(new FailuresKey(realm.getId(), userId), this::read).orElse(null);
  }

  private Optional<StoredFailures> read(FailuresKey key) {
    return Optional.ofNullable(entities.find(FailuresEntity.class, key))
        .map(row -> new StoredFailures(entities, row, false));
  }

  /** Locks the row until the transaction ends, and makes it if need be. */
  @Override
  public UserLoginFailureModel addUserLoginFailure(RealmModel realm, String userId) {
    FailuresKey key = new FailuresKey(realm.getId(), userId);
    forget(key);
    FailuresEntity row = lock(key);
    if (row == null) {
      insert(key);
      row = lock(key);
    }
    if (row == null) {
      throw new PersistenceException("The failures of an account were removed at this very moment");
    }
    StoredFailures failures = new StoredFailures(entities, row, true);
    known.put(key, Optional.of(failures));
    return failures;
  }

  private FailuresEntity lock(FailuresKey key) {
    return entities.find(FailuresEntity.class, key, LockModeType.PESSIMISTIC_WRITE);
  }

  /** Does nothing where somebody else was first. */
  private void insert(FailuresKey key) {
    // Names no constraint: only so does Hibernate make up for a database without such a clause.
    entities
        .createQuery(
            """
            insert into FailuresEntity (realmId, userId, failures, secondaryFailures, lockouts,
              notBefore, lastFailure, changedAt)
            values (:realm, :user, 0, 0, 0, 0, 0, :now)
            on conflict do nothing
            """)
        .setParameter("realm", key.realmId())
        .setParameter("user", key.userId())
        .setParameter("now", Time.currentTimeMillis())
        .executeUpdate();
  }

  @Override
  public void removeUserLoginFailure(RealmModel realm, String userId) {
    FailuresKey key = new FailuresKey(realm.getId(), userId);
    forget(key);
    entities
        .createQuery("delete from FailuresEntity f where f.realmId = :realm and f.userId = :user")
        .setParameter("realm", key.realmId())
        .setParameter("user", key.userId())
        .executeUpdate();
  }

  @Override
  public void removeAllUserLoginFailures(RealmModel realm) {
    known.keySet().stream()
        .filter(key -> key.realmId().equals(realm.getId()))
        .toList()
        .forEach(this::forget);
    entities
        .createQuery("delete from FailuresEntity f where f.realmId = :realm")
        .setParameter("realm", realm.getId())
        .executeUpdate();
  }

  /** Has an account looked up again that another transaction may have changed. */
  void forget(RealmModel realm, String userId) {
    forget(new FailuresKey(realm.getId(), userId));
  }

  private void forget(FailuresKey key) {
    Optional<StoredFailures> before = known.remove(key);
    if (before != null) {
      before.ifPresent(StoredFailures::detach);
    }
  }

  /**
   * Deletes the rows of a realm that count for nothing any more.
   *
   * @return how many
   */
  int sweep(RealmModel realm) {
    if (realm.isPermanentLockout() && realm.getMaxTemporaryLockouts() == 0) {
      // Failures are never forgotten then: only those go that were cleared, and nobody's, of whom
      // there is no end.
      return entities
          .createQuery(
              """
              delete from FailuresEntity f where f.realmId = :realm
                and ((f.failures = 0 and f.secondaryFailures = 0)
                  or (f.userId like :nobody and f.changedAt < :forgotten and f.notBefore < :now))
              """)
          .setParameter("realm", realm.getId())
          .setParameter("nobody", Nobody.PREFIX + "%")
          .setParameter("forgotten", forgotten(realm))
          .setParameter("now", (int) (Time.currentTimeMillis() / 1000))
          .executeUpdate();
    }
    return entities
        .createQuery(
            """
            delete from FailuresEntity f where f.realmId = :realm
              and f.changedAt < :forgotten and f.notBefore < :now
            """)
        .setParameter("realm", realm.getId())
        .setParameter("forgotten", forgotten(realm))
        .setParameter("now", (int) (Time.currentTimeMillis() / 1000))
        .executeUpdate();
  }

  /** Whatever was last changed before counts no more. */
  private static long forgotten(RealmModel realm) {
    return Time.currentTimeMillis() - realm.getMaxDeltaTimeSeconds() * 1000L;
  }

  @Override
  public void close() {}
}
