package fr.marelle.enrolment;

import fr.marelle.account.Belonging;
import fr.marelle.account.DisplayName;
import fr.marelle.mail.Mails;
import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.Outbox;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import fr.marelle.sheet.EntAddress;
import java.util.Map;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Sends the identifier to the address that was given, so that it can be found again. Not limited:
 * an account is enrolled once. A realm without a mail server tells nobody, and bothers no operator
 * with it.
 */
final class EnrolmentMail implements MessageProvider {
  private final KeycloakSession session;

  EnrolmentMail(KeycloakSession session) {
    this.session = session;
  }

  /** Has it leave once the running transaction has committed, if there is an address. */
  static void put(KeycloakSession session, UserModel user) {
    if (hasAddress(user)) {
      new Outbox(session)
          .put(
              new OutgoingMessage(
                  EnrolmentMailFactory.ID,
                  user.getId(),
                  session.getContext().resolveLocale(user),
                  Map.of()));
    }
  }

  private static boolean hasAddress(UserModel user) {
    return user.getEmail() != null && !user.getEmail().isBlank();
  }

  @Override
  public EventType event() {
    return EventType.REGISTER;
  }

  @Override
  public Sending send(Attempt attempt) {
    OutgoingMessage message = attempt.message();
    RealmModel realm = session.getContext().getRealm();
    UserModel user = session.users().getUserById(realm, message.account());
    boolean mails = realm.getSmtpConfig().get("host") != null;
    if (!mails || user == null || !hasAddress(user)) {
      return Sending.NOBODY;
    }
    Belonging belonging = Belonging.of(user);
    String school = belonging.names(realm);
    Map<String, Object> model =
        Map.of(
            "name", DisplayName.of(user),
            "identifier", user.getUsername(),
            "school", school,
            "address",
                new EntAddress(session)
                    .of(belonging.withAddress().flatMap(Belonging.School::address))
                    .toString());
    return Sending.of(
        new Mails(session, message.locale())
            .send(
                user,
                new Mails.Mail(
                    "marelleEnrolmentMailSubject",
                    school,
                    "marelle-enrolment.ftl",
                    Map.of("mail", model))));
  }
}
