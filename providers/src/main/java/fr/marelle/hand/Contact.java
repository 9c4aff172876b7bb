package fr.marelle.hand;

import fr.marelle.contact.ContactKind;
import fr.marelle.contact.GivenContacts;

/**
 * A contact of an account, as an administrator of the school sees it.
 *
 * @param value as it is kept; all but a few characters of one whose owner proved it are dots; empty
 *     where there is none
 * @param proved whether its owner proved that it is hers: then only she changes it
 * @param recent whether it was changed within a day: no secret goes there
 */
public record Contact(String value, boolean proved, boolean recent) {
  private static final String DOTS = "•••";

  static Contact of(GivenContacts contacts, ContactKind kind) {
    String value = contacts.value(kind).orElse("");
    boolean proved = contacts.isProved(kind);
    return new Contact(
        proved ? veiled(value) : value, proved, !value.isEmpty() && contacts.isRecent(kind));
  }

  /** Enough for whoever knows it to know it again. */
  static String veiled(String value) {
    int at = value.indexOf('@');
    return at < 0
        ? value.substring(0, Math.min(4, value.length()))
            + DOTS
            + value.substring(Math.max(0, value.length() - 2))
        : value.substring(0, Math.min(2, at)) + DOTS + value.substring(at);
  }
}
