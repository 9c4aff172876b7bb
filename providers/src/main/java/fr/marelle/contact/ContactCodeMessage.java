package fr.marelle.contact;

import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import fr.marelle.sms.SmsPurpose;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Makes the code of a contact and sends it to that contact. */
final class ContactCodeMessage implements MessageProvider {
  static final String CONTACT_KIND = "kind";
  static final String ASKED_AT = "asked";

  private final KeycloakSession session;

  ContactCodeMessage(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public EventType event() {
    return EventType.SEND_VERIFY_EMAIL;
  }

  @Override
  public Sending send(Attempt attempt) {
    OutgoingMessage message = attempt.message();
    RealmModel realm = session.getContext().getRealm();
    Optional<ContactKind> kind = ContactKind.parse(message.details().get(CONTACT_KIND));
    UserModel user =
        message.account() == null ? null : session.users().getUserById(realm, message.account());
    if (kind.isEmpty() || user == null || !user.isEnabled()) {
      return Sending.NOBODY;
    }
    PendingContacts pendings = new PendingContacts(session, realm);
    Optional<PendingContact> pending =
        pendings
            .find(user, kind.get())
            .filter(one -> Long.toString(one.askedAt()).equals(message.details().get(ASKED_AT)))
            .filter(one -> one.isToBeSent(PendingContacts.now()));
    if (pending.isEmpty()) {
      // Typed, given up, or asked for again since: by a message that had room within all limits,
      // or the wish would not have been noted, and that rests as this one did.
      return Sending.NOBODY;
    }
    return send(new ContactMails(session, user, attempt), realm, user, kind.get(), pending.get());
  }

  /**
   * @throws NoSuchElementException where it ceased to be wanted meanwhile: the next try finds that
   *     out
   */
  private Sending send(
      ContactMails mails,
      RealmModel realm,
      UserModel user,
      ContactKind kind,
      PendingContact pending) {
    ContactCode codes = ContactCode.of(session, realm);
    String code = codes.make(user.getId(), kind, pending.contact(), pending.nonce());
    String hash = codes.hash(user.getId(), kind, pending.contact(), code);
    long minutes = PendingContact.VALIDITY.toMinutes();
    Sending sending =
        switch (kind) {
          case EMAIL ->
              keepBeforeItLeaves(realm, pending, hash)
                  ? mails.mail(
                      pending.contact(),
                      "marelleContactCodeMailSubject",
                      "marelle-contact-code.ftl",
                      Map.of("code", code, "minutes", minutes))
                  : Sending.NOBODY;
          case MOBILE ->
              mails.sms(
                  pending.contact(),
                  SmsPurpose.CONTACT,
                  () -> {
                    // Only once it may leave: what a limit withholds makes no code last longer.
                    if (!keepBeforeItLeaves(realm, pending, hash)) {
                      throw new NoSuchElementException("The code is not wanted any more");
                    }
                    return mails.say("marelleContactCodeSms", code, minutes);
                  });
        };
    if (sending == Sending.SENT) {
      new PendingContacts(session, realm).sent(pending);
    }
    return sending;
  }

  /** In a transaction of its own: whoever is fast types the code before this one has ended. */
  private boolean keepBeforeItLeaves(RealmModel realm, PendingContact pending, String hash) {
    boolean[] kept = new boolean[1];
    KeycloakModelUtils.runJobInTransaction(
        session.getKeycloakSessionFactory(),
        apart -> kept[0] = new PendingContacts(apart, realm).keepCode(pending, hash));
    return kept[0];
  }
}
