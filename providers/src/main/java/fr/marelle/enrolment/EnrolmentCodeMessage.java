package fr.marelle.enrolment;

import fr.marelle.audit.AccountEvents;
import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Looks up, off the request, who asked for a code, and sends it; or tells the owner of an account
 * that is active already; or does nothing, and nobody learns it.
 */
final class EnrolmentCodeMessage implements MessageProvider {
  private static final String ENROLMENT = "enrolment";
  private static final String ASKED_AT = "asked";
  private static final String LAST_NAME = "lastName";
  private static final String FIRST_NAME = "firstName";
  private static final String MOBILE = "mobile";
  private static final String IP_ADDRESS = "ip";
  private static final String CLIENT = "client";

  private final KeycloakSession session;
  private final RealmModel realm;

  EnrolmentCodeMessage(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  static OutgoingMessage about(Enrolment enrolment, Claim claim, EnrolmentRequest from) {
    return new OutgoingMessage(
        EnrolmentCodeMessageFactory.ID,
        null,
        from.locale(),
        Map.of(
            ENROLMENT, enrolment.id(),
            ASKED_AT, Long.toString(enrolment.askedAt()),
            LAST_NAME, claim.names().lastName(),
            FIRST_NAME, claim.names().firstName(),
            MOBILE, claim.mobile(),
            IP_ADDRESS, from.address(),
            CLIENT, from.client()));
  }

  @Override
  public EventType event() {
    return EventType.REGISTER;
  }

  @Override
  public Sending send(Attempt attempt) {
    OutgoingMessage message = attempt.message();
    Map<String, String> details = message.details();
    Enrolments enrolments = new Enrolments(session, realm);
    Optional<Enrolment> enrolment =
        enrolments
            .find(details.get(ENROLMENT))
            .filter(one -> Long.toString(one.askedAt()).equals(details.get(ASKED_AT)))
            .filter(one -> !one.isExpired(Enrolments.now()) && !one.isSpent());
    if (enrolment.isEmpty() || EnrolmentSettings.of(realm).isEmpty()) {
      // Typed, too late, or asked for again since.
      return Sending.NOBODY;
    }
    Claim claim =
        new Claim(new Names(details.get(LAST_NAME), details.get(FIRST_NAME)), details.get(MOBILE));
    EventBuilder event =
        new EventBuilder(realm, session)
            .event(EventType.REGISTER)
            .ipAddress(details.get(IP_ADDRESS))
            .client(details.get(CLIENT));
    Relatives relatives = new Relatives(session, realm);
    Optional<UserModel> relative = relatives.find(claim);
    if (relative.isEmpty()) {
      event.error(Errors.USER_NOT_FOUND);
      return Sending.NOBODY;
    }
    return send(enrolment.get(), relative.get(), relatives, claim.mobile(), message, event);
  }

  private Sending send(
      Enrolment enrolment,
      UserModel relative,
      Relatives relatives,
      String mobile,
      OutgoingMessage message,
      EventBuilder event) {
    Situation situation = relatives.situation(relative);
    event.user(relative).detail(AccountEvents.ENROLMENT, situation.value());
    EnrolmentSms sms = new EnrolmentSms(session, relative, message.locale());
    boolean allowed =
        situation == Situation.READY ? sms.allowsCode(mobile) : sms.allowsWord(mobile);
    if (!allowed) {
      event.error(AccountEvents.SENDING_LIMIT_REACHED);
      return Sending.NOBODY;
    }
    if (situation != Situation.READY) {
      event.error(Errors.NOT_ALLOWED);
      return sms.word(mobile, situation);
    }
    if (!keepBeforeItLeaves(enrolment, relative)) {
      return Sending.NOBODY;
    }
    return sms.code(
        mobile,
        EnrolmentKey.of(session, realm).code(enrolment.id(), enrolment.nonce()),
        minutesLeft(enrolment));
  }

  /** In a transaction of its own: whoever is fast types the code before this one has ended. */
  private boolean keepBeforeItLeaves(Enrolment enrolment, UserModel relative) {
    boolean[] kept = new boolean[1];
    KeycloakModelUtils.runJobInTransaction(
        session.getKeycloakSessionFactory(),
        apart -> kept[0] = new Enrolments(apart, realm).leavesFor(enrolment, relative));
    return kept[0];
  }

  /** A gateway that was down has used some of them up. */
  private static long minutesLeft(Enrolment enrolment) {
    long left = enrolment.expiresAt() - Enrolments.now().toEpochMilli();
    return Math.max(1, Math.round(left / 60_000.0));
  }
}
