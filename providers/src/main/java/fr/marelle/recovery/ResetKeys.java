package fr.marelle.recovery;

import fr.marelle.upkeep.Sweep;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** The table of keys: one for each account at most, by its hash. */
public final class ResetKeys {
  /** How long the page still says of a key that it has expired. */
  private static final Duration KEPT = Duration.ofDays(1);

  private final EntityManager entities;
  private final String realmId;

  ResetKeys(KeycloakSession session, RealmModel realm) {
    this(entities(session), realm.getId());
  }

  ResetKeys(EntityManager entities, String realmId) {
    this.entities = entities;
    this.realmId = realmId;
  }

  private static EntityManager entities(KeycloakSession session) {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** Makes this the account's key; the earlier one ends. Of two at once the last one stays. */
  void replace(ResetKey key, IssuedKey issued) {
    if (update(key, issued) == 0 && insert(key, issued) == 0) {
      update(key, issued);
    }
  }

  private int update(ResetKey key, IssuedKey issued) {
    return written(
            """
            update ResetKeyEntity k set k.realmId = :realm, k.keySha256 = :sha256,
              k.issuedAt = :issued, k.expiresAt = :expires, k.addressSha256 = :address,
              k.clientId = :client, k.tabId = :tab
            where k.userId = :account
            """,
            key,
            issued)
        .executeUpdate();
  }

  /** Names no constraint: only so does Hibernate make up for a database without such a clause. */
  private int insert(ResetKey key, IssuedKey issued) {
    return written(
            """
            insert into ResetKeyEntity
              (userId, realmId, keySha256, issuedAt, expiresAt, addressSha256, clientId, tabId)
            values (:account, :realm, :sha256, :issued, :expires, :address, :client, :tab)
            on conflict do nothing
            """,
            key,
            issued)
        .executeUpdate();
  }

  private Query written(String statement, ResetKey key, IssuedKey issued) {
    return entities
        .createQuery(statement)
        .setParameter("account", issued.account())
        .setParameter("realm", realmId)
        .setParameter("sha256", key.sha256())
        .setParameter("issued", issued.issuedAt().toEpochMilli())
        .setParameter("expires", issued.expiresAt().toEpochMilli())
        .setParameter("address", issued.sentTo())
        .setParameter("client", issued.asked().map(IssuedKey.Asked::client).orElse(null))
        .setParameter("tab", issued.asked().map(IssuedKey.Asked::tab).orElse(null));
  }

  /** What is known of the key; empty where it was used, replaced or never issued. */
  Optional<IssuedKey> find(ResetKey key) {
    return entities
        .createQuery(
            "select k from ResetKeyEntity k where k.realmId = :realm and k.keySha256 = :sha256",
            ResetKeyEntity.class)
        .setParameter("realm", realmId)
        .setParameter("sha256", key.sha256())
        .getResultStream()
        .findFirst()
        .map(ResetKeys::issued);
  }

  private static IssuedKey issued(ResetKeyEntity entity) {
    return new IssuedKey(
        entity.userId(),
        entity.addressSha256(),
        Instant.ofEpochMilli(entity.issuedAt()),
        Instant.ofEpochMilli(entity.expiresAt()),
        entity.clientId() == null || entity.tabId() == null
            ? Optional.empty()
            : Optional.of(new IssuedKey.Asked(entity.clientId(), entity.tabId())));
  }

  /**
   * Uses the key up, in the running transaction. One conditional statement decides: of all who try
   * at the same time, on any node, one passes.
   *
   * @return whether it was still there, and good at that moment
   */
  boolean consume(ResetKey key, Instant now) {
    return entities
            .createQuery(
                "delete from ResetKeyEntity k where k.realmId = :realm and k.keySha256 = :sha256"
                    + " and k.expiresAt > :now")
            .setParameter("realm", realmId)
            .setParameter("sha256", key.sha256())
            .setParameter("now", now.toEpochMilli())
            .executeUpdate()
        == 1;
  }

  /**
   * Since when the account has had its password, whatever a cache knows; empty where it has none.
   */
  Optional<Instant> passwordSince(String account) {
    return entities
        .createQuery(
            "select max(c.createdDate) from CredentialEntity c"
                + " where c.user.id = :account and c.type = :type",
            Long.class)
        .setParameter("account", account)
        .setParameter("type", PasswordCredentialModel.TYPE)
        .getResultList()
        .stream()
        .filter(created -> created != null)
        .findFirst()
        .map(Instant::ofEpochMilli);
  }

  /** Lets keys go with the account or the realm that they belong to, or a day after their time. */
  public static void followRemovals(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof UserModel.UserRemovedEvent removed) {
            remove(removed.getKeycloakSession(), "userId", removed.getUser().getId());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            remove(removed.getKeycloakSession(), "realmId", removed.getRealm().getId());
          } else if (event instanceof Sweep sweep) {
            sweep.apart(
                session ->
                    sweep(entities(session), Instant.ofEpochMilli(Time.currentTimeMillis())));
          }
        });
  }

  /** Deletes the keys of all realms whose time was over a day before. */
  static void sweep(EntityManager entities, Instant now) {
    entities
        .createQuery("delete from ResetKeyEntity k where k.expiresAt < :then")
        .setParameter("then", now.minus(KEPT).toEpochMilli())
        .executeUpdate();
  }

  private static void remove(KeycloakSession session, String column, String id) {
    entities(session)
        .createQuery("delete from ResetKeyEntity k where k." + column + " = :id")
        .setParameter("id", id)
        .executeUpdate();
  }
}
