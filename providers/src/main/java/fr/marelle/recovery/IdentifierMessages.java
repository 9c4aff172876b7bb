package fr.marelle.recovery;

import fr.marelle.account.AccountState;
import fr.marelle.account.Belonging;
import fr.marelle.account.DisplayName;
import fr.marelle.audit.AccountEvents;
import fr.marelle.code.Codes;
import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Answers a forgotten identifier: one mail that lists each account of the address. */
final class IdentifierMessages implements MessageProvider {
  static final String KIND = "recovery-identifier";

  private final KeycloakSession session;
  private final RealmModel realm;

  IdentifierMessages(KeycloakSession session) {
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
    String address = message.details().get(RecoveryRequests.TYPED);
    String completion = message.details().get(RecoveryRequests.COMPLETION);
    EventBuilder event = event(message);
    List<UserModel> accounts =
        Accounts.withAddress(session, realm, address).stream()
            .filter(user -> settings.get().completion().isOf(user, completion))
            .toList();
    if (accounts.isEmpty()) {
      event.error(Errors.USER_NOT_FOUND);
      return Sending.NOBODY;
    }
    event.detail(Details.EMAIL, address);
    if (attempt.isFirst()
        && !new MailLimits(session, RecoveryRequests.asker(message))
            .allowReminder(accounts.get(0).getEmail())) {
      event.error(AccountEvents.SENDING_LIMIT_REACHED);
      return Sending.NOBODY;
    }
    UserModel first = accounts.get(0);
    RecoveryMails mails = new RecoveryMails(session, realm, message.locale());
    Map<String, Object> mail = mails.about(first);
    mail.put("accounts", accounts.stream().map(this::line).toList());
    Sending sending = mails.send(first, "identifiers", "marelle-identifiers.ftl", mail);
    if (sending == Sending.SENT) {
      accounts.forEach(user -> event.clone().user(user).success());
    }
    return sending;
  }

  private Map<String, String> line(UserModel user) {
    return Map.of(
        "identifier", user.getUsername(),
        "name", DisplayName.of(user),
        "school", Belonging.of(user).names(realm),
        "state", state(user).value());
  }

  private AccountState state(UserModel user) {
    boolean federated =
        user.getFederationLink() != null
            || session.users().getFederatedIdentitiesStream(realm, user).findAny().isPresent();
    return AccountState.of(
        new AccountState.Facts(user.isEnabled(), Codes.isActive(user), federated, false, false));
  }

  /** Without the address: where no account has it, it is a stranger's. */
  private EventBuilder event(OutgoingMessage message) {
    return new EventBuilder(realm, session)
        .event(EventType.SEND_RESET_PASSWORD)
        .ipAddress(message.details().get(RecoveryRequests.IP_ADDRESS))
        .client(message.details().get(RecoveryRequests.CLIENT))
        .detail(AccountEvents.RECOVERY_WAY, "identifier");
  }
}
