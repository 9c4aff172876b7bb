package fr.marelle.enrolment;

import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The codes of accounts, each with its tries and its times, whoever asks for it and in whatever
 * spelling. Each change is one conditional statement, so that several nodes agree.
 */
final class EnrolmentCodes {
  private final EntityManager entities;
  private final String realmId;

  EnrolmentCodes(KeycloakSession session, RealmModel realm) {
    this(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
  }

  EnrolmentCodes(EntityManager entities, String realmId) {
    this.entities = entities;
    this.realmId = realmId;
  }

  /**
   * The code of that account and number: the one that is good, else another with the tries of the
   * one before, for a day.
   *
   * @param mobileHash what is kept of the number
   * @param expiry of another one, in milliseconds since the epoch
   */
  EnrolmentCode issue(String account, String mobileHash, Instant now, CodeLife life, long expiry) {
    EnrolmentCode present =
        ofAccount(account, mobileHash)
            .orElseGet(
                () -> {
                  add(account, mobileHash, now, expiry);
                  return ofAccount(account, mobileHash).orElseThrow();
                });
    if (present.isOfAnotherDay(now)) {
      beginAnotherDay(present, now);
    }
    if (!present.isStillGood(now, life)) {
      replace(present, expiry);
    }
    return find(present.id()).orElseThrow();
  }

  /** Names no constraint: only so does Hibernate make up for a database without such a clause. */
  private void add(String account, String mobileHash, Instant now, long expiry) {
    entities
        .createQuery(
            """
            insert into EnrolmentCodeEntity
              (id, realmId, userId, mobileHash, nonce, begunAt, sentAt, expiresAt, tries)
            values (:id, :realm, :user, :mobile, :nonce, :now, 0, :expiry, 0)
            on conflict do nothing
            """)
        .setParameter("id", KeycloakModelUtils.generateId())
        .setParameter("realm", realmId)
        .setParameter("user", account)
        .setParameter("mobile", mobileHash)
        .setParameter("nonce", EnrolmentKey.nonce())
        .setParameter("now", now.toEpochMilli())
        .setParameter("expiry", expiry)
        .executeUpdate();
  }

  private void beginAnotherDay(EnrolmentCode present, Instant now) {
    entities
        .createQuery(
            "update EnrolmentCodeEntity c set c.begunAt = :now, c.tries = 0"
                + " where c.id = :id and c.begunAt = :begun")
        .setParameter("now", now.toEpochMilli())
        .setParameter("id", present.id())
        .setParameter("begun", present.begunAt())
        .executeUpdate();
  }

  /** Of two at once, one does; the code that it made is both's. */
  private void replace(EnrolmentCode present, long expiry) {
    entities
        .createQuery(
            """
            update EnrolmentCodeEntity c
              set c.nonce = :next, c.sentAt = 0, c.expiresAt = :expiry, c.usedBy = null
            where c.id = :id and c.nonce = :nonce
            """)
        .setParameter("next", EnrolmentKey.nonce())
        .setParameter("expiry", expiry)
        .setParameter("id", present.id())
        .setParameter("nonce", present.nonce())
        .executeUpdate();
  }

  private Optional<EnrolmentCode> ofAccount(String account, String mobileHash) {
    return entities
        .createQuery(
            "select c.id from EnrolmentCodeEntity c"
                + " where c.userId = :user and c.mobileHash = :mobile",
            String.class)
        .setParameter("user", account)
        .setParameter("mobile", mobileHash)
        .getResultStream()
        .findFirst()
        .flatMap(this::find);
  }

  /** Read from the database each time: a statement may have changed it in this session. */
  Optional<EnrolmentCode> find(String id) {
    return entities
        .createQuery(
            """
            select c.id, c.userId, c.nonce, c.begunAt, c.expiresAt, c.tries, c.usedBy
            from EnrolmentCodeEntity c where c.realmId = :realm and c.id = :id
            """,
            Object[].class)
        .setParameter("realm", realmId)
        .setParameter("id", id)
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new EnrolmentCode(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    (long) row[3],
                    (long) row[4],
                    (int) row[5],
                    Optional.ofNullable((String) row[6])));
  }

  /**
   * Takes the right to send it now.
   *
   * @param since one that left after that need not leave again
   * @param cooldown for how long nobody else has it, whatever spelling it is asked for by
   */
  boolean mayLeave(EnrolmentCode code, Instant now, Instant since, Duration cooldown) {
    Instant rested = now.minus(cooldown);
    return entities
            .createQuery(
                """
                update EnrolmentCodeEntity c set c.sentAt = :now
                where c.id = :id and c.nonce = :nonce and c.sentAt <= :before and c.tries < :most
                """)
            .setParameter("now", now.toEpochMilli())
            .setParameter("id", code.id())
            .setParameter("nonce", code.nonce())
            .setParameter("before", Math.min(rested.toEpochMilli(), since.toEpochMilli()))
            .setParameter("most", Enrolment.MOST_TRIES)
            .executeUpdate()
        > 0;
  }

  /**
   * Gives the right to send it back: it did not leave.
   *
   * @param taken when it was taken
   */
  void stays(EnrolmentCode code, Instant taken) {
    entities
        .createQuery(
            """
            update EnrolmentCodeEntity c set c.sentAt = 0
            where c.id = :id and c.nonce = :nonce and c.sentAt = :taken
            """)
        .setParameter("id", code.id())
        .setParameter("nonce", code.nonce())
        .setParameter("taken", taken.toEpochMilli())
        .executeUpdate();
  }

  /**
   * Counts a try before the code is looked at, so that of many at once, in many visits, no more
   * than {@value Enrolment#MOST_TRIES} are.
   *
   * @param id of the code, or what no code has
   * @return whether there was one left
   */
  boolean countTry(String id) {
    return entities
            .createQuery(
                "update EnrolmentCodeEntity c set c.tries = c.tries + 1"
                    + " where c.id = :id and c.tries < :most")
            .setParameter("id", id)
            .setParameter("most", Enrolment.MOST_TRIES)
            .executeUpdate()
        > 0;
  }

  /** Gives back a try that was no guess. */
  void forgetTry(EnrolmentCode code) {
    entities
        .createQuery(
            "update EnrolmentCodeEntity c set c.tries = c.tries - 1"
                + " where c.id = :id and c.tries > 0")
        .setParameter("id", code.id())
        .executeUpdate();
  }

  /**
   * Uses the code up: of all visits that try at the same time, one passes. Twice in the same one is
   * a button that was pressed twice.
   */
  boolean use(EnrolmentCode code, Enrolment visit) {
    return entities
            .createQuery(
                """
                update EnrolmentCodeEntity c set c.usedBy = :visit
                where c.id = :id and c.nonce = :nonce
                  and (c.usedBy is null or c.usedBy = :visit)
                """)
            .setParameter("visit", visit.id())
            .setParameter("id", code.id())
            .setParameter("nonce", code.nonce())
            .executeUpdate()
        > 0;
  }

  static void removeOf(EntityManager entities, String account) {
    entities
        .createQuery("delete from EnrolmentCodeEntity c where c.userId = :user")
        .setParameter("user", account)
        .executeUpdate();
  }

  static void sweep(EntityManager entities, Instant now) {
    entities
        .createQuery(
            "delete from EnrolmentCodeEntity c where c.begunAt < :then and c.expiresAt < :now")
        .setParameter("then", now.minus(EnrolmentCode.DAY).toEpochMilli())
        .setParameter("now", now.toEpochMilli())
        .executeUpdate();
  }
}
