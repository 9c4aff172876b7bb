package fr.marelle.code;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Tuple;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.jpa.entities.UserEntity;

/**
 * The codes as the database has them at this moment, whatever a cache knows: for many accounts at
 * once, in a number of statements that does not depend on how many.
 */
final class CodeStore {
  /** Three hundred accounts in one trip; Keycloak would fetch a few rows at a time. */
  private static final int ROWS_AT_ONCE = 2_000;

  private final KeycloakSession session;

  CodeStore(KeycloakSession session) {
    this.session = session;
  }

  /**
   * Asked for only when there is something to read or write: Keycloak makes credential providers
   * while it starts, to learn their types, and the database may not be open by then.
   */
  private EntityManager entities() {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * Whoever changes these accounts' codes at the same time waits for the end of this transaction.
   * The accounts' rows come before their codes', and in the order of ids, so that two never wait
   * for each other.
   */
  void lock(Collection<String> accounts) {
    entities().flush();
    entities()
        .createQuery(
            "select u from UserEntity u where u.id in (:accounts) order by u.id", UserEntity.class)
        .setParameter("accounts", accounts)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** The newest code of that kind of each account that has one, expired or not, by account. */
  Map<String, StoredCode> newest(Collection<String> accounts, CodeKind kind) {
    Map<String, StoredCode> newest = new HashMap<>();
    credentials(accounts, kind.credentialType())
        .forEach(
            row ->
                newest.merge(
                    row.get("account", String.class),
                    StoredCode.of(credential(row)),
                    (a, b) -> StoredCode.NEWEST_LAST.compare(a, b) > 0 ? a : b));
    return newest;
  }

  /** Since when each account that has a password has had it, by account. */
  Map<String, Instant> passwordsSince(Collection<String> accounts) {
    Map<String, Instant> since = new HashMap<>();
    credentials(accounts, PasswordCredentialModel.TYPE)
        .forEach(
            row ->
                since.put(
                    row.get("account", String.class), StoredCode.creationOf(credential(row))));
    return since;
  }

  /** Since when the account has had its password; empty where it has none. */
  Optional<Instant> passwordSince(String account) {
    return Optional.ofNullable(passwordsSince(List.of(account)).get(account));
  }

  /** Deletes all codes of that kind. How many there were. */
  int deleteAll(Collection<String> accounts, CodeKind kind) {
    return entities()
        .createQuery(
            "delete from CredentialEntity c where c.user.id in (:accounts) and c.type = :type")
        .setParameter("accounts", accounts)
        .setParameter("type", kind.credentialType())
        .executeUpdate();
  }

  /** Deletes this very code. Whether it was still there. */
  boolean delete(String account, StoredCode code) {
    return entities()
            .createQuery("delete from CredentialEntity c where c.id = :id and c.user.id = :account")
            .setParameter("id", code.credentialId())
            .setParameter("account", account)
            .executeUpdate()
        == 1;
  }

  private List<Tuple> credentials(Collection<String> accounts, String type) {
    return entities()
        .createQuery(
            "select c.user.id as account, c.id as id, c.createdDate as created,"
                + " c.credentialData as data, c.secretData as secret"
                + " from CredentialEntity c where c.user.id in (:accounts) and c.type = :type",
            Tuple.class)
        .setParameter("accounts", accounts)
        .setParameter("type", type)
        .setHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_ONCE)
        .getResultList();
  }

  private static CredentialModel credential(Tuple row) {
    CredentialModel credential = new CredentialModel();
    credential.setId(row.get("id", String.class));
    credential.setCreatedDate(row.get("created", Long.class));
    credential.setCredentialData(row.get("data", String.class));
    credential.setSecretData(row.get("secret", String.class));
    return credential;
  }
}
