package fr.marelle.code;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.storage.UserStorageUtil;

/** The codes of accounts: issued, found, read again, used up. */
public final class Codes {
  private static final Logger LOG = Logger.getLogger(Codes.class);

  private final KeycloakSession session;
  private final CodeSeal seal;
  private final CodeGenerator generator;
  private final CodeStore store;

  private Codes(KeycloakSession session, SecureRandom random) {
    this.session = session;
    this.seal = new CodeSeal(random);
    this.generator = new CodeGenerator(random);
    this.store = new CodeStore(session);
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
        .max(StoredCode.NEWEST_LAST);
  }

  /** The account's code of any kind if it is what was typed and opens something. */
  public Optional<MatchedCode> match(UserModel user, String typed) {
    return Arrays.stream(CodeKind.values())
        .flatMap(
            kind ->
                find(user, kind)
                    .filter(code -> !isExpired(code) && opens(user, kind, code))
                    .filter(code -> isText(user, code, typed))
                    .map(code -> new MatchedCode(kind, code))
                    .stream())
        .findFirst();
  }

  /** Whether the code's time is over. */
  public boolean isExpired(StoredCode code) {
    return code.isExpired(now());
  }

  /** Whether the account is as this code needs it: without a password, or with the one it had. */
  public boolean opens(UserModel user, CodeKind kind, StoredCode code) {
    return kind.opens(passwordSince(user), code.issuedAt());
  }

  /** Whether the account has a password: only a renewal code may replace it. */
  public static boolean isActive(UserModel user) {
    return user.credentialManager().isConfiguredFor(PasswordCredentialModel.TYPE);
  }

  /** Whether the account may get a code of that kind. */
  static boolean isFor(UserModel user, CodeKind kind) {
    return kind.isFor(passwordSince(user));
  }

  /** A password that a directory keeps has no date that we know: it is older than any code. */
  private static Optional<Instant> passwordSince(UserModel user) {
    return user.credentialManager()
        .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
        .map(StoredCode::creationOf)
        .findFirst()
        .or(() -> isActive(user) ? Optional.of(Instant.EPOCH) : Optional.empty());
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
        .flatMap(
            code -> open(user.getId(), code).map(text -> new ReadableCode(text, code.expiresAt())));
  }

  /**
   * The codes of these accounts that can be used now, by account; those without one are absent. Two
   * queries, however many accounts.
   */
  public Map<String, UsableCode> reveal(Collection<String> accounts) {
    Map<String, Instant> passwords = store.passwordsSince(accounts);
    Map<String, UsableCode> usable = new HashMap<>();
    for (CodeKind kind : CodeKind.values()) {
      store
          .newest(accounts, kind)
          .forEach(
              (account, code) -> {
                Optional<Instant> password = Optional.ofNullable(passwords.get(account));
                if (!isExpired(code) && kind.opens(password, code.issuedAt())) {
                  usable.put(account, usable(account, kind, code));
                }
              });
    }
    return usable;
  }

  private UsableCode usable(String account, CodeKind kind, StoredCode code) {
    return new UsableCode(kind, open(account, code), code.issuedAt(), code.expiresAt());
  }

  /**
   * Makes a new code; the earlier one of that kind ends at once.
   *
   * @return empty if the account is not one for such a code, or became so at this very moment
   * @throws IllegalStateException if there is no key to seal it with
   * @see #issue(RealmModel, Collection, CodeKind)
   */
  public Optional<ReadableCode> issue(RealmModel realm, UserModel user, CodeKind kind) {
    return Optional.ofNullable(issue(realm, List.of(user), kind).get(user.getId()));
  }

  /**
   * The same for one that expires after this time, whatever the realm says: for a form that is open
   * now.
   */
  public Optional<ReadableCode> issue(
      RealmModel realm, UserModel user, CodeKind kind, Duration lifetime) {
    return Optional.ofNullable(
        issue(realm, List.of(user), kind, Optional.of(now().plus(lifetime))).get(user.getId()));
  }

  /**
   * Makes a new code for each of these accounts; the earlier ones of that kind end at once. Of two
   * calls at the same time, the one that comes second gets the code that the first has just made:
   * both hand out the same, valid code.
   *
   * @return by account; those that are not for such a code, by their password, are absent
   * @throws IllegalStateException if there is no key to seal them with
   */
  public Map<String, ReadableCode> issue(
      RealmModel realm, Collection<UserModel> users, CodeKind kind) {
    return issue(realm, users, kind, CodeLifetime.of(kind).expiry(realm, now()));
  }

  private Map<String, ReadableCode> issue(
      RealmModel realm, Collection<UserModel> users, CodeKind kind, Optional<Instant> expiry) {
    Map<String, UserModel> accounts = byId(users);
    Map<String, StoredCode> seen = store.newest(accounts.keySet(), kind);
    store.lock(accounts.keySet());
    Map<String, Instant> passwords = store.passwordsSince(accounts.keySet());
    Map<String, StoredCode> present = store.newest(accounts.keySet(), kind);
    accounts.values().removeIf(user -> !isFor(user, kind, passwords));

    Map<String, ReadableCode> codes = new HashMap<>();
    accounts.forEach(
        (id, user) ->
            madeMeanwhile(id, seen.get(id), present.get(id))
                .ifPresent(code -> codes.put(id, code)));
    accounts.keySet().removeAll(codes.keySet());
    store.deleteAll(accounts.keySet(), kind);
    accounts.forEach(
        (id, user) -> {
          evict(realm, user);
          codes.put(id, create(user, kind, expiry));
        });
    return codes;
  }

