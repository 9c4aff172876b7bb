package fr.marelle.recovery;

import fr.marelle.audit.AccountEvents;
import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.code.LocalClock;
import fr.marelle.code.ReadableCode;
import fr.marelle.code.UsableCode;
import fr.marelle.contact.ContactFingerprint;
import fr.marelle.contact.VerifiedMobile;
import fr.marelle.mail.EmailTexts;
import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import fr.marelle.sms.Posting;
import fr.marelle.sms.SmsPost;
import fr.marelle.sms.SmsPurpose;
import fr.marelle.sms.SmsText;
import fr.marelle.sms.TextMessage;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiFunction;
import org.keycloak.common.util.Time;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** What one person who forgot the password is sent. */
final class PasswordAnswer {
  private static final String TEMPLATE = "marelle-recovery.ftl";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final RecoverySettings settings;
  private final Attempt attempt;
  private final OutgoingMessage asked;
  private final RecoveryMails mails;
  private final MailLimits limits;
  private final Moments moments;

  PasswordAnswer(
      KeycloakSession session, RealmModel realm, RecoverySettings settings, Attempt attempt) {
    this.session = session;
    this.realm = realm;
    this.settings = settings;
    this.attempt = attempt;
    this.asked = attempt.message();
    this.mails = new RecoveryMails(session, realm, asked.locale());
    this.limits = new MailLimits(session, RecoveryRequests.asker(asked));
    this.moments = new Moments(LocalClock.of(realm), asked.locale());
  }

  Sending send(UserModel user, Situation situation, EventBuilder event) {
    Optional<String> number =
        situation == Situation.SMS ? VerifiedMobile.of(user) : Optional.empty();
    if (number.isPresent()) {
      return text(user, number.get(), event);
    }
    if (attempt.isFirst() && !limits.allowMail(user)) {
      event.error(AccountEvents.SENDING_LIMIT_REACHED);
      return Sending.NOBODY;
    }
    Sending sending = mail(user, situation);
    if (sending == Sending.SENT) {
      event.success();
    }
    return sending;
  }

  private Sending mail(UserModel user, Situation situation) {
    Map<String, Object> mail = mails.about(user);
    mail.put("situation", situation.value());
    switch (situation) {
      case LINK -> {
        mail.put("link", beforeItLeaves(user, (apart, same) -> link(apart, same, user.getEmail())));
        mail.put("minutes", settings.linkLifetime().toMinutes());
      }
      case CODE -> {
        Optional<ReadableCode> code = beforeItLeaves(user, PasswordAnswer::code);
        if (code.isEmpty()) {
          return Sending.NOBODY;
        }
        mail.put("code", code.get().text());
        code.get().expiresAt().ifPresent(until -> mail.put("expiry", moments.tell(until)));
      }
      default -> {
        // Advice needs no more than its words.
      }
    }
    boolean way = situation == Situation.LINK || situation == Situation.CODE;
    return mails.send(user, way ? "password" : "advice", TEMPLATE, mail);
  }

  /**
   * In a transaction of its own: whoever is fast uses what has arrived before this one has ended,
   * and nobody waits for a mail server with the key or the code locked.
   */
  private <T> T beforeItLeaves(UserModel user, BiFunction<KeycloakSession, UserModel, T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        session.getKeycloakSessionFactory(),
        session.getContext(),
        apart ->
            work.apply(
                apart, apart.users().getUserById(apart.getContext().getRealm(), user.getId())),
        "What opens the form of a new password");
  }

  /** A new key; the one before ends. */
  private String link(KeycloakSession apart, UserModel user, String address) {
    ResetKey key = ResetKey.next(new SecureRandom());
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    new ResetKeys(apart, apart.getContext().getRealm())
        .replace(
            key,
            new IssuedKey(
                user.getId(),
                ContactFingerprint.of(address),
                now,
                now.plus(settings.linkLifetime()),
                Optional.of(
                    new IssuedKey.Asked(
                        asked.details().get(RecoveryRequests.CLIENT),
                        asked.details().get(RecoveryRequests.TAB)))));
    return ResetPage.address(session, realm, asked.locale()) + "#" + key.text();
  }

  /**
   * The code that the account has, if it is good: anybody may ask, and must not end the one that a
   * teacher has just handed out. Else a new one.
   */
  private static Optional<ReadableCode> code(KeycloakSession apart, UserModel user) {
    Codes codes = Codes.of(apart);
    return Optional.ofNullable(codes.reveal(List.of(user.getId())).get(user.getId()))
        .filter(code -> code.kind() == CodeKind.RENEWAL && code.text().isPresent())
        .map(PasswordAnswer::readable)
        .or(() -> codes.issue(apart.getContext().getRealm(), user, CodeKind.RENEWAL));
  }

  private static ReadableCode readable(UsableCode code) {
    return new ReadableCode(code.text().orElseThrow(), code.expiresAt());
  }

  private Sending text(UserModel user, String number, EventBuilder event) {
    Posting posting =
        SmsPost.of(session)
            .send(
                limits.within(
                    TextMessage.about(
                        user, number, () -> words(user), SmsPurpose.PASSWORD, attempt.isFirst()),
                    user));
    if (posting.isWithheld()) {
      event
          .detail(Details.REASON, posting.withheld().get().value())
          .error(AccountEvents.SENDING_LIMIT_REACHED);
    } else if (Sending.of(posting) == Sending.SENT) {
      // Sent, or perhaps: an event without the word would promise too much.
      event.detail(AccountEvents.SMS_OUTCOME, posting.outcome().value()).success();
    }
    return Sending.of(posting);
  }

  /**
   * @throws NoSuchElementException where the account ceased to be one that may have a code: the
   *     next try finds that out
   */
  private String words(UserModel user) {
    ReadableCode code = beforeItLeaves(user, PasswordAnswer::code).orElseThrow();
    String until = code.expiresAt().map(moments::tellShortly).orElse("");
    String text =
        new EmailTexts(session, realm, asked.locale())
            .say(
                until.isEmpty() ? "marelleRecoverySmsForever" : "marelleRecoverySms",
                code.text(),
                until);
    return SmsText.write(text);
  }
}
