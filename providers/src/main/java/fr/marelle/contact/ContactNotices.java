package fr.marelle.contact;

import fr.marelle.outbox.Outbox;
import fr.marelle.outbox.OutgoingMessage;
import java.util.Locale;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Has a person told that a contact is another now, at the contact that it was: a mail always, a
 * text message only where the number was verified, since any other may be a stranger's. Of a number
 * the person hears by mail as well, and of a first contact by the other one.
 */
final class ContactNotices {
  private final KeycloakSession session;
  private final UserModel user;
  private final Contacts contacts;
  private final Locale locale;

  /**
   * @param locale of the notices
   */
  ContactNotices(KeycloakSession session, RealmModel realm, UserModel user, Locale locale) {
    this.session = session;
    this.user = user;
    this.contacts = new Contacts(session, realm, user);
    this.locale = locale;
  }

  /**
   * Another took its place.
   *
   * @param before the contact that it was
   * @param hadProof whether that was verified
   */
  void changed(ContactKind kind, String before, boolean hadProof) {
    put(kind, before, hadProof, ContactNoticeMessage.CHANGED);
  }

  /**
   * There was none before. The person is told by the other contact: mail of a number, and a text
   * message of an address, to a number that is verified.
   */
  void added(ContactKind kind) {
    ContactKind other =
        switch (kind) {
          case EMAIL -> ContactKind.MOBILE;
          case MOBILE -> ContactKind.EMAIL;
        };
    contacts
        .value(other)
        .filter(known -> other == ContactKind.EMAIL || contacts.isVerified(other))
        .ifPresent(known -> put(kind, ContactNoticeMessage.ADDED, other, known));
  }

  /** Nothing took its place. */
  void removed(ContactKind kind, String before, boolean hadProof) {
    put(kind, before, hadProof, ContactNoticeMessage.REMOVED);
  }

  private void put(ContactKind kind, String before, boolean hadProof, String what) {
    switch (kind) {
      case EMAIL -> put(kind, what, ContactKind.EMAIL, before);
      case MOBILE -> {
        if (hadProof) {
          put(kind, what, ContactKind.MOBILE, before);
        }
        contacts
            .value(ContactKind.EMAIL)
            .ifPresent(address -> put(kind, what, ContactKind.EMAIL, address));
      }
    }
  }

  private void put(ContactKind kind, String what, ContactKind way, String to) {
    if (!contacts.canBeReached(way)) {
      return;
    }
    new Outbox(session)
        .put(
            new OutgoingMessage(
                ContactNoticeMessageFactory.ID,
                user.getId(),
                locale,
                Map.of(
                    ContactNoticeMessage.CONTACT_KIND,
                    kind.value(),
                    ContactNoticeMessage.WHAT,
                    what,
                    ContactNoticeMessage.WAY,
                    way.value(),
                    ContactNoticeMessage.TO,
                    to)));
  }
}
