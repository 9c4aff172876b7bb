package fr.marelle.recovery;

import fr.marelle.outbox.Sending;
import fr.marelle.sheet.EntAddress;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.email.EmailException;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Sends the mails of recovery, and what all of them say. */
final class RecoveryMails {
  private final KeycloakSession session;
  private final RealmModel realm;

  RecoveryMails(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /** What every mail about one account says; FreeMarker reads maps, not records. */
  Map<String, Object> about(UserModel user) {
    Belonging belonging = Belonging.of(user);
    Map<String, Object> mail = new HashMap<>();
    mail.put("name", name(user));
    mail.put("identifier", user.getUsername());
    mail.put("school", belonging.names(realm));
    mail.put(
        "address",
        new EntAddress(session)
            .of(belonging.withAddress().flatMap(Belonging.School::address))
            .toString());
    return mail;
  }

  /** First name and last name; the identifier where there is neither. */
  static String name(UserModel user) {
    String name =
        Stream.of(user.getFirstName(), user.getLastName())
            .filter(part -> part != null && !part.isBlank())
            .collect(Collectors.joining(" "));
    return name.isEmpty() ? user.getUsername() : name;
  }

  /** Sends it to the account's address. */
  Sending send(UserModel user, String subject, String template, Map<String, Object> mail) {
    try {
      session
          .getProvider(EmailTemplateProvider.class)
          .setRealm(realm)
          .setUser(user)
          .send(
              "marelleRecoveryMailSubject." + subject,
              List.of(mail.get("school")),
              template,
              new HashMap<>(Map.of("mail", mail)));
      return Sending.SENT;
    } catch (EmailException failed) {
      return isOf(failed, MessagingException.class) && !isOf(failed, SendFailedException.class)
          ? Sending.UNREACHABLE
          : Sending.REFUSED;
    }
  }

  /** Keycloak wraps what went wrong, on some ways more than once. */
  private static boolean isOf(Throwable failure, Class<? extends Exception> kind) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .anyMatch(kind::isInstance);
  }
}
