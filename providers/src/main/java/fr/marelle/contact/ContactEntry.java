package fr.marelle.contact;

import java.util.Optional;

/** What was typed into a contact field: a value to keep, an error to show, or nothing at all. */
public final class ContactEntry {
  private static final ContactEntry EMPTY = new ContactEntry(null, null);

  private final String value;
  private final ContactError error;

  private ContactEntry(String value, ContactError error) {
    this.value = value;
    this.error = error;
  }

  static ContactEntry of(String value) {
    return new ContactEntry(value, null);
  }

  static ContactEntry refused(ContactError error) {
    return new ContactEntry(null, error);
  }

  static ContactEntry empty() {
    return EMPTY;
  }

  /** The value as it is stored; empty where nothing was typed and where it was refused. */
  public Optional<String> value() {
    return Optional.ofNullable(value);
  }

  /** Why it was refused. */
  public Optional<ContactError> error() {
    return Optional.ofNullable(error);
  }
}
