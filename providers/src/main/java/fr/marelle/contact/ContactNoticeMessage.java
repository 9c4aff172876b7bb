package fr.marelle.contact;

import fr.marelle.outbox.Attempt;
import fr.marelle.outbox.MessageProvider;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.outbox.Sending;
import fr.marelle.sms.SmsPurpose;
import java.util.Map;
import java.util.Optional;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;

/**
 * Tells a person that a contact was changed or removed, at the contact that it was, or that one was
 * added, at the other: whoever did it in her place does not read that.
 */
final class ContactNoticeMessage implements MessageProvider {
  /** Which contact is another now. */
  static final String CONTACT_KIND = "kind";

  /** {@link #CHANGED}, {@link #REMOVED} or {@link #ADDED}. */
  static final String WHAT = "what";

  static final String CHANGED = "changed";
  static final String REMOVED = "removed";
  static final String ADDED = "added";

  /** Which way the notice goes: a {@link ContactKind#value()}. */
  static final String WAY = "way";

  /** The address or number that it goes to. */
  static final String TO = "to";

  private final KeycloakSession session;

  ContactNoticeMessage(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public EventType event() {
    return EventType.SEND_VERIFY_EMAIL;
  }

  @Override
  public Sending send(Attempt attempt) {
    OutgoingMessage message = attempt.message();
    Map<String, String> details = message.details();
    Optional<ContactKind> way = ContactKind.parse(details.get(WAY));
    UserModel user =
        message.account() == null
            ? null
            : session.users().getUserById(session.getContext().getRealm(), message.account());
    if (user == null || way.isEmpty()) {
      return Sending.NOBODY;
    }
    ContactMails mails = new ContactMails(session, user, attempt);
    String what = details.get(CONTACT_KIND) + "." + details.get(WHAT);
    return switch (way.get()) {
      case EMAIL ->
          mails.mail(
              details.get(TO),
              "marelleContactNoticeMailSubject." + what,
              "marelle-contact-notice.ftl",
              Map.of("what", what));
      case MOBILE ->
          mails.sms(
              details.get(TO),
              SmsPurpose.NOTICE,
              () -> mails.say("marelleContactNoticeSms." + what));
    };
  }
}
