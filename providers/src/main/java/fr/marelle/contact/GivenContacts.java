package fr.marelle.contact;

import fr.marelle.account.AccountAttributes;
import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Contacts that somebody gives a person in her place. Nobody's proof is taken along: such a contact
 * is not verified, it receives no secret for a day, and the person hears of it at the one that it
 * was.
 */
public final class GivenContacts {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Contacts contacts;

  public GivenContacts(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.contacts = new Contacts(session, realm, user);
  }

  /** The contact of that kind. */
  public Optional<String> value(ContactKind kind) {
    return contacts.value(kind);
  }

  /** Whether its owner proved that it is hers: then nobody else takes it from her. */
  public boolean isProved(ContactKind kind) {
    return contacts.isVerified(kind);
  }

  /** Whether it was changed within the last 24 hours. */
  public boolean isRecent(ContactKind kind) {
    return ContactAge.look(user).isRecent(kind);
  }

  /**
   * Sets another, or none. A renewal code ends: it may have gone to the contact that was.
   *
   * @param contact as it is kept, see {@link EmailAddress} and {@link MobileNumber}
   */
  public void change(ContactKind kind, Optional<String> contact) {
    Optional<String> before = contacts.value(kind);
    if (before.equals(contact)) {
      return;
    }
    boolean hadProof = contacts.isVerified(kind);
    ContactAge.look(user);
    set(kind, contact);
    ContactAge.look(user);
    tell(kind, before, hadProof, contact.isPresent());
    Codes.of(session).withdraw(realm, user, CodeKind.RENEWAL);
  }

  /**
   * Takes one away again that was given by mistake, as if it had never been there: nobody hears of
   * it. What is known of the other contact, which may have changed since, stays.
   *
   * @param before the account's notes on the age of its contacts, before that one was given
   */
  public void forgetGiven(ContactKind kind, Map<String, String> before) {
    set(kind, Optional.empty());
    ContactAge.forget(user, kind, before);
  }

  private void set(ContactKind kind, Optional<String> contact) {
    switch (kind) {
      case EMAIL -> {
        user.setEmail(contact.orElse(null));
        user.setEmailVerified(false);
      }
      case MOBILE -> {
        contact.ifPresentOrElse(
            number -> user.setSingleAttribute(AccountAttributes.MOBILE, number),
            () -> user.removeAttribute(AccountAttributes.MOBILE));
        user.removeAttribute(AccountAttributes.MOBILE_VERIFIED);
      }
    }
  }

  private void tell(ContactKind kind, Optional<String> before, boolean hadProof, boolean another) {
    Locale locale = session.getContext().resolveLocale(user);
    ContactNotices notices = new ContactNotices(session, realm, user, locale);
    if (before.isEmpty()) {
      notices.added(kind);
    } else if (another) {
      notices.changed(kind, before.get(), hadProof);
    } else {
      notices.removed(kind, before.get(), hadProof);
    }
  }
}
