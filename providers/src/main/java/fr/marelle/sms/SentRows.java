package fr.marelle.sms;

import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** The table of messages that were sent. */
final class SentRows {
  private final EntityManager entities;

  SentRows(EntityManager entities) {
    this.entities = entities;
  }

  static SentRows of(KeycloakSession session) {
    return new SentRows(session.getProvider(JpaConnectionProvider.class).getEntityManager());
  }

  void add(SentMessageEntity row) {
    entities.persist(row);
  }

  /** A message that a gateway knows by its id. */
  record Found(String id, String realm) {}

  /**
   * The last message that the gateway knows by that id: some use an id again.
   *
   * @param realm of no other than that; empty for all
   */
  Optional<Found> find(Optional<String> realm, String gateway, String messageId) {
    return entities
        .createQuery(
            """
            select m.id, m.realmId from SentMessageEntity m
            where m.gateway = :gateway and m.messageId = :message
            order by m.sentAt desc, m.id
            """,
            Object[].class)
        .setParameter("gateway", gateway)
        .setParameter("message", messageId)
        .getResultStream()
        .map(row -> new Found((String) row[0], (String) row[1]))
        .filter(found -> realm.isEmpty() || realm.get().equals(found.realm()))
        .findFirst();
  }

  /** Keeps a receipt; one that is final stays, whatever comes after it. */
  void receipt(String id, SmsReceipt receipt, long now) {
    entities
        .createQuery(
            """
            update SentMessageEntity m
              set m.receipt = :status, m.receiptCode = :code, m.receiptAt = :now
            where m.id = :id and (m.receipt is null or m.receipt = :underway)
            """)
        .setParameter("status", receipt.status().name())
        .setParameter("code", receipt.code().orElse(null))
        .setParameter("now", now)
        .setParameter("id", id)
        .setParameter("underway", SmsReceipt.Status.UNDERWAY.name())
        .executeUpdate();
  }

  /** Notes that a code was typed, on each message since then that may have brought it. */
  void used(String realmId, String account, SmsPurpose purpose, long since, long now) {
    entities
        .createQuery(
            """
            update SentMessageEntity m set m.usedAt = :now
            where m.realmId = :realm and m.accountId = :account and m.purpose = :purpose
              and m.usedAt = 0 and m.sentAt >= :since
            """)
        .setParameter("now", now)
        .setParameter("realm", realmId)
        .setParameter("account", account)
        .setParameter("purpose", purpose.name())
        .setParameter("since", since)
        .executeUpdate();
  }

  /**
   * Codes of a realm that were sent in a span of time, and those of them that were typed since.
   *
   * @param sent or maybe sent
   */
  record Codes(long sent, long used) {}

  Codes codes(String realmId, Instant from, Instant until) {
    Object[] counts =
        entities
            .createQuery(
                """
                select count(m), coalesce(sum(case when m.usedAt > 0 then 1 else 0 end), 0)
                from SentMessageEntity m
                where m.realmId = :realm and m.code = true and m.outcome in :left
                  and m.sentAt >= :from and m.sentAt < :until
                """,
                Object[].class)
            .setParameter("realm", realmId)
            .setParameter("left", List.of(SmsOutcome.SENT.name(), SmsOutcome.UNCERTAIN.name()))
            .setParameter("from", from.toEpochMilli())
            .setParameter("until", until.toEpochMilli())
            .getSingleResult();
    return new Codes(((Number) counts[0]).longValue(), ((Number) counts[1]).longValue());
  }

  /** The newest first. */
  List<SentMessageEntity> newest(String realmId, int first, int most) {
    return entities
        .createQuery(
            """
            select m from SentMessageEntity m where m.realmId = :realm
            order by m.sentAt desc, m.id
            """,
            SentMessageEntity.class)
        .setParameter("realm", realmId)
        .setFirstResult(first)
        .setMaxResults(most)
        .getResultList();
  }

  void sweep(String realmId, Instant before) {
    entities
        .createQuery(
            "delete from SentMessageEntity m where m.realmId = :realm and m.sentAt < :before")
        .setParameter("realm", realmId)
        .setParameter("before", before.toEpochMilli())
        .executeUpdate();
  }

  /** Deletes what is of none of these realms: it was written down while its realm was removed. */
  void sweepStrays(List<String> realms, Instant before) {
    entities
        .createQuery(
            """
            delete from SentMessageEntity m
            where m.sentAt < :before and m.realmId not in :realms
            """)
        .setParameter("realms", realms)
        .setParameter("before", before.toEpochMilli())
        .executeUpdate();
  }

  /** The message stays, nobody's: the budget's history is not the account's. */
  void forgetAccount(String account) {
    entities
        .createQuery(
            "update SentMessageEntity m set m.accountId = null where m.accountId = :account")
        .setParameter("account", account)
        .executeUpdate();
  }

  void removeRealm(String realmId) {
    entities
        .createQuery("delete from SentMessageEntity m where m.realmId = :realm")
        .setParameter("realm", realmId)
        .executeUpdate();
  }
}