  private static Map<String, UserModel> byId(Collection<UserModel> users) {
    Map<String, UserModel> byId = new TreeMap<>();
    users.forEach(user -> byId.put(user.getId(), user));
    return byId;
  }

  private static boolean isFor(UserModel user, CodeKind kind, Map<String, Instant> passwords) {
    Optional<Instant> here = Optional.ofNullable(passwords.get(user.getId()));
    // Only a directory may hold a password that is not among them; the others need no query each.
    return kind.isFor(user.getFederationLink() == null ? here : here.or(() -> passwordSince(user)));
  }

  private Optional<ReadableCode> madeMeanwhile(
      String account, StoredCode seen, StoredCode present) {
    return Optional.ofNullable(present)
        .filter(code -> seen == null || !code.credentialId().equals(seen.credentialId()))
        .flatMap(code -> open(account, code).map(text -> new ReadableCode(text, code.expiresAt())));
  }

  private ReadableCode create(UserModel user, CodeKind kind, Optional<Instant> expiry) {
    ReadableCode code = new ReadableCode(generator.next(), expiry);
    user.credentialManager().createStoredCredential(sealed(user, kind, code));
    return code;
  }

  /** Ends the account's code of that kind. Whether there was one. */
  public boolean withdraw(RealmModel realm, UserModel user, CodeKind kind) {
    List<String> account = List.of(user.getId());
    store.lock(account);
    int ended = store.deleteAll(account, kind);
    evict(realm, user);
    return ended > 0;
  }

  /**
   * Has whoever changes or uses a code of this account wait for the end of this transaction: for
   * what sets a password on another way, so that not both do.
   */
  public void lock(UserModel user) {
    store.lock(List.of(user.getId()));
  }

  /**
   * Uses a code up, in the running transaction, and whatever other code of its kind the account
   * has. One conditional statement decides: whatever runs at the same time, on any node, a code is
   * used once, and never against a password that it was not made for.
   *
   * @return whether the code was still there
   */
  public boolean consume(RealmModel realm, UserModel user, CodeKind kind, StoredCode code) {
    List<String> account = List.of(user.getId());
    store.lock(account);
    boolean used =
        kind.opens(passwordInDatabase(user), code.issuedAt()) && store.delete(user.getId(), code);
    if (used) {
      store.deleteAll(account, kind);
    }
    evict(realm, user);
    return used;
  }

  /** What the cache of this node may not know yet. */
  private Optional<Instant> passwordInDatabase(UserModel user) {
    return store.passwordSince(user.getId()).or(() -> passwordSince(user));
  }

  /**
   * Seals the account's code with the current key where an earlier one sealed it.
   *
   * @return whether it was sealed anew
   */
  boolean reseal(UserModel user, CodeKind kind) {
    SealingKey current = keys().current();
    Optional<StoredCode> stale = find(user, kind).filter(code -> !current.id().equals(keyOf(code)));
    Optional<String> text = stale.flatMap(code -> open(user.getId(), code));
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

  /**
   * Makes a new code for each of many accounts that are about to be made, and keeps none of them:
   * whoever makes the accounts keeps these credentials with them.
   *
   * @param accounts ids of accounts to be, which nobody can sign in to yet
   * @return by account
   * @throws IllegalStateException if there is no key to seal them with
   */
  public Map<String, CredentialModel> prepare(
      RealmModel realm, Collection<String> accounts, CodeKind kind) {
    SealingKey key = keys().current();
    Optional<Instant> expiry = CodeLifetime.of(kind).expiry(realm, now());
    Map<String, CredentialModel> credentials = new HashMap<>();
    accounts.forEach(
        account ->
            credentials.put(
                account, sealed(key, account, kind, new ReadableCode(generator.next(), expiry))));
    return credentials;
  }

  /** A credential that holds this code, sealed for this account. */
  CredentialModel sealed(UserModel user, CodeKind kind, ReadableCode code) {
    return sealed(keys().current(), user.getId(), kind, code);
  }

  private CredentialModel sealed(SealingKey key, String account, CodeKind kind, ReadableCode code) {
    CredentialModel credential = new CredentialModel();
    credential.setType(kind.credentialType());
    credential.setCreatedDate(now().toEpochMilli());
    credential.setSecretData(
        CodeSecret.sealedBy(key, seal.seal(key, account, code.text())).write());
    credential.setCredentialData(
        new CodeData(code.expiresAt().map(Instant::toEpochMilli).orElse(null)).write());
    return credential;
  }

  boolean isText(UserModel user, StoredCode code, String typed) {
    return open(user.getId(), code).filter(text -> CodeText.matches(text, typed)).isPresent();
  }

  private Optional<String> open(String account, StoredCode code) {
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
      return Optional.of(seal.open(key, account, secret.sealed()));
    } catch (SealBrokenException broken) {
      LOG.errorf(
          "The code %s of account %s cannot be read: %s.",
          code.credentialId(), account, broken.getMessage());
      return Optional.empty();
    } catch (IOException malformed) {
      LOG.errorf(
          "The code %s of account %s cannot be read: its data is malformed.",
          code.credentialId(), account);
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
}
