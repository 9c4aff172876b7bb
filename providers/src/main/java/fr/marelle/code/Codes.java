package fr.marelle.code;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.UserStorageUtil;

/** The codes of accounts: issued, found, read again, used up. */
public final class Codes {
  private static final Logger LOG = Logger.getLogger(Codes.class);

  private final KeycloakSession session;
  private final CodeSeal seal;
  private final CodeGenerator generator;

  private Codes(KeycloakSession session, SecureRandom random) {
    this.session = session;
    this.seal = new CodeSeal(random);
    this.generator = new CodeGenerator(random);
  }

  /** The codes as this session sees them. */
  public static Codes of(KeycloakSession session) {
    return new Codes(session, new SecureRandom());
  }

  /**
   * The account's code of that kind, expired or not. Should there be several, the newest is the
   * only one.
   */
  public Optional<StoredCode> find(UserModel user, CodeKind kind) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(kind.credentialType())
        .map(StoredCode::of)
        .max(Comparator.comparing(StoredCode::issuedAt).thenComparing(StoredCode::credentialId));
  }

  /**
   * The account's code of that kind if it is what was typed and opens something: it has not
   * expired, and the account has no password that it would replace.
   */
  public Optional<StoredCode> match(UserModel user, CodeKind kind, String typed) {
    return find(user, kind)
        .filter(code -> !isExpired(code) && !isActive(user))
        .filter(code -> isText(user, code, typed));
  }

  /** Whether the code's time is over. */
  public boolean isExpired(StoredCode code) {
    return code.isExpired(now());
  }

  /** Whether the account has a password: a code on paper must not replace it. */
  public static boolean isActive(UserModel user) {
    return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
  }

  /** Whether what was typed is a code of the account, of any kind, expired or not. */
  public boolean matchesAny(UserModel user, String typed) {
    return Arrays.stream(CodeKind.values())
        .flatMap(kind -> find(user, kind).stream())
        .anyMatch(code -> isText(user, code, typed));
  }

  /**
   * The code in clear, for whoever may hand it out; empty where there is none or its key is
   * unknown.
   */
  public Optional<ReadableCode> reveal(UserModel user, CodeKind kind) {
    return find(user, kind)
        .flatMap(code -> open(user, code).map(text -> new ReadableCode(text, code.expiresAt())));
  }

  /**
   * Makes a new code; the earlier one of that kind ends at once. Two calls at the same time leave
   * one valid code.
   *
   * @return empty if the account has a password, or got one at this very moment
   * @throws IllegalStateException if there is no key to seal it with
   */
  public Optional<ReadableCode> issue(RealmModel realm, UserModel user, CodeKind kind) {
    lock(user);
    if (isActive(user) || hasPasswordInDatabase(user)) {
      return Optional.empty();
    }
    deleteAll(user, kind);
    evict(realm, user);
    ReadableCode code = new ReadableCode(generator.next(), CodeLifetime.expiry(realm, now()));
    user.credentialManager().createStoredCredential(sealed(user, kind, code));
    return Optional.of(code);
  }

  /** Ends the account's code of that kind. Whether there was one. */
  public boolean withdraw(RealmModel realm, UserModel user, CodeKind kind) {
    lock(user);
    int ended = deleteAll(user, kind);
    evict(realm, user);
    return ended > 0;
  }

  /**
   * Uses a code up, in the running transaction, and whatever other code of its kind the account
   * has. One conditional statement decides: whatever runs at the same time, on any node, a code is
   * used once, and never for an account that has a password.
   *
   * @return whether the code was still there
   */
  public boolean consume(RealmModel realm, UserModel user, CodeKind kind, StoredCode code) {
    lock(user);
    if (hasPasswordInDatabase(user)) {
      evict(realm, user);
      return false;
    }
    int used =
        entities()
            .createQuery("delete from CredentialEntity c where c.id = :id and c.user.id = :user")
            .setParameter("id", code.credentialId())
            .setParameter("user", user.getId())
            .executeUpdate();
    if (used == 1) {
      deleteAll(user, kind);
    }
    evict(realm, user);
    return used == 1;
  }

  /**
   * Seals the account's code with the current key where an earlier one sealed it.
   *
   * @return whether it was sealed anew
   */
  boolean reseal(UserModel user, CodeKind kind) {
    SealingKey current = keys().current();
    Optional<StoredCode> stale = find(user, kind).filter(code -> !current.id().equals(keyOf(code)));
    Optional<String> text = stale.flatMap(code -> open(user, code));
    if (text.isEmpty()) {
      return false;
    }
    CredentialModel credential =
        user.credentialManager().getStoredCredentialById(stale.get().credentialId());
    if (credential == null) {
      return false;
    }
    credential.setSecretData(
        CodeSecret.sealedBy(current, seal.seal(current, user.getId(), text.get())).write());
    user.credentialManager().updateStoredCredential(credential);
    return true;
  }

  /** A credential that holds this code, sealed for this account. */
  CredentialModel sealed(UserModel user, CodeKind kind, ReadableCode code) {
    SealingKey key = keys().current();
    CredentialModel credential = new CredentialModel();
    credential.setType(kind.credentialType());
    credential.setCreatedDate(now().toEpochMilli());
    credential.setSecretData(
        CodeSecret.sealedBy(key, seal.seal(key, user.getId(), code.text())).write());
    credential.setCredentialData(
        new CodeData(code.expiresAt().map(Instant::toEpochMilli).orElse(null)).write());
    return credential;
  }

  boolean isText(UserModel user, StoredCode code, String typed) {
    return open(user, code).filter(text -> CodeText.matches(text, typed)).isPresent();
  }

  private Optional<String> open(UserModel user, StoredCode code) {
    try {
      CodeSecret secret = CodeSecret.read(code.secretData());
      if (!secret.isSealed()) {
        throw new SealBrokenException("it is not sealed");
      }
      SealingKey key =
          keys()
              .find(secret.key())
              .orElseThrow(
                  () -> new SealBrokenException("the key " + secret.key() + " is not configured"));
      return Optional.of(seal.open(key, user.getId(), secret.sealed()));
    } catch (SealBrokenException broken) {
      LOG.errorf(
          "The code %s of account %s cannot be read: %s.",
          code.credentialId(), user.getId(), broken.getMessage());
      return Optional.empty();
    } catch (IOException malformed) {
      LOG.errorf(
          "The code %s of account %s cannot be read: its data is malformed.",
          code.credentialId(), user.getId());
      return Optional.empty();
    }
  }

  private static String keyOf(StoredCode code) {
    try {
      return CodeSecret.read(code.secretData()).key();
    } catch (IOException malformed) {
      return "";
    }
  }

  private CodeKeysProvider keys() {
    return session.getProvider(CodeKeysProvider.class);
  }

  /**
   * Whoever changes the account's codes at the same time waits for the end of this transaction. The
   * account's row comes before its codes' everywhere, so that two never wait for each other.
   */
  private void lock(UserModel user) {
    EntityManager entities = entities();
    entities.flush();
    entities.find(UserEntity.class, user.getId(), LockModeType.PESSIMISTIC_WRITE);
  }

  private int deleteAll(UserModel user, CodeKind kind) {
    return entities()
        .createQuery("delete from CredentialEntity c where c.user.id = :user and c.type = :type")
        .setParameter("user", user.getId())
        .setParameter("type", kind.credentialType())
        .executeUpdate();
  }

  /** What the cache of this node may not know yet. */
  private boolean hasPasswordInDatabase(UserModel user) {
    return entities()
            .createQuery(
                "select count(c) from CredentialEntity c where c.user.id = :user and c.type = :type",
                Long.class)
            .setParameter("user", user.getId())
            .setParameter("type", PasswordCredentialModel.TYPE)
            .getSingleResult()
        > 0;
  }

  /** Keycloak's own clock, so that issue and expiry agree with everything else it dates. */
  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }

  private void evict(RealmModel realm, UserModel user) {
    UserCache cache = UserStorageUtil.userCache(session);
    if (cache != null) {
      cache.evict(realm, user);
    }
  }

  private EntityManager entities() {
    return session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }
}
