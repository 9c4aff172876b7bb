package fr.marelle.enrolment;

import fr.marelle.account.Belonging;
import fr.marelle.mail.EmailTexts;
import fr.marelle.outbox.Attempt;
import fr.marelle.sms.Posting;
import fr.marelle.sms.SmsPost;
import fr.marelle.sms.SmsPurpose;
import fr.marelle.sms.SmsText;
import fr.marelle.sms.TextMessage;
import fr.marelle.throttle.Allowance;
import fr.marelle.throttle.Network;
import fr.marelle.throttle.SendingLimit;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The text messages of an enrolment, each within the 160 characters of one. */
final class EnrolmentSms {
  private static final Duration DAY = Duration.ofDays(1);

  /** So few that a class's numbers, of which a stranger has a list, do not use up a school's. */
  private static final SendingLimit CODES = new SendingLimit("enrolment-code", 3, DAY);

  private static final SendingLimit WORDS = new SendingLimit("enrolment-word", 1, DAY);

  /** Of a school, so that its name is still known. */
  private static final int SHORTEST_NAME = 12;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel relative;
  private final Attempt attempt;
  private final Network asker;

  /**
   * @param relative whom they are for
   * @param attempt limits are taken at the first one
   * @param asker where it was asked for
   */
  EnrolmentSms(KeycloakSession session, UserModel relative, Attempt attempt, Network asker) {
    this.session = session;
    this.realm = session.getContext().getRealm();
    this.relative = relative;
    this.attempt = attempt;
    this.asker = asker;
  }

  /** Whether text messages leave this server at all. */
  static boolean isPossible(KeycloakSession session) {
    return SmsPost.of(session).isOpen();
  }

  /**
   * Sends a code, and where there is room for it the line by which a browser knows whose page the
   * code is for (Origin-bound one-time codes delivered via SMS, WICG).
   */
  Posting code(String number, String code, long minutes) {
    return send(
        number,
        SmsPurpose.ENROLMENT,
        () -> {
          String text = texts().say("marelleEnrolmentSms.code", code, minutes);
          String bound = text + "\n\n@" + host() + " #" + code;
          return fits(bound) ? bound : text;
        },
        List.of(new Allowance(CODES, number)));
  }

  /** Whether the text is one message with a name before it. */
  private boolean fits(String text) {
    return SmsText.write(text).equals(text) && text.length() + SHORTEST_NAME <= SmsText.LENGTH;
  }

  /** Tells whoever has the telephone what no page may tell. */
  Posting word(String number, Situation situation) {
    String key =
        situation == Situation.ACTIVE ? "marelleEnrolmentSms.active" : "marelleEnrolmentSms.school";
    return send(
        number, SmsPurpose.NOTICE, () -> texts().say(key), List.of(new Allowance(WORDS, number)));
  }

  private Posting send(
      String number, SmsPurpose purpose, Supplier<String> text, List<Allowance> asked) {
    return SmsPost.of(session)
        .send(
            TextMessage.about(
                    relative,
                    number,
                    () -> SmsText.of(school(), text.get()),
                    purpose,
                    attempt.isFirst())
                .askedFrom(asker, asked));
  }

  private String host() {
    return session.getContext().getUri().getBaseUri().getHost();
  }

  private String school() {
    List<Belonging.School> schools = Belonging.of(relative).schools();
    return schools.isEmpty() ? Belonging.of(relative).names(realm) : schools.get(0).name();
  }

  private EmailTexts texts() {
    return new EmailTexts(session, realm, attempt.message().locale());
  }
}
