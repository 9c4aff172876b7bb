package fr.marelle.throttle;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The table of what was sent. */
final class SendingRows {
  private static final String ONE_ROW =
      " where s.realmId = :realm and s.name = :name and s.keySha256 = :sha256"
          + " and s.windowStart = :start";

  private final EntityManager entities;

  SendingRows(EntityManager entities) {
    this.entities = entities;
  }

  static SendingRows of(KeycloakSession session) {
    return new SendingRows(session.getProvider(JpaConnectionProvider.class).getEntityManager());
  }

  /**
   * Takes one where the limit allows it. Other parts of the window change no more, but for the
   * moment in which one follows another: so one conditional statement decides.
   *
   * @param now in seconds since the epoch
   */
  boolean take(String realmId, SendingLimit limit, String keySha256, long now) {
    long start = now / limit.partSeconds() * limit.partSeconds();
    SendingKey part = new SendingKey(realmId, limit.name(), keySha256, start);
    long left = limit.times() - takenInOtherParts(part, now);
    if (left <= 0) {
      return false;
    }
    if (take(part, (int) left)) {
      return true;
    }
    if (exists(part)) {
      return false;
    }
    add(part, start + limit.partSeconds() + limit.window().toSeconds());
    return take(part, (int) left);
  }

  /** Whether the limit allows one more. */
  boolean isLeft(String realmId, SendingLimit limit, String keySha256, long now) {
    return entities
            .createQuery(
                """
                select coalesce(sum(s.taken), 0) from SendingEntity s
                where s.realmId = :realm and s.name = :name and s.keySha256 = :sha256
                  and s.windowEnd > :now
                """,
                Long.class)
            .setParameter("realm", realmId)
            .setParameter("name", limit.name())
            .setParameter("sha256", keySha256)
            .setParameter("now", now)
            .getSingleResult()
        < limit.times();
  }

  private long takenInOtherParts(SendingKey part, long now) {
    return entities
        .createQuery(
            """
            select coalesce(sum(s.taken), 0) from SendingEntity s
            where s.realmId = :realm and s.name = :name and s.keySha256 = :sha256
              and s.windowStart <> :start and s.windowEnd > :now
            """,
            Long.class)
        .setParameter("realm", part.realmId())
        .setParameter("name", part.name())
        .setParameter("sha256", part.keySha256())
        .setParameter("start", part.windowStart())
        .setParameter("now", now)
        .getSingleResult();
  }

  /** Takes one where fewer than that many were taken. Of all who ask at once, so many succeed. */
  boolean take(SendingKey key, int times) {
    return of(
                key,
                "update SendingEntity s set s.taken = s.taken + 1"
                    + ONE_ROW
                    + " and s.taken < :times")
            .setParameter("times", times)
            .executeUpdate()
        > 0;
  }

  boolean exists(SendingKey key) {
    return !of(key, "select s.taken from SendingEntity s" + ONE_ROW).getResultList().isEmpty();
  }

  /** Does nothing where the row is there. */
  void add(SendingKey key, long windowEnd) {
    // Names no constraint: only so does Hibernate make up for a database without such a clause.
    of(
            key,
            """
            insert into SendingEntity (realmId, name, keySha256, windowStart, windowEnd, taken)
            values (:realm, :name, :sha256, :start, :end, 0)
            on conflict do nothing
            """)
        .setParameter("end", windowEnd)
        .executeUpdate();
  }

  private Query of(SendingKey key, String statement) {
    return entities
        .createQuery(statement)
        .setParameter("realm", key.realmId())
        .setParameter("name", key.name())
        .setParameter("sha256", key.keySha256())
        .setParameter("start", key.windowStart());
  }

  /** Deletes the rows that count no more at that second. */
  void sweep(long now) {
    entities
        .createQuery("delete from SendingEntity s where s.windowEnd <= :now")
        .setParameter("now", now)
        .executeUpdate();
  }

  void removeRealm(String realmId) {
    entities
        .createQuery("delete from SendingEntity s where s.realmId = :realm")
        .setParameter("realm", realmId)
        .executeUpdate();
  }
}
