package fr.marelle.contact;

import fr.marelle.outbox.Outbox;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.sms.SmsPost;
import fr.marelle.sms.SmsPurpose;
import fr.marelle.sms.TextMessage;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import fr.marelle.upkeep.Sweep;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The contacts of an account that wait for their code, kept by account and not by session: a code
 * that arrives late is still good after another sign-in. Whatever runs at the same time,
 * conditional statements decide.
 */
final class PendingContacts {
  /** With five tries each, a guesser has 50 in a million a day. */
  private static final SendingLimit OF_ACCOUNT =
      new SendingLimit("contact-account", 10, Duration.ofDays(1));

  /** Less than what a contact gets in all: one person must not use up what is left to others. */
  private static final SendingLimit OF_ACCOUNT_AND_CONTACT =
      new SendingLimit("contact-account-target", 5, Duration.ofDays(1));

  /** A family of several accounts may share it. */
  private static final SendingLimit OF_CONTACT =
      new SendingLimit("contact-target", 10, Duration.ofDays(1));

  /** How long what nobody completed is kept. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final KeycloakSession session;
  private final RealmModel realm;
  private final EntityManager entities;

  PendingContacts(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** What came of the wish for a code. */
  enum Asked {
    /** A code is to be sent. */
    YES,
    /** One was asked for a moment ago; it is on its way. */
    A_MOMENT_AGO,
    /** Too many were sent today, to this contact or to others. */
    TOO_MANY
  }

  /** Read from the database each time: a statement may have changed it in this session. */
  Optional<PendingContact> find(UserModel user, ContactKind kind) {
    return entities
        .createQuery(
            """
            select c.id, c.contact, c.replaces, c.codeHash, c.nonce, c.askedAt, c.sentAt, c.expiresAt,
              c.tries
            from ContactCodeEntity c where c.userId = :user and c.kind = :kind
            """,
            Object[].class)
        .setParameter("user", user.getId())
        .setParameter("kind", kind.value())
        .getResultStream()
        .findFirst()
        .map(
            row ->
                new PendingContact(
                    (String) row[0],
                    (String) row[1],
                    Optional.ofNullable((String) row[2]),
                    Optional.ofNullable((String) row[3]),
                    (String) row[4],
                    (long) row[5],
                    (long) row[6],
                    (long) row[7],
                    (int) row[8]));
  }

  /**
   * Has a code sent. The tries of a contact stay with it as long as they are not used up, however
   * many sendings are asked for, and so does its code.
   *
   * @param replaces what the account has now
   * @param locale of the message
   */
  Asked ask(
      UserModel user, ContactKind kind, String contact, Optional<String> replaces, Locale locale) {
    Optional<PendingContact> open =
        find(user, kind).filter(one -> one.contact().equals(contact) && one.isOpen(now()));
    if (open.filter(one -> one.isFresh(now())).isPresent()) {
      return Asked.A_MOMENT_AGO;
    }
    SendingLimits limits = new SendingLimits(session);
    if (kind == ContactKind.MOBILE && !mayLeave(user, contact)) {
      return Asked.TOO_MANY;
    }
    if (!limits.take(OF_ACCOUNT, kind.value() + ":" + user.getId())
        || !limits.take(OF_ACCOUNT_AND_CONTACT, user.getId() + ":" + contact)
        || !limits.take(OF_CONTACT, contact.toLowerCase(Locale.ROOT))) {
      return Asked.TOO_MANY;
    }
    long asked = now().toEpochMilli();
    if (open.isEmpty()) {
      insert(user, kind, contact, asked);
      beginAnew(user, kind, contact);
    }
    note(user, kind, replaces, asked);
    new Outbox(session)
        .put(
            new OutgoingMessage(
                ContactCodeMessageFactory.ID,
                user.getId(),
                locale,
                Map.of(
                    ContactCodeMessage.CONTACT_KIND,
                    kind.value(),
                    ContactCodeMessage.ASKED_AT,
                    Long.toString(asked))));
    return Asked.YES;
  }

  /** Asked before anybody is told that a code is on its way; what is sent meanwhile may say no. */
  private boolean mayLeave(UserModel user, String number) {
    return SmsPost.of(session)
        .hasRoom(TextMessage.about(user, number, () -> "", SmsPurpose.CONTACT, true));
  }

  private void beginAnew(UserModel user, ContactKind kind, String contact) {
    entities
        .createQuery(
            """
            update ContactCodeEntity c
              set c.contact = :contact, c.codeHash = null, c.nonce = :nonce, c.expiresAt = 0,
                c.tries = 0
            where c.userId = :user and c.kind = :kind
            """)
        .setParameter("contact", contact)
        .setParameter("nonce", KeycloakModelUtils.generateId())
        .setParameter("user", user.getId())
        .setParameter("kind", kind.value())
        .executeUpdate();
  }

  private void note(UserModel user, ContactKind kind, Optional<String> replaces, long asked) {
    entities
        .createQuery(
            """
            update ContactCodeEntity c set c.replaces = :replaces, c.askedAt = :asked, c.sentAt = 0
            where c.userId = :user and c.kind = :kind
            """)
        .setParameter("replaces", replaces.orElse(null))
        .setParameter("asked", asked)
        .setParameter("user", user.getId())
        .setParameter("kind", kind.value())
        .executeUpdate();
  }

