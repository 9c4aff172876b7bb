package fr.marelle.outbox;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The table of messages that are waiting. */
final class OutboxRows {
  private final EntityManager entities;

  OutboxRows(EntityManager entities) {
    this.entities = entities;
  }

  static OutboxRows of(KeycloakSession session) {
    return new OutboxRows(session.getProvider(JpaConnectionProvider.class).getEntityManager());
  }

  void add(OutboxEntity row) {
    entities.persist(row);
  }

  /** How many messages of those kinds wait in the realm. */
  long waiting(String realmId, Set<String> kinds) {
    return entities
        .createQuery(
            """
            select count(m) from OutboxEntity m where m.realmId = :realm and m.kind in (:kinds)
            """,
            Long.class)
        .setParameter("realm", realmId)
        .setParameter("kinds", kinds)
        .getSingleResult();
  }

  /**
   * Messages that nobody is sending and that need not rest: a fair share of each realm, of each
   * first what was tried least, then the oldest.
   */
  List<Waiting> due(long now, int most) {
    return entities
        .createQuery(
            """
            select m.realmId, m.id from OutboxEntity m where m.lockedUntil <= :now
            order by
              row_number() over (partition by m.realmId order by m.tries, m.lockedUntil, m.id),
              m.lockedUntil, m.id
            """,
            Object[].class)
        .setParameter("now", now)
        .setMaxResults(most)
        .getResultStream()
        .map(row -> new Waiting((String) row[0], (String) row[1]))
        .toList();
  }

  /**
   * Takes a message for one try; empty where it is gone or somebody else's. Of all who try, one
   * gets it.
   */
  Optional<ClaimedMessage> claim(String id, long now, long until) {
    OutboxEntity row = entities.find(OutboxEntity.class, id);
    // A new one is locked only for those who come by; whoever was told of it may take it.
    if (row == null || (row.tries() > 0 && row.lockedUntil() > now)) {
      return Optional.empty();
    }
    ClaimedMessage claimed =
        new ClaimedMessage(
            id, row.realmId(), row.baseAddress(), row.message(), row.tries() + 1, row.attempt());
    return lock(id, row.tries(), claimed.tries(), claimed.attempt(), until)
        ? Optional.of(claimed)
        : Optional.empty();
  }

  /**
   * Lets a claimed message rest.
   *
   * @param nextAttempt the number of its next {@link Attempt}
   */
  void rest(ClaimedMessage claimed, int nextAttempt, long until) {
    lock(claimed.id(), claimed.tries(), claimed.tries(), nextAttempt, until);
  }

  private boolean lock(String id, int tries, int newTries, int attempt, long until) {
    return entities
            .createQuery(
                """
                update OutboxEntity m
                  set m.tries = :newTries, m.attempt = :attempt, m.lockedUntil = :until
                where m.id = :id and m.tries = :tries
                """)
            .setParameter("newTries", newTries)
            .setParameter("attempt", attempt)
            .setParameter("until", until)
            .setParameter("id", id)
            .setParameter("tries", tries)
            .executeUpdate()
        > 0;
  }

  /** Deletes a claimed message, unless somebody else has claimed it since. */
  boolean delete(ClaimedMessage claimed) {
    return entities
            .createQuery("delete from OutboxEntity m where m.id = :id and m.tries = :tries")
            .setParameter("id", claimed.id())
            .setParameter("tries", claimed.tries())
            .executeUpdate()
        > 0;
  }

  void removeAccount(String accountId) {
    entities
        .createQuery("delete from OutboxEntity m where m.accountId = :account")
        .setParameter("account", accountId)
        .executeUpdate();
  }

  void removeRealm(String realmId) {
    entities
        .createQuery("delete from OutboxEntity m where m.realmId = :realm")
        .setParameter("realm", realmId)
        .executeUpdate();
  }
}
