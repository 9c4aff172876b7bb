package fr.marelle.contact;

import fr.marelle.account.AccountAttributes;
import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Keeps what became of an account's contacts: on it, in an event, and in a notice to its owner. */
final class ContactChanges {
  /**
   * In an event, where nothing came in the place of a contact; Keycloak leaves empty details out.
   */
  private static final String NONE = "-";

  private static final String MOBILE = AccountAttributes.MOBILE;

  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;
  private final Contacts contacts;
  private final EventBuilder event;
  private final ContactNotices notices;

  /**
   * @param event the one under way; ours are beside it
   * @param locale of the notices
   */
  ContactChanges(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      EventBuilder event,
      Locale locale) {
    this.session = session;
    this.realm = realm;
    this.user = user;
    this.contacts = new Contacts(session, realm, user);
    this.event = event;
    this.notices = new ContactNotices(session, realm, user, locale);
  }

  /** The owner proved that it is hers; it takes the place of the one before. */
  void keep(ContactKind kind, String verified) {
    Optional<String> before = contacts.value(kind);
    boolean hadProof = contacts.isVerified(kind);
    ContactAge.look(user);
    switch (kind) {
      case EMAIL -> {
        user.setEmail(verified);
        user.setEmailVerified(true);
      }
      case MOBILE -> {
        user.setSingleAttribute(MOBILE, verified);
        user.setSingleAttribute(AccountAttributes.MOBILE_VERIFIED, verified);
      }
    }
    ContactAge.look(user);
    if (before.filter(verified::equals).isPresent()) {
      tellOfProof(kind, verified);
    } else {
      tellOfChange(kind, before.orElse(null), verified);
      before.ifPresentOrElse(
          old -> notices.changed(kind, old, hadProof), () -> notices.added(kind));
      endTemporaryCode();
    }
  }

  /** The owner does not want to be reached that way any more. */
  void remove(ContactKind kind) {
    Optional<String> before = contacts.value(kind);
    boolean hadProof = contacts.isVerified(kind);
    if (before.isEmpty()) {
      return;
    }
    ContactAge.look(user);
    switch (kind) {
      case EMAIL -> {
        user.setEmail(null);
        user.setEmailVerified(false);
      }
      case MOBILE -> {
        user.removeAttribute(MOBILE);
        user.removeAttribute(AccountAttributes.MOBILE_VERIFIED);
      }
    }
    ContactAge.look(user);
    tellOfChange(kind, before.get(), NONE);
    notices.removed(kind, before.get(), hadProof);
    endTemporaryCode();
  }

  /** It may have gone to the contact that was, which its owner had reason to give up. */
  private void endTemporaryCode() {
    Codes.of(session).withdraw(realm, user, CodeKind.RENEWAL);
  }

  private void tellOfProof(ContactKind kind, String verified) {
    switch (kind) {
      case EMAIL ->
          event
              .clone()
              .event(EventType.VERIFY_EMAIL)
              .user(user)
              .detail(Details.EMAIL, verified)
              .success();
      case MOBILE ->
          event
              .clone()
              .event(EventType.UPDATE_PROFILE)
              .user(user)
              .detail(Details.PREF_UPDATED + AccountAttributes.MOBILE_VERIFIED, verified)
              .success();
    }
  }

  private void tellOfChange(ContactKind kind, String before, String after) {
    EventBuilder change = event.clone().user(user);
    switch (kind) {
      case EMAIL ->
          change
              .event(EventType.UPDATE_EMAIL)
              .detail(Details.PREVIOUS_EMAIL, before)
              .detail(Details.UPDATED_EMAIL, after);
      case MOBILE ->
          change
              .event(EventType.UPDATE_PROFILE)
              .detail(Details.PREF_PREVIOUS + MOBILE, before)
              .detail(Details.PREF_UPDATED + MOBILE, after);
    }
    change.success();
  }
}
