package fr.marelle.enrolment;

import fr.marelle.outbox.Outbox;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
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
 * The enrolments that wait for a code. Each change is one conditional statement, so that several
 * nodes and windows agree.
 */
final class Enrolments {
  /** From when an enrolment began, and its tries with it. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EntityManager entities;

  Enrolments(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** What came of the wish for a code. */
  enum Asked {
    /** It is looked up who it is, and perhaps a code is sent. */
    YES,
    /** That was asked a moment ago. */
    A_MOMENT_AGO,
    /** Too many wrong codes were typed today. */
    SPENT
  }

  /**
   * The same for everybody: one row, and one message that says who is asking. Whoever sends it
   * looks up who that is. As long as a code is good, asking again sends the same one; its tries
   * stay as they are, whatever code it is, for a day.
   *
   * @param from what else the message says of the request
   */
  Asked ask(Claim claim, EnrolmentSettings settings, EnrolmentRequest from) {
    sweep();
    String hash = EnrolmentKey.of(session, realm).hash(claim);
    Optional<Enrolment> before = byClaim(hash);
    Instant now = now();
    if (before.filter(Enrolment::isSpent).isPresent()) {
      return Asked.SPENT;
    }
    if (before
        .filter(one -> now.toEpochMilli() < one.askedAt() + settings.cooldown().toMillis())
        .isPresent()) {
      return Asked.A_MOMENT_AGO;
    }
    long expiry = now.plus(settings.validity()).toEpochMilli();
    boolean first =
        before.isPresent() ? again(before.get(), now, expiry) : begin(hash, now, expiry);
    if (!first) {
      // Another window was faster.
      return Asked.A_MOMENT_AGO;
    }
    new Outbox(session).put(EnrolmentCodeMessage.about(byClaim(hash).orElseThrow(), claim, from));
    return Asked.YES;
  }

  /** Names no constraint: only so does Hibernate make up for a database without such a clause. */
  private boolean begin(String hash, Instant now, long expiry) {
    return entities
            .createQuery(
                """
                insert into EnrolmentEntity
                  (id, realmId, claimHash, nonce, begunAt, askedAt, expiresAt, tries)
                values (:id, :realm, :hash, :nonce, :now, :now, :expiry, 0)
                on conflict do nothing
                """)
            .setParameter("id", KeycloakModelUtils.generateId())
            .setParameter("realm", realm.getId())
            .setParameter("hash", hash)
            .setParameter("nonce", EnrolmentKey.nonce())
            .setParameter("now", now.toEpochMilli())
            .setParameter("expiry", expiry)
            .executeUpdate()
        > 0;
  }

  private boolean again(Enrolment before, Instant now, long expiry) {
    // Another code leaves for nobody yet.
    boolean anew = before.isExpired(now);
    return entities
            .createQuery(
                """
                update EnrolmentEntity e
                  set e.nonce = :nonce, e.userId = :user, e.askedAt = :now, e.expiresAt = :expiry
                where e.id = :id and e.askedAt = :asked
                """)
            .setParameter("nonce", anew ? EnrolmentKey.nonce() : before.nonce())
            .setParameter("user", anew ? null : before.account().orElse(null))
            .setParameter("now", now.toEpochMilli())
            .setParameter("expiry", expiry)
            .setParameter("id", before.id())
            .setParameter("asked", before.askedAt())
            .executeUpdate()
        > 0;
  }

  /** Empty once it is used up, or too old. */
  Optional<Enrolment> find(String id) {
    return first(select("e.id = :value").setParameter("value", id));
  }

  private Optional<Enrolment> byClaim(String hash) {
    return first(select("e.claimHash = :value").setParameter("value", hash));
  }

  /** The id of what waits for this claim. */
  Optional<String> idOf(Claim claim) {
    return byClaim(EnrolmentKey.of(session, realm).hash(claim)).map(Enrolment::id);
  }

  /** Read from the database each time: a statement may have changed it in this session. */
  private TypedQuery<Object[]> select(String which) {
    return entities
        .createQuery(
            """
            select e.id, e.claimHash, e.nonce, e.userId, e.askedAt, e.expiresAt, e.tries
            from EnrolmentEntity e where e.realmId = :realm and\s"""
                + which,
            Object[].class)
        .setParameter("realm", realm.getId());
  }

  private static Optional<Enrolment> first(TypedQuery<Object[]> query) {
    return query
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new Enrolment(
                    (String) row[0],
                    (String) row[1],
                    (String) row[2],
                    Optional.ofNullable((String) row[3]),
                    (long) row[4],
                    (long) row[5],
                    (int) row[6]));
  }

  /** A code is about to leave for that account; whether it is still wanted. */
  boolean leavesFor(Enrolment enrolment, UserModel user) {
    return entities
            .createQuery(
                """
                update EnrolmentEntity e set e.userId = :user
                where e.id = :id and e.nonce = :nonce and e.tries < :most
                """)
            .setParameter("user", user.getId())
            .setParameter("id", enrolment.id())
            .setParameter("nonce", enrolment.nonce())
            .setParameter("most", Enrolment.MOST_TRIES)
            .executeUpdate()
        > 0;
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
                """
                update EnrolmentEntity e set e.tries = e.tries + 1
                where e.id = :id and e.nonce = :nonce and e.tries < :most
                """)
            .setParameter("id", enrolment.id())
            .setParameter("nonce", enrolment.nonce())
            .setParameter("most", Enrolment.MOST_TRIES)
            .executeUpdate()
        > 0;
  }

  /** Uses the code up; of all who try at the same time, one passes. */
  boolean use(Enrolment enrolment) {
    return entities
            .createQuery("delete from EnrolmentEntity e where e.id = :id and e.nonce = :nonce")
            .setParameter("id", enrolment.id())
            .setParameter("nonce", enrolment.nonce())
            .executeUpdate()
        > 0;
  }

  private void sweep() {
    long now = now().toEpochMilli();
    entities
        .createQuery("delete from EnrolmentEntity e where e.begunAt < :then and e.expiresAt < :now")
        .setParameter("then", now - KEPT.toMillis())
        .setParameter("now", now)
        .executeUpdate();
  }

  /** Keycloak's own clock, so that all agree on what time it is. */
  static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  /** Lets rows go with the account or the realm that they belong to. */
  static void followRemovals(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof UserModel.UserRemovedEvent removed) {
            remove(removed.getKeycloakSession(), "userId", removed.getUser().getId());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            remove(removed.getKeycloakSession(), "realmId", removed.getRealm().getId());
          }
        });
  }

  private static void remove(KeycloakSession session, String column, String id) {
    session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery("delete from EnrolmentEntity e where e." + column + " = :id")
        .setParameter("id", id)
        .executeUpdate();
  }
}
