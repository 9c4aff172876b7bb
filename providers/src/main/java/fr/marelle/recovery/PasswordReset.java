package fr.marelle.recovery;

import fr.marelle.account.OpenSessions;
import fr.marelle.account.Profile;
import fr.marelle.audit.AccountEvents;
import fr.marelle.code.Codes;
import fr.marelle.contact.ContactFingerprint;
import fr.marelle.password.NewPassword;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import fr.marelle.throttle.Tries;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.ClientModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.protocol.oidc.OIDCLoginProtocol;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/** One key, and the password that it may set. */
final class PasswordReset {
  /**
   * Whoever forgot the password has most often tried too many. A few times only, so that a link is
   * no way to guess without an end.
   */
  private static final SendingLimit LIFTED_WAITS =
      new SendingLimit("recovery-lifted-wait", 3, Duration.ofDays(1));

  private final KeycloakSession session;
  private final RealmModel realm;
  private final ResetKey key;
  private final ResetKeys keys;
  private final Optional<RecoverySettings> settings;
  private final Optional<IssuedKey> issued;
  private final Optional<UserModel> user;

  private PasswordReset(KeycloakSession session, RealmModel realm, ResetKey key) {
    this.session = session;
    this.realm = realm;
    this.key = key;
    this.keys = new ResetKeys(session, realm);
    this.settings = RecoverySettings.of(realm);
    this.issued = keys.find(key);
    this.user = issued.map(one -> session.users().getUserById(realm, one.account()));
  }

  static PasswordReset of(KeycloakSession session, RealmModel realm, ResetKey key) {
    return new PasswordReset(session, realm, key);
  }

  /** What stands in the way. */
  Optional<KeyProblem> problem() {
    if (settings.isEmpty()) {
      return Optional.of(KeyProblem.SWITCHED_OFF);
    }
    if (user.isEmpty()) {
      return Optional.of(KeyProblem.GONE);
    }
    if (issued.orElseThrow().isExpired(now())) {
      return Optional.of(KeyProblem.EXPIRED);
    }
    if (!user.get().isEnabled()) {
      return Optional.of(KeyProblem.BLOCKED);
    }
    return stale();
  }

  /** What the account has now and did not have when the key was issued. */
  private Optional<KeyProblem> stale() {
    if (!isForThePassword()) {
      return Optional.of(KeyProblem.CHANGED);
    }
    return isForTheAddress() ? Optional.empty() : Optional.of(KeyProblem.ADDRESS_CHANGED);
  }

  /** Made for the password that the account has now. */
  private boolean isForThePassword() {
    IssuedKey one = issued.orElseThrow();
    return keys.passwordSince(one.account())
        .filter(since -> !since.isAfter(one.issuedAt()))
        .isPresent();
  }

  /** Sent to the address that the account has now: nobody else's mailbox opens it. */
  private boolean isForTheAddress() {
    return Situations.hasAddress(user())
        && ContactFingerprint.of(user().getEmail()).equals(issued.orElseThrow().sentTo());
  }

  /** Whose password it is; only without a {@link #problem()}. */
  UserModel user() {
    return user.orElseThrow();
  }

  /**
   * Sets the password, in the running transaction. Whatever goes wrong in here takes all of it
   * back: Keycloak would commit after an exception.
   *
   * @return what has come in the way since; empty when it is kept
   */
  Optional<KeyProblem> keep(NewPassword password) {
    try {
      // As whoever uses a code does: not both may set a password at the same instant.
      Codes.of(session).lock(user());
      // Then the key: of all who submit at the same time, one passes here.
      if (!keys.consume(key, now())) {
        return Optional.of(KeyProblem.GONE);
      }
      Optional<KeyProblem> stale = stale();
      if (stale.isPresent()) {
        return stale;
      }
      password.keep(user());
      afterwards();
      return Optional.empty();
    } catch (RuntimeException failure) {
      session.getTransactionManager().setRollbackOnly();
      throw failure;
    }
  }

  private void afterwards() {
    // It asked for what has just been done.
    user().removeRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
    if (settings.orElseThrow().endsSessions()) {
      OpenSessions.endAll(session, realm, user());
    }
    if (new SendingLimits(session).take(LIFTED_WAITS, user().getId())) {
      Tries.of(session, realm).succeeded(user());
    }
    new EventBuilder(realm, session, session.getContext().getConnection())
        .event(EventType.UPDATE_CREDENTIAL)
        .user(user())
        .client(issued.flatMap(IssuedKey::asked).map(IssuedKey.Asked::client).orElse(null))
        .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE)
        .detail(AccountEvents.RECOVERY_WAY, Situation.LINK.value())
        .detail(AccountEvents.PROFILE, Profile.of(user()).map(Profile::value).orElse(null))
        .success();
  }

  /**
   * The login page that the person came from, filled in, where this is the same browser and it
   * still waits there; empty on another device.
   */
  Optional<URI> wayBack() {
    return issued.flatMap(IssuedKey::asked).flatMap(this::attempt).map(this::login);
  }

  private Optional<AuthenticationSessionModel> attempt(IssuedKey.Asked asked) {
    ClientModel client = realm.getClientByClientId(asked.client());
    return client == null || !client.isEnabled()
        ? Optional.empty()
        : Optional.ofNullable(
                new AuthenticationSessionManager(session)
                    .getCurrentAuthenticationSession(realm, client, asked.tab()))
            .filter(
                attempt ->
                    AuthenticationSessionModel.Action.AUTHENTICATE
                        .name()
                        .equals(attempt.getAction()));
  }

  private URI login(AuthenticationSessionModel attempt) {
    AuthenticationProcessor.resetFlow(attempt, LoginActionsService.AUTHENTICATE_PATH);
    attempt.setClientNote(OIDCLoginProtocol.LOGIN_HINT_PARAM, user().getUsername());
    RecoveryEntrance.announce(attempt);
    return new AuthenticationFlowURLHelper(session, realm, session.getContext().getUri())
        .getLastExecutionUrl(
            LoginActionsService.AUTHENTICATE_PATH,
            null,
            attempt.getClient().getClientId(),
            attempt.getTabId(),
            AuthenticationProcessor.getClientData(session, attempt));
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Time.currentTimeMillis());
  }
}
