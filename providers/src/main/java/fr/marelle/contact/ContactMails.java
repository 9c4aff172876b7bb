package fr.marelle.contact;

import fr.marelle.outbox.Sending;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsSender;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.theme.Theme;

/** Writes and sends what is said about contacts, in one language, in the name of a school. */
final class ContactMails {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Locale locale;
  private final String school;

  ContactMails(KeycloakSession session, UserModel user, Locale locale) {
    this.session = session;
    this.realm = session.getContext().getRealm();
    this.user = user;
    this.locale = locale;
    this.school = SchoolName.of(realm, user);
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
    contact.put("name", displayName());
    contact.put("identifier", user.getUsername());
    session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale.toLanguageTag());
    try {
      session
          .getProvider(EmailTemplateProvider.class)
          .setRealm(realm)
          .setUser(user)
          .send(
              subject,
              List.of(school),
              template,
              new HashMap<>(Map.of("contact", contact)),
              address);
      return Sending.SENT;
    } catch (EmailException failed) {
      return isOf(failed, MessagingException.class) && !isOf(failed, SendFailedException.class)
          ? Sending.UNREACHABLE
          : Sending.REFUSED;
    } finally {
      session.removeAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE);
    }
  }

  /** Sends a text message: the school, and the text of that key. */
  Sending sms(String number, String key, Object... arguments) {
    String text = new MessageFormat(texts(key), locale).format(arguments);
    return switch (SmsSender.of(session).send(new SmsMessage(number, SmsText.of(school, text)))) {
      // Whoever may have got a code need not get another one by itself.
      case SENT, UNCERTAIN -> Sending.SENT;
      case REFUSED, MISCONFIGURED -> Sending.REFUSED;
      case UNREACHABLE -> Sending.UNREACHABLE;
    };
  }

  private String texts(String key) {
    try {
      return session
          .theme()
          .getTheme(Theme.Type.EMAIL)
          .getEnhancedMessages(realm, locale)
          .getProperty(key, key);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String displayName() {
    return Stream.of(user.getFirstName(), user.getLastName())
        .filter(name -> name != null && !name.isBlank())
        .reduce((first, last) -> first + " " + last)
        .orElseGet(user::getUsername);
  }

  /** Keycloak wraps what went wrong, on some ways more than once. */
  private static boolean isOf(Throwable failure, Class<? extends Exception> kind) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(kind::isInstance);
  }
}
