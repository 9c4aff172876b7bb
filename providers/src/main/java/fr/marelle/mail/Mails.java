package fr.marelle.mail;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.locale.LocaleSelectorProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/** Sends mails of the session's realm, in one language. */
public final class Mails {
  private final KeycloakSession session;
  private final Locale locale;

  public Mails(KeycloakSession session, Locale locale) {
    this.session = session;
    this.locale = locale;
  }

  /**
   * A mail.
   *
   * @param subject a message key, whose one argument is the school
   * @param template in {@code html/} and in {@code text/}
   * @param model what the template reads; maps, since FreeMarker reads no records
   */
  public record Mail(String subject, String school, String template, Map<String, Object> model) {}

  /** Sends it to the account's address. */
  public MailOutcome send(UserModel user, Mail mail) {
    return send(user, Optional.empty(), mail);
  }

  /** Sends what is about an account to another address. */
  public MailOutcome send(UserModel user, String address, Mail mail) {
    return send(user, Optional.of(address), mail);
  }

  private MailOutcome send(UserModel user, Optional<String> address, Mail mail) {
    Object before = session.getAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE);
    session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, locale.toLanguageTag());
    try {
      EmailTemplateProvider post =
          session
              .getProvider(EmailTemplateProvider.class)
              .setRealm(session.getContext().getRealm())
              .setUser(user);
      List<Object> school = List.of(mail.school());
      Map<String, Object> model = new HashMap<>(mail.model());
      if (address.isPresent()) {
        post.send(mail.subject(), school, mail.template(), model, address.get());
      } else {
        post.send(mail.subject(), school, mail.template(), model);
      }
      return MailOutcome.SENT;
    } catch (EmailException failed) {
      return MailOutcome.failed(failed);
    } finally {
      if (before == null) {
        session.removeAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE);
      } else {
        session.setAttribute(LocaleSelectorProvider.USER_REQUEST_LOCALE, before);
      }
    }
  }
}
