package fr.marelle.contact;

import fr.marelle.contact.PendingContacts.Asked;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/** Asks for codes, and shows the page that wants what was sent. */
final class CodeRequests {
  private final KeycloakSession session;
  private final UserModel user;
  private final Contacts contacts;
  private final PendingContacts pendings;
  private final WaitingCodes waiting;
  private final ContactsVisit visit;
  private final ContactsPages pages;

  CodeRequests(
      KeycloakSession session,
      UserModel user,
      Contacts contacts,
      PendingContacts pendings,
      WaitingCodes waiting,
      ContactsVisit visit,
      ContactsPages pages) {
    this.session = session;
    this.user = user;
    this.contacts = contacts;
    this.pendings = pendings;
    this.waiting = waiting;
    this.visit = visit;
    this.pages = pages;
  }

  /** Whether a contact of that kind can be proved here at all. */
  boolean arePossible(ContactKind kind) {
    return contacts.isOurs(kind) && contacts.canBeReached(kind);
  }

  /** For another contact than the account has. */
  Response another(ContactKind kind, String typed) {
    NewContact wanted = NewContact.read(session, user, kind, typed);
    if (wanted.error().isPresent()) {
      return pages.change(kind, typed, wanted.error());
    }
    String contact = wanted.value().orElseThrow();
    if (contacts.isVerified(kind) && contacts.value(kind).filter(contact::equals).isPresent()) {
      return refused(kind, typed, "marelleContactSame");
    }
    Asked asked = ask(kind, contact);
    if (asked == Asked.TOO_MANY) {
      return refused(kind, typed, "marelleContactTooMany");
    }
    visit.code(kind, contact);
    return pages.code(
        Notice.of(asked == Asked.YES ? "marelleContactCodeSent" : "marelleContactCodeOnItsWay"));
  }

  private Response refused(ContactKind kind, String typed, String key) {
    return pages.change(kind, typed, Optional.of(new FormMessage(kind.value(), key)));
  }

  /**
   * For the contact that the account has. Sends nothing where a code waits already.
   *
   * @param sent what to say once a code was asked for
   * @return empty where there is nothing to verify
   */
  Optional<Response> present(ContactKind kind, Notice sent) {
    Optional<String> present = contacts.value(kind);
    if (present.isEmpty() || contacts.isVerified(kind) || !arePossible(kind)) {
      return Optional.empty();
    }
    visit.code(kind, present.get());
    if (waiting.open(kind).filter(one -> one.contact().equals(present.get())).isPresent()) {
      return Optional.of(
          pages.code(
              sent.key().filter("marelleContactCodeSent"::equals).isPresent()
                  ? Notice.of("marelleContactCodeOnItsWay")
                  : sent));
    }
    return Optional.of(
        pages.code(
            switch (ask(kind, present.get())) {
              case YES, A_MOMENT_AGO -> sent;
              case TOO_MANY -> Notice.bad("marelleContactTooMany");
            }));
  }

  /** Once more for the contact that the page is about. */
  Response again(ContactKind kind, String contact) {
    return pages.code(
        switch (ask(kind, contact)) {
          case YES -> Notice.of("marelleContactCodeSentAgain");
          case A_MOMENT_AGO -> Notice.of("marelleContactCodeOnItsWay");
          case TOO_MANY -> Notice.bad("marelleContactTooMany");
        });
  }

  /**
   * Back to a code that was asked for earlier, perhaps before another sign-in.
   *
   * @return empty where none waits
   */
  Optional<Response> earlier(ContactKind kind) {
    return waiting
        .open(kind)
        .map(
            pending -> {
              visit.code(kind, pending.contact());
              return pages.code(Notice.none());
            });
  }

  private Asked ask(ContactKind kind, String contact) {
    Locale locale = session.getContext().resolveLocale(user);
    return pendings.ask(user, kind, contact, contacts.value(kind), locale);
  }
}
