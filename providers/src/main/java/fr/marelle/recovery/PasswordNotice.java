package fr.marelle.recovery;

import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.Outbox;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Tells people by mail that their password was changed (CNIL, délibération 2022-100: the person is
 * told). Not limited: each follows a change that was made. A realm without a mail server tells
 * nobody, and bothers no operator with it.
 */
final class PasswordNotice implements MessageProvider {
  static final String KIND = "recovery-notice";

  private final KeycloakSession session;

  PasswordNotice(KeycloakSession session) {
    this.session = session;
  }

  /** Has the notice leave once the running transaction has committed. */
  static void put(KeycloakSession session, UserModel user) {
    Locale locale = session.getContext().resolveLocale(user);
    new Outbox(session).put(new OutgoingMessage(KIND, user.getId(), locale, Map.of()));
  }

  @Override
  public Sending send(Attempt attempt) {
    OutgoingMessage message = attempt.message();
    RealmModel realm = session.getContext().getRealm();
    UserModel user = session.users().getUserById(realm, message.account());
    boolean mails = realm.getSmtpConfig().get("host") != null;
    if (!mails || user == null || !Situations.hasAddress(user)) {
      return Sending.NOBODY;
    }
    RecoveryMails sender = new RecoveryMails(session, realm, message.locale());
    Map<String, Object> mail = sender.about(user);
    mail.put("situation", "changed");
    return sender.send(user, "changed", "marelle-recovery.ftl", mail);
  }
}
