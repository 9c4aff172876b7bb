package fr.marelle.contact;

import java.util.Optional;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Where a person is on the pages about contacts, in one authentication. Only its notes remember it,
 * so that a reload shows the same page and another node goes on with it.
 */
final class ContactsVisit {
  private static final String PAGE = "marelle.contacts.page";
  private static final String KIND = "marelle.contacts.kind";
  private static final String VALUE = "marelle.contacts.value";
  private static final String FIRST_CONNECTION = "marelle.contacts.first";
  private static final String LET_THROUGH = "marelle.contacts.through";
  private static final String CHANGED = "marelle.contacts.changed";

  private final AuthenticationSessionModel notes;

  ContactsVisit(AuthenticationSessionModel notes) {
    this.notes = notes;
  }

  enum Page {
    /** All contacts. */
    OVERVIEW,
    /** A new one is asked for. */
    CHANGE,
    /** The code is asked for. */
    CODE
  }

  Page page() {
    String page = notes.getAuthNote(PAGE);
    return page == null ? Page.OVERVIEW : Page.valueOf(page);
  }

  /** Which contact the page is about. */
  ContactKind kind() {
    return ContactKind.parse(notes.getAuthNote(KIND)).orElse(ContactKind.EMAIL);
  }

  /** The contact whose code this page asks for; another tab may have asked for another since. */
  Optional<String> value() {
    return Optional.ofNullable(notes.getAuthNote(VALUE));
  }

  void overview() {
    notes.removeAuthNote(PAGE);
    notes.removeAuthNote(KIND);
    notes.removeAuthNote(VALUE);
  }

  void change(ContactKind kind) {
    notes.setAuthNote(PAGE, Page.CHANGE.name());
    notes.setAuthNote(KIND, kind.value());
    notes.removeAuthNote(VALUE);
  }

  void code(ContactKind kind, String value) {
    notes.setAuthNote(PAGE, Page.CODE.name());
    notes.setAuthNote(KIND, kind.value());
    notes.setAuthNote(VALUE, value);
  }

  /** Whether the account was activated in this authentication. */
  boolean isFirstConnection() {
    return notes.getAuthNote(FIRST_CONNECTION) != null;
  }

  void firstConnection() {
    notes.setAuthNote(FIRST_CONNECTION, "true");
  }

  /** Whether the person goes on unverified this time, because no code could be sent. */
  boolean isLetThrough() {
    return notes.getAuthNote(LET_THROUGH) != null;
  }

  void letThrough() {
    notes.setAuthNote(LET_THROUGH, "true");
  }

  /** Whether the person changed or verified anything. */
  boolean hasChanged() {
    return notes.getAuthNote(CHANGED) != null;
  }

  void changed() {
    notes.setAuthNote(CHANGED, "true");
  }
}
