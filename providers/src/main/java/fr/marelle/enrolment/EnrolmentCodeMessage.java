package fr.marelle.enrolment;

import fr.marelle.audit.AccountEvents;
import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import fr.marelle.sms.Posting;
import fr.marelle.throttle.Network;
import java.time.Instant;
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
    Optional<EnrolmentSettings> settings = EnrolmentSettings.of(realm);
    Optional<Enrolment> enrolment =
        new Enrolments(session, realm)
            .find(details.get(ENROLMENT))
            .filter(one -> Long.toString(one.askedAt()).equals(details.get(ASKED_AT)))
            .filter(one -> !one.isExpired(Enrolments.now()) && !one.isSpent());
    if (enrolment.isEmpty() || settings.isEmpty()) {
      // Typed, too late, or asked for again since.
      return Sending.NOBODY;
    }
    Claim claim =
        new Claim(new Names(details.get(LAST_NAME), details.get(FIRST_NAME)), details.get(MOBILE));
    Relatives relatives = new Relatives(session, realm);
    Optional<UserModel> relative = relatives.find(claim);
    if (relative.isEmpty()) {
      // No event: strangers would fill a table that is kept for a year.
      return Sending.NOBODY;
    }
    Situation situation = relatives.situation(relative.get());
    EventBuilder event =
        new EventBuilder(realm, session)
            .event(EventType.REGISTER)
            .ipAddress(details.get(IP_ADDRESS))
            .client(details.get(CLIENT))
            .user(relative.get())
            .detail(AccountEvents.ENROLMENT, situation.value());
    EnrolmentSms sms = new EnrolmentSms(session, relative.get(), attempt, asker(details));
    return situation == Situation.READY
        ? code(enrolment.get(), relative.get(), claim.mobile(), settings.get(), sms, event)
        : word(situation, claim.mobile(), sms, event);
  }

  private static Network asker(Map<String, String> details) {
    return Network.of(details.get(IP_ADDRESS));
  }

  /** Tells whoever has the telephone what no page may tell. */
  private static Sending word(
      Situation situation, String mobile, EnrolmentSms sms, EventBuilder event) {
    Posting posting = sms.word(mobile, situation);
    event.error(posting.isWithheld() ? AccountEvents.SENDING_LIMIT_REACHED : Errors.NOT_ALLOWED);
    return Sending.of(posting);
  }

  private Sending code(
      Enrolment enrolment,
      UserModel relative,
      String mobile,
      EnrolmentSettings settings,
      EnrolmentSms sms,
      EventBuilder event) {
    Optional<EnrolmentCode> code =
        beforeItLeaves(enrolment, relative, mobile, settings, sms.isFirstAttempt());
    if (code.isEmpty()) {
      return Sending.NOBODY;
    }
    if (!new BirthDateTries(session, settings).isOneLeft(relative)) {
      // It would lead to no more than « Réessayez demain ».
      event.error(AccountEvents.SENDING_LIMIT_REACHED);
      return Sending.NOBODY;
    }
    Posting posting =
        sms.code(
            mobile,
            EnrolmentKey.of(session, realm).code(code.get().id(), code.get().nonce()),
            // A gateway that was down has used some of them up.
            CodeLife.minutesLeft(Enrolments.now(), code.get().expiresAt()));
    if (posting.isWithheld()) {
      event.error(AccountEvents.SENDING_LIMIT_REACHED);
    }
    return Sending.of(posting);
  }

  /**
   * In a transaction of its own: whoever is fast types the code before this one has ended.
   *
   * @param first whether this is the first attempt, for which alone its turn to leave is taken
   * @return empty where it left a moment ago, or too many wrong ones were typed
   */
  private Optional<EnrolmentCode> beforeItLeaves(
      Enrolment enrolment,
      UserModel relative,
      String mobile,
      EnrolmentSettings settings,
      boolean first) {
    String mobileHash = EnrolmentKey.of(session, realm).hash(mobile);
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        apart -> {
          EnrolmentCodes codes = new EnrolmentCodes(apart, realm);
          Instant now = Enrolments.now();
          EnrolmentCode code =
              codes.issue(
                  relative.getId(), mobileHash, now, settings.life(), enrolment.expiresAt());
          new Enrolments(apart, realm).waitsFor(enrolment, code);
          boolean leaves = first ? codes.mayLeave(code, now, settings.cooldown()) : !code.isSpent();
          return leaves ? Optional.of(code) : Optional.empty();
        });
  }
}
