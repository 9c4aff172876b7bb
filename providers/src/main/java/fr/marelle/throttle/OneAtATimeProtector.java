package fr.marelle.throttle;

import jakarta.ws.rs.core.UriInfo;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.common.ClientConnection;
import org.keycloak.common.util.Time;
import org.keycloak.events.EventType;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserLoginFailureModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.services.managers.DefaultBruteForceProtector;

/**
 * Keycloak's brute force detection, with its rules, that counts before the answer leaves and lets
 * the secrets of an account be tried one after the other. So that as many tries are made as the
 * realm allows, however many are sent at once. One for each session.
 */
final class OneAtATimeProtector extends DefaultBruteForceProtector {
  private static final int ATTEMPTS_TO_RECORD = 3;

  private final KeycloakSession session;
  private final Optional<Turns> turns;
  private final Map<String, Trial> trials = new HashMap<>();

  /**
   * @param turns empty where the operator allows tries at the same time
   */
  OneAtATimeProtector(KeycloakSession session, Optional<Turns> turns) {
    super(session.getKeycloakSessionFactory());
    this.session = session;
    this.turns = turns;
  }

  /**
   * Whether a secret of this account may not be tried now. Where it may, no other request on this
   * node may until this one's transaction is over.
   */
  boolean isLocked(RealmModel realm, UserModel user) {
    return !hasTurn(realm, user.getId())
        || locked(user, super.isPermanentlyLockedOut(session, realm, user))
        || locked(user, super.isTemporarilyDisabled(session, realm, user));
  }

  /** The same for a name that no account has. */
  boolean isLocked(RealmModel realm, Nobody nobody) {
    if (!hasTurn(realm, nobody.id())) {
      return true;
    }
    return locked(nobody.id(), isWaiting(realm, nobody.id()));
  }

  /** Counts a try at a name that no account has, as one at an account is counted. */
  void failed(
      RealmModel realm, Nobody nobody, ClientConnection connection, Set<String> categories) {
    add(realm, nobody.id(), connection.getRemoteHost(), false, categories);
  }

  /**
   * Counts a try at an account after the request in which it was made. Not while the account waits,
   * as at the login page, where nothing is looked at then: tries must not make a wait longer.
   */
  void failed(RealmModel realm, UserModel user, String address, Set<String> categories) {
    if (!isWaiting(realm, user.getId())) {
      add(realm, user.getId(), address, false, categories);
    }
  }

  private boolean isWaiting(RealmModel realm, String user) {
    UserLoginFailureModel failures = getUserFailureModel(session, realm, user);
    return failures != null && failures.getFailedLoginNotBefore() > Time.currentTimeMillis() / 1000;
  }

  @Override
  public boolean isTemporarilyDisabled(KeycloakSession asking, RealmModel realm, UserModel user) {
    return !mayTry(realm, user) || locked(user, super.isTemporarilyDisabled(asking, realm, user));
  }

  @Override
  public boolean isPermanentlyLockedOut(KeycloakSession asking, RealmModel realm, UserModel user) {
    // Where a lock may be for good, nobody must pass before the last failure is counted.
    return (realm.isPermanentLockout() && !mayTry(realm, user))
        || locked(user, super.isPermanentlyLockedOut(asking, realm, user));
  }

  /** Whoever asks outside of an authentication, such as the console, tries nothing. */
  private boolean mayTry(RealmModel realm, UserModel user) {
    return session.getContext().getAuthenticationSession() == null || hasTurn(realm, user.getId());
  }

  private boolean hasTurn(RealmModel realm, String user) {
    if (turns.isEmpty()) {
      return true;
    }
    Trial trial = trial(user);
    if (!trial.isAsked()) {
      trial.ask(afterTheOthers(realm, user, turns.get()));
    }
    return trial.hasTurn();
  }

  private Optional<Turns.Turn> afterTheOthers(RealmModel realm, String user, Turns line) {
    Optional<Turns.Turn> turn = line.take(user);
    // Whoever had it before may have failed.
    if (session.loginFailures() instanceof StoredFailuresProvider stored) {
      stored.forget(realm, user);
    }
    return turn;
  }

  private boolean locked(UserModel user, boolean locked) {
    return locked(user.getId(), locked);
  }

  private boolean locked(String user, boolean locked) {
    Trial trial = trials.get(user);
    if (locked && trial != null && !trial.hasResults()) {
      trial.endTurn();
    }
    return locked;
  }

  private Trial trial(String user) {
    return trials.computeIfAbsent(
        user,
        id -> {
          Trial trial = new Trial();
          session.getTransactionManager().enlistAfterCompletion(trial);
          return trial;
        });
  }

  @Override
  protected void processLogin(
      RealmModel realm,
      UserModel user,
      ClientConnection connection,
      UriInfo uri,
      boolean success,
      Set<String> categories) {
    if (!success || trial(user.getId()).hasResults() || hasFailures(realm, user, categories)) {
      add(realm, user.getId(), connection.getRemoteHost(), success, categories);
    }
  }

  private void add(
      RealmModel realm, String user, String address, boolean success, Set<String> categories) {
    Result result =
        new Result(
            realm.getId(),
            user,
            address,
            Time.currentTimeMillis(),
            success,
            categories,
            session.getContext().getHttpRequest());
    trial(user).add(() -> record(result));
  }

  /** Almost nobody who signs in has any: so nothing need be written. */
  private boolean hasFailures(RealmModel realm, UserModel user, Set<String> categories) {
    UserLoginFailureModel failures = getUserFailureModel(session, realm, user.getId());
    return failures != null
        && (failures.getNumFailures() > 0
            || failures.getNumTemporaryLockouts() > 0
            || failures.getFailedLoginNotBefore() > 0
            || (categories.contains(OTP_CATEGORY) && failures.getNumSecondaryAuthFailures() > 0));
  }

  /** What came of a try. */
  private record Result(
      String realm,
      String user,
      String address,
      long at,
      boolean success,
      Set<String> categories,
      HttpRequest request) {}

  /**
   * In a transaction of its own.
   *
   * @throws RuntimeException when it can't be counted: then the answer must not leave either
   */
  private void record(Result result) {
    for (int left = ATTEMPTS_TO_RECORD; ; ) {
      try {
        KeycloakModelUtils.runJobInTransaction(factory, apart -> write(apart, result));
        return;
      } catch (RuntimeException e) {
        // A lock that was not to be had in time, or two that waited for each other.
        if (--left == 0) {
          throw e;
        }
      }
    }
  }

  private void write(KeycloakSession apart, Result result) {
    RealmModel realm = apart.realms().getRealm(result.realm());
    if (realm == null) {
      return;
    }
    apart.getContext().setRealm(realm);
    apart.getContext().setHttpRequest(result.request());
    if (result.success()) {
      success(apart, realm, result.user(), result.categories());
    } else if (Nobody.is(result.user())
        || apart.users().getUserById(realm, result.user()) != null) {
      if (apart.loginFailures() instanceof StoredFailuresProvider stored) {
        // Locks the row, so that what Keycloak reads next stays true until it has written.
        stored.addUserLoginFailure(realm, result.user());
      }
      failure(apart, realm, result.user(), result.address(), result.at(), result.categories());
    }
  }

  /** An event is about an account. */
  @Override
  protected void sendEvent(
      KeycloakSession apart, RealmModel realm, UserLoginFailureModel failures, EventType type) {
    if (!Nobody.is(failures.getUserId())) {
      super.sendEvent(apart, realm, failures, type);
    }
  }

  @Override
  public void close() {
    trials.values().forEach(Trial::endTurn);
  }
}
