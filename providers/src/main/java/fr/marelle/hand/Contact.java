package fr.marelle.hand;

import fr.marelle.contact.ContactKind;
import fr.marelle.contact.GivenContacts;

/**
 * A contact of an account, as an administrator of the school sees it.
 *
 * @param value as it is kept; empty where there is none
 * @param veiled whether all but a few of its characters are dots: of one whose owner proved it, and
 *     of whoever is of another's school as well
 * @param proved whether its owner proved that it is hers: then only she changes it
 * @param recent whether it was changed within a day: no secret goes there
 */
public record Contact(String value, boolean veiled, boolean proved, boolean recent) {
  private static final String DOTS = "•••";

  /**
   * One of an account.
   *
   * @param ours whether all schools of its owner are the administrator's
   */
  static Contact of(GivenContacts contacts, ContactKind kind, boolean ours) {
    String value = contacts.value(kind).orElse("");
    boolean proved = contacts.isProved(kind);
    boolean veiled = isVeiled(contacts, kind, ours);
    return new Contact(
        veiled && !value.isEmpty() ? veiled(value) : value,
        veiled,
        proved,
        !value.isEmpty() && contacts.isRecent(kind));
  }

  static boolean isVeiled(GivenContacts contacts, ContactKind kind, boolean ours) {
    return !ours || contacts.isProved(kind);
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
