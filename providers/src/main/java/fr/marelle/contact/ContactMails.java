package fr.marelle.contact;

import fr.marelle.account.Belonging;
import fr.marelle.account.DisplayName;
import fr.marelle.audit.AccountEvents;
import fr.marelle.mail.EmailTexts;
import fr.marelle.mail.Mails;
import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.Sending;
import fr.marelle.sms.Posting;
import fr.marelle.sms.SmsPost;
import fr.marelle.sms.SmsPurpose;
import fr.marelle.sms.SmsText;
import fr.marelle.sms.TextMessage;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Writes and sends what is said about contacts, in one language, in the name of a school. */
final class ContactMails {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Attempt attempt;
  private final Locale locale;
  private final String school;
  private final Mails mails;

  ContactMails(KeycloakSession session, UserModel user, Attempt attempt) {
    this.session = session;
    this.realm = session.getContext().getRealm();
    this.user = user;
    this.attempt = attempt;
    this.locale = attempt.message().locale();
    this.mails = new Mails(session, locale);
    this.school = Belonging.of(user).names(realm);
  }

  /**
   * Sends a mail.
   *
   * @param subject a message key; its argument is the school
   * @param template in {@code html/} and in {@code text/}
   * @param model what it reads as {@code contact}, besides the school and the person's name
   */
  Sending mail(String address, String subject, String template, Map<String, Object> model) {
    Map<String, Object> contact = new HashMap<>(model);
    contact.put("school", school);
    contact.put("name", DisplayName.of(user));
    contact.put("identifier", user.getUsername());
    return Sending.of(
        mails.send(
            user, address, new Mails.Mail(subject, school, template, Map.of("contact", contact))));
  }

  /** The text of that key. */
  String say(String key, Object... arguments) {
    return new EmailTexts(session, realm, locale).say(key, arguments);
  }

  /**
   * Sends a text message: the school, and that text.
   *
   * @param text made once the message may leave
   */
  Sending sms(String number, SmsPurpose purpose, Supplier<String> text) {
    Posting posting =
        SmsPost.of(session)
            .send(
                TextMessage.about(
                    user,
                    number,
                    () -> SmsText.of(school, text.get()),
                    purpose,
                    attempt.isFirst()));
    posting
        .withheld()
        .ifPresent(
            reason ->
                new EventBuilder(realm, session)
                    .event(EventType.SEND_VERIFY_EMAIL)
                    .user(user)
                    .detail(Details.REASON, reason.value())
                    .error(AccountEvents.SENDING_LIMIT_REACHED));
    return Sending.of(posting);
  }
}
