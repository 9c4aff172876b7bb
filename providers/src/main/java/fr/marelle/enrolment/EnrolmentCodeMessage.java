package fr.marelle.enrolment;

import fr.marelle.audit.AccountEvents;
import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import fr.marelle.sms.Posting;
import fr.marelle.throttle.Network;
import fr.marelle.throttle.SendingLimit;
import fr.marelle.throttle.SendingLimits;
import java.time.Duration;
import java.time.Instant;
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

  /** Events of an account that tell of a code that was withheld. */
  private static final SendingLimit WITHHELD =
      new SendingLimit("enrolment-withheld", 1, Duration.ofHours(1));

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
    Instant asked = Instant.ofEpochMilli(Long.parseLong(details.get(ASKED_AT)));
    Optional<EnrolmentSettings> settings = EnrolmentSettings.of(realm);
    Optional<Enrolment> enrolment =
        new Enrolments(session, realm)
            .find(details.get(ENROLMENT))
            // While the gateway is down each wish rests: any of them leaves for all.
            .filter(one -> !attempt.isFirst() || one.askedAt() == asked.toEpochMilli())
            .filter(one -> !one.isExpired(Enrolments.now()) && !one.isSpent());
    if (enrolment.isEmpty() || settings.isEmpty()) {
      // Typed, too late, or asked for again since.
      return Sending.NOBODY;
    }
    Claim claim =
        new Claim(new Names(details.get(LAST_NAME), details.get(FIRST_NAME)), details.get(MOBILE));
    Relatives relatives = new Relatives(session, realm);
    List<UserModel> found = relatives.find(claim);
    if (found.isEmpty()) {
      // No event: strangers would fill a table that is kept for a year.
      return Sending.NOBODY;
    }
    UserModel relative = found.get(0);
    Situation situation = found.size() > 1 ? Situation.SEVERAL : relatives.situation(relative);
    EventBuilder event =
        new EventBuilder(realm, session)
            .event(EventType.REGISTER)
            .ipAddress(details.get(IP_ADDRESS))
            .client(details.get(CLIENT))
            .user(relative)
            .detail(AccountEvents.ENROLMENT, situation.value());
    EnrolmentSms sms = new EnrolmentSms(session, relative, attempt, asker(details));
    // A first try whose node died in the midst is made again: nobody knows whether it left.
    Instant since = attempt.isFirst() ? Enrolments.now() : asked;
    return situation == Situation.READY
        ? code(
            new Wish(enrolment.get(), claim.mobile(), since), relative, settings.get(), sms, event)
        : word(situation, claim.mobile(), sms, event);
  }

  private static Network asker(Map<String, String> details) {
    return Network.of(details.get(IP_ADDRESS));
  }

  /** Tells whoever has the telephone what no page may tell. */
  private static Sending word(
      Situation situation, String mobile, EnrolmentSms sms, EventBuilder event) {
    Sending sending = Sending.of(sms.word(mobile, situation));
    if (sending == Sending.SENT) {
      // Once a day, as the word: whoever asks on and on would fill a table that is kept for a year.
      // Keycloak keeps an error even of what is rolled back, and so of each try.
      event.error(Errors.NOT_ALLOWED);
    }
    return sending;
  }

  /**
   * A wish for a code.
   *
   * @param visit what waits for it
   * @param mobile where it goes
   * @param since a code that left after that has answered it
   */
  private record Wish(Enrolment visit, String mobile, Instant since) {}

  private Sending code(
      Wish wish,
      UserModel relative,
      EnrolmentSettings settings,
      EnrolmentSms sms,
      EventBuilder event) {
    Instant now = Enrolments.now();
    Optional<EnrolmentCode> code = beforeItLeaves(wish, relative, settings, now);
    if (code.isEmpty()) {
      return Sending.NOBODY;
    }
    if (!new BirthDateTries(session, settings).isOneLeft(relative)) {
      // It would lead to no more than « Réessayez demain ».
      withheld(relative, "birth_dates", event);
      return Sending.NOBODY;
    }
    Sending sending = Sending.UNREACHABLE;
    try {
      Posting posting =
          sms.code(
              wish.mobile(),
              EnrolmentKey.of(session, realm).code(code.get().id(), code.get().nonce()),
              // A gateway that was down has used some of them up.
              CodeLife.minutesLeft(now, code.get().expiresAt()));
      posting.withheld().ifPresent(reason -> withheld(relative, reason.value(), event));
      sending = Sending.of(posting);
      return sending;
    } finally {
      if (sending != Sending.SENT) {
        // One that was asked for before, and rests because the gateway was down, may still leave.
        KeycloakModelUtils.runJobInTransaction(
            session.getKeycloakSessionFactory(),
            apart -> new EnrolmentCodes(apart, realm).stays(code.get(), now));
      }
    }
  }

  /** Strangers ask as often as they like, and events are kept for a year. */
  private void withheld(UserModel relative, String reason, EventBuilder event) {
    if (new SendingLimits(session).take(WITHHELD, relative.getId())) {
      event.detail(Details.REASON, reason).error(AccountEvents.SENDING_LIMIT_REACHED);
    }
  }

  /**
   * In a transaction of its own: whoever is fast types the code before this one has ended.
   *
   * @return empty where it has left since it was asked for, or a moment ago, or too many wrong ones
   *     were typed
   */
  private Optional<EnrolmentCode> beforeItLeaves(
      Wish wish, UserModel relative, EnrolmentSettings settings, Instant now) {
    String mobileHash = EnrolmentKey.of(session, realm).hash(wish.mobile());
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        apart -> {
          EnrolmentCodes codes = new EnrolmentCodes(apart, realm);
          EnrolmentCode code =
              codes.issue(
                  relative.getId(), mobileHash, now, settings.life(), wish.visit().expiresAt());
          new Enrolments(apart, realm).waitsFor(wish.visit(), code);
          return codes.mayLeave(code, now, wish.since(), settings.cooldown())
              ? Optional.of(code)
              : Optional.empty();
        });
  }
}
