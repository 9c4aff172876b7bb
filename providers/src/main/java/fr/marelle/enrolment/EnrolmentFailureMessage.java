package fr.marelle.enrolment;

import fr.marelle.audit.AccountEvents;
import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import fr.marelle.throttle.Tries;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Counts a wrong code for the account that it was tried at, if there is one: off the request, whose
 * time would tell. Put for everybody, but only a code that was looked at counts, of which there are
 * {@value Enrolment#MOST_TRIES} a day: or else whoever goes on in ever new visits would have the
 * account wait for good. Nothing leaves the server.
 */
final class EnrolmentFailureMessage implements MessageProvider {
  private static final String ENROLMENT = "enrolment";
  private static final String COUNTED = "counted";
  private static final String IP_ADDRESS = "ip";
  private static final String CLIENT = "client";

  private final KeycloakSession session;
  private final RealmModel realm;

  EnrolmentFailureMessage(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /**
   * @param counted whether a try of the code was taken, so that it was looked at
   */
  static OutgoingMessage of(Enrolment enrolment, boolean counted, EnrolmentRequest from) {
    return new OutgoingMessage(
        EnrolmentFailureMessageFactory.ID,
        null,
        from.locale(),
        Map.of(
            ENROLMENT, enrolment.id(),
            COUNTED, Boolean.toString(counted),
            IP_ADDRESS, from.address(),
            CLIENT, from.client()));
  }

  @Override
  public EventType event() {
    return EventType.REGISTER;
  }

  @Override
  public Sending send(Attempt attempt) {
    Map<String, String> details = attempt.message().details();
    if (!Boolean.parseBoolean(details.get(COUNTED))) {
      return Sending.NOBODY;
    }
    EnrolmentCodes codes = new EnrolmentCodes(session, realm);
    Optional<UserModel> relative =
        new Enrolments(session, realm)
            .find(details.get(ENROLMENT))
            .flatMap(Enrolment::code)
            .flatMap(codes::find)
            .map(code -> session.users().getUserById(realm, code.account()));
    relative.ifPresent(user -> count(user, details.get(IP_ADDRESS), details.get(CLIENT)));
    return Sending.NOBODY;
  }

  private void count(UserModel relative, String address, String client) {
    Tries.of(session, realm).failed(relative, address);
    new EventBuilder(realm, session)
        .event(EventType.REGISTER)
        .ipAddress(address)
        .client(client)
        .user(relative)
        .detail(AccountEvents.ENROLMENT, "code")
        .error(Errors.INVALID_CODE);
  }
}
