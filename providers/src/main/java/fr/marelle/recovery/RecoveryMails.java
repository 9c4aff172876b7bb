package fr.marelle.recovery;

import fr.marelle.account.Belonging;
import fr.marelle.account.DisplayName;
import fr.marelle.mail.Mails;
import fr.marelle.outbox.Sending;
import fr.marelle.sheet.EntAddress;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Sends the mails of recovery, and what all of them say. */
final class RecoveryMails {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final Mails mails;

  RecoveryMails(KeycloakSession session, RealmModel realm, Locale locale) {
    this.session = session;
    this.realm = realm;
    this.mails = new Mails(session, locale);
  }

  /** What every mail about one account says; FreeMarker reads maps, not records. */
  Map<String, Object> about(UserModel user) {
    Belonging belonging = Belonging.of(user);
    Map<String, Object> mail = new HashMap<>();
    mail.put("name", DisplayName.of(user));
    mail.put("identifier", user.getUsername());
    mail.put("school", belonging.names(realm));
    mail.put(
        "address",
        new EntAddress(session)
            .of(belonging.withAddress().flatMap(Belonging.School::address))
            .toString());
    return mail;
  }

  /** Sends it to the account's address. */
  Sending send(UserModel user, String subject, String template, Map<String, Object> mail) {
    return Sending.of(
        mails.send(
            user,
            new Mails.Mail(
                "marelleRecoveryMailSubject." + subject,
                (String) mail.get("school"),
                template,
                Map.of("mail", mail))));
  }
}
