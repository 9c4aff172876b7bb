package fr.marelle.enrolment;

import fr.marelle.upkeep.Sweep;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The visits that wait for a code. Each change is one conditional statement, so that several nodes
 * and windows agree.
 */
final class Enrolments {
  /** How long the page still says of a code that it has expired. */
  private static final Duration KEPT = Duration.ofHours(1);

  private final EntityManager entities;
  private final String realmId;

  Enrolments(KeycloakSession session, RealmModel realm) {
    this(entities(session), realm.getId());
  }

  Enrolments(EntityManager entities, String realmId) {
    this.entities = entities;
    this.realmId = realmId;
  }

  private static EntityManager entities(KeycloakSession session) {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** A visit that asks for the first time. */
  Enrolment begin(Instant now, EnrolmentSettings settings) {
    Enrolment begun =
        new Enrolment(
            KeycloakModelUtils.generateId(),
            Optional.empty(),
            now.toEpochMilli(),
            settings.life().expiry(now),
            0);
    entities
        .createQuery(
            """
            insert into EnrolmentEntity (id, realmId, askedAt, expiresAt, tries)
            values (:id, :realm, :asked, :expiry, 0)
            """)
        .setParameter("id", begun.id())
        .setParameter("realm", realmId)
        .setParameter("asked", begun.askedAt())
        .setParameter("expiry", begun.expiresAt())
        .executeUpdate();
    return begun;
  }

  /**
   * A visit asks once more; its tries stay counted.
   *
   * @return empty where another window of it was faster
   */
  Optional<Enrolment> again(Enrolment before, Instant now, EnrolmentSettings settings) {
    long expiry = before.expiryOfNext(now, settings);
    boolean first =
        entities
                .createQuery(
                    """
                    update EnrolmentEntity e set e.askedAt = :now, e.expiresAt = :expiry
                    where e.id = :id and e.askedAt = :asked
                    """)
                .setParameter("now", now.toEpochMilli())
                .setParameter("expiry", expiry)
                .setParameter("id", before.id())
                .setParameter("asked", before.askedAt())
                .executeUpdate()
            > 0;
    return first
        ? Optional.of(
            new Enrolment(before.id(), before.code(), now.toEpochMilli(), expiry, before.tries()))
        : Optional.empty();
  }

  /**
   * Empty where it is too old. Read from the database each time: a statement may have changed it in
   * this session.
   */
  Optional<Enrolment> find(String id) {
    return entities
        .createQuery(
            """
            select e.id, e.codeId, e.askedAt, e.expiresAt, e.tries
            from EnrolmentEntity e where e.realmId = :realm and e.id = :id
            """,
            Object[].class)
        .setParameter("realm", realmId)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new Enrolment(
                    (String) row[0],
                    Optional.ofNullable((String) row[1]),
                    (long) row[2],
                    (long) row[3],
                    (int) row[4]));
  }

  /** That visit waits for this code. */
  void waitsFor(Enrolment enrolment, EnrolmentCode code) {
    entities
        .createQuery("update EnrolmentEntity e set e.codeId = :code where e.id = :id")
        .setParameter("code", code.id())
        .setParameter("id", enrolment.id())
        .executeUpdate();
  }

  /**
   * Counts a try before the code is looked at, so that of many at once no more than {@value
   * Enrolment#MOST_TRIES} are.
   *
   * @return whether there was one left
   */
  boolean countTry(Enrolment enrolment) {
    return entities
            .createQuery(
                "update EnrolmentEntity e set e.tries = e.tries + 1"
                    + " where e.id = :id and e.tries < :most")
            .setParameter("id", enrolment.id())
            .setParameter("most", Enrolment.MOST_TRIES)
            .executeUpdate()
        > 0;
  }

  /** Gives back a try that was no guess. */
  void forgetTry(Enrolment enrolment) {
    entities
        .createQuery(
            "update EnrolmentEntity e set e.tries = e.tries - 1 where e.id = :id and e.tries > 0")
        .setParameter("id", enrolment.id())
        .executeUpdate();
  }

  /** Keycloak's own clock, so that all agree on what time it is. */
  static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  /** Lets rows go with the account or the realm that they belong to, and when they are over. */
  static void followRemovals(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof UserModel.UserRemovedEvent removed) {
            EnrolmentCodes.removeOf(
                entities(removed.getKeycloakSession()), removed.getUser().getId());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            removeRealm(entities(removed.getKeycloakSession()), removed.getRealm().getId());
          } else if (event instanceof Sweep sweep) {
            sweep.apart(session -> sweep(entities(session), now()));
          }
        });
  }

  private static void removeRealm(EntityManager entities, String realm) {
    for (String entity : new String[] {"EnrolmentEntity", "EnrolmentCodeEntity"}) {
      entities
          .createQuery("delete from " + entity + " e where e.realmId = :realm")
          .setParameter("realm", realm)
          .executeUpdate();
    }
  }

  /** Deletes, in all realms, visits an hour after their code's time, and tries after their day. */
  static void sweep(EntityManager entities, Instant now) {
    entities
        .createQuery("delete from EnrolmentEntity e where e.expiresAt < :then")
        .setParameter("then", now.minus(KEPT).toEpochMilli())
        .executeUpdate();
    EnrolmentCodes.sweep(entities, now);
  }
}
