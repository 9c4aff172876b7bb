package fr.marelle.contact;

import java.util.Optional;
import org.keycloak.models.UserModel;

/** The codes that an account waits for, as one visit sees them. */
final class WaitingCodes {
  private final PendingContacts pendings;
  private final UserModel user;
  private final Contacts contacts;
  private final ContactsVisit visit;

  WaitingCodes(PendingContacts pendings, UserModel user, Contacts contacts, ContactsVisit visit) {
    this.pendings = pendings;
    this.user = user;
    this.contacts = contacts;
    this.visit = visit;
  }

  /** One whose code can be typed now, and would change something. */
  Optional<PendingContact> open(ContactKind kind) {
    return pendings
        .find(user, kind)
        .filter(one -> one.isOpen(PendingContacts.now()))
        .filter(one -> one.replaces().equals(contacts.value(kind)));
  }

  /** Whether the code that the page asks for ought to have left by now. */
  boolean isOverdue() {
    return ofThisPage().filter(WaitingCodes::isLate).isPresent();
  }

  /** Whether no code can come to the page that asks for it, by no fault of the person's. */
  boolean isStuck() {
    return ofThisPage().filter(one -> !isLate(one)).isEmpty();
  }

  private Optional<PendingContact> ofThisPage() {
    return pendings
        .find(user, visit.kind())
        .filter(one -> visit.value().filter(one.contact()::equals).isPresent());
  }

  private static boolean isLate(PendingContact pending) {
    return pending.isOverdue(PendingContacts.now());
  }
}
