package fr.marelle.recovery;

import fr.marelle.account.Identifier;
import fr.marelle.audit.AccountEvents;
import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Answers a forgotten password, off the request's thread: a link, a code, or advice. */
final class PasswordMessages implements MessageProvider {
  static final String KIND = "recovery-password";

  private final KeycloakSession session;
  private final RealmModel realm;

  PasswordMessages(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  @Override
  public Sending send(Attempt attempt) {
    OutgoingMessage message = attempt.message();
    Optional<RecoverySettings> settings = RecoverySettings.of(realm);
    if (settings.isEmpty()) {
      return Sending.NOBODY;
    }
    EventBuilder event = event(message);
    Optional<UserModel> user =
        Identifier.of(message.details().get(RecoveryRequests.TYPED))
            .flatMap(identifier -> Accounts.named(session, realm, identifier));
    if (user.isEmpty()) {
      event.error(Errors.USER_NOT_FOUND);
      return Sending.NOBODY;
    }
    Situation situation = new Situations(session, realm, settings.get()).of(user.get());
    event
        .user(user.get())
        .detail(Details.USERNAME, message.details().get(RecoveryRequests.TYPED))
        .detail(AccountEvents.RECOVERY_WAY, situation.value());
    if (situation != Situation.SMS && !Situations.hasAddress(user.get())) {
      event.error(Errors.INVALID_EMAIL);
      return Sending.NOBODY;
    }
    return new PasswordAnswer(session, realm, settings.get(), attempt)
        .send(user.get(), situation, event);
  }

  /** Without what was typed: where no account matches it may be anything, a password too. */
  private EventBuilder event(OutgoingMessage message) {
    return new EventBuilder(realm, session)
        .event(EventType.SEND_RESET_PASSWORD)
        .ipAddress(message.details().get(RecoveryRequests.IP_ADDRESS))
        .client(message.details().get(RecoveryRequests.CLIENT));
  }
}