  /** Names no constraint: only so does Hibernate make up for a database without such a clause. */
  private void insert(UserModel user, ContactKind kind, String contact, long asked) {
    entities
        .createQuery(
            """
            insert into ContactCodeEntity
              (id, realmId, userId, kind, contact, nonce, askedAt, sentAt, expiresAt, tries)
            values (:id, :realm, :user, :kind, :contact, :id, :asked, 0, 0, 0)
            on conflict do nothing
            """)
        .setParameter("id", KeycloakModelUtils.generateId())
        .setParameter("realm", realm.getId())
        .setParameter("user", user.getId())
        .setParameter("kind", kind.value())
        .setParameter("contact", contact)
        .setParameter("asked", asked)
        .executeUpdate();
  }

  /**
   * Looks at a code. The try is counted first, so that of many at once no more than {@value
   * PendingContact#MOST_TRIES} are looked at; the right one is used up.
   *
   * @param contact the one that the page is about
   */
  CodeAnswer check(UserModel user, ContactKind kind, String contact, String code) {
    Optional<PendingContact> found = find(user, kind).filter(one -> one.contact().equals(contact));
    if (found.isEmpty()) {
      return CodeAnswer.Nothing.GONE;
    }
    PendingContact pending = found.get();
    if (pending.isExpired(now())) {
      return CodeAnswer.Nothing.EXPIRED;
    }
    if (pending.codeHash().isEmpty()) {
      return CodeAnswer.Nothing.NOT_SENT;
    }
    if (!countTry(pending)) {
      return CodeAnswer.Nothing.SPENT;
    }
    String hash = ContactCode.of(session, realm).hash(user.getId(), kind, contact, code);
    if (!ContactCode.same(hash, pending.codeHash().get())) {
      int tries = find(user, kind).map(PendingContact::tries).orElse(PendingContact.MOST_TRIES);
      return new CodeAnswer.Wrong(PendingContact.MOST_TRIES - tries);
    }
    if (!use(pending)) {
      return CodeAnswer.Nothing.GONE;
    }
    if (kind == ContactKind.MOBILE) {
      SmsPost.of(session).used(user.getId(), SmsPurpose.CONTACT);
    }
    return new CodeAnswer.Right(pending);
  }

  private boolean countTry(PendingContact pending) {
    return entities
            .createQuery(
                """
                update ContactCodeEntity c set c.tries = c.tries + 1
                where c.id = :id and c.codeHash = :hash and c.tries < :most
                """)
            .setParameter("id", pending.id())
            .setParameter("hash", pending.codeHash().orElseThrow())
            .setParameter("most", PendingContact.MOST_TRIES)
            .executeUpdate()
        > 0;
  }

  private boolean use(PendingContact pending) {
    return entities
            .createQuery("delete from ContactCodeEntity c where c.id = :id and c.codeHash = :hash")
            .setParameter("id", pending.id())
            .setParameter("hash", pending.codeHash().orElseThrow())
            .executeUpdate()
        > 0;
  }

  /** Keeps a code that is about to be sent; whether it is still wanted. */
  boolean keepCode(PendingContact pending, String hash) {
    return entities
            .createQuery(
                """
                update ContactCodeEntity c set c.codeHash = :hash, c.expiresAt = :expiry
                where c.id = :id and c.askedAt = :asked
                """)
            .setParameter("hash", hash)
            .setParameter("expiry", now().plus(PendingContact.VALIDITY).toEpochMilli())
            .setParameter("id", pending.id())
            .setParameter("asked", pending.askedAt())
            .executeUpdate()
        > 0;
  }

  /** The code has left. */
  void sent(PendingContact pending) {
    entities
        .createQuery(
            "update ContactCodeEntity c set c.sentAt = :now where c.id = :id and c.askedAt = :asked")
        .setParameter("now", now().toEpochMilli())
        .setParameter("id", pending.id())
        .setParameter("asked", pending.askedAt())
        .executeUpdate();
  }

  /** Nothing waits any more. */
  void forget(UserModel user, ContactKind kind) {
    entities
        .createQuery("delete from ContactCodeEntity c where c.userId = :user and c.kind = :kind")
        .setParameter("user", user.getId())
        .setParameter("kind", kind.value())
        .executeUpdate();
  }

  /**
   * Deletes what nobody completed, in all realms: a day after the code's time, or after it was
   * asked for where none could be made.
   */
  static void sweep(EntityManager entities, Instant now) {
    entities
        .createQuery(
            "delete from ContactCodeEntity c where c.askedAt < :then and c.expiresAt < :then")
        .setParameter("then", now.minus(KEPT).toEpochMilli())
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
          } else if (event instanceof Sweep sweep) {
            sweep.apart(
                session ->
                    sweep(
                        session.getProvider(JpaConnectionProvider.class).getEntityManager(),
                        now()));
          }
        });
  }

  private static void remove(KeycloakSession session, String column, String id) {
    session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery("delete from ContactCodeEntity c where c." + column + " = :id")
        .setParameter("id", Objects.requireNonNull(id))
        .executeUpdate();
  }
}
