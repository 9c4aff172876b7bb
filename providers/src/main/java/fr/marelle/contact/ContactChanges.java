package fr.marelle.contact;

import fr.marelle.account.AccountAttributes;
import fr.marelle.outbox.Outbox;
import fr.marelle.outbox.OutgoingMessage;
import java.util.Locale;
import java.util.Map;
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
   * In an event, where nothing came in the place of a contact. Whoever then gives another address
   * has replaced one, and it counts as changed lately; Keycloak leaves empty details out.
   */
  private static final String NONE = "-";

  private static final String MOBILE = AccountAttributes.MOBILE;

  private final KeycloakSession session;
  private final UserModel user;
  private final Contacts contacts;
  private final EventBuilder event;
  private final Locale locale;

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
    this.user = user;
    this.contacts = new Contacts(session, realm, user);
    this.event = event;
    this.locale = locale;
  }

  /** The owner proved that it is hers; it takes the place of the one before. */
  void keep(ContactKind kind, String verified) {
    Optional<String> before = contacts.value(kind);
    boolean hadProof = contacts.isVerified(kind);
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
    if (before.filter(verified::equals).isPresent()) {
      tellOfProof(kind, verified);
    } else {
      tellOfChange(kind, before.orElse(null), verified);
      before.ifPresent(old -> notify(kind, old, hadProof, ContactNoticeMessage.CHANGED));
    }
  }

  /** The owner does not want to be reached that way any more. */
  void remove(ContactKind kind) {
    Optional<String> before = contacts.value(kind);
    boolean hadProof = contacts.isVerified(kind);
    if (before.isEmpty()) {
      return;
    }
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
    tellOfChange(kind, before.get(), NONE);
    notify(kind, before.get(), hadProof, ContactNoticeMessage.REMOVED);
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

  /**
   * To the contact that it was: a mail always, a text message only where the number was verified,
   * since any other may be a stranger's. Of a number the person hears by mail as well.
   */
  private void notify(ContactKind kind, String before, boolean hadProof, String what) {
    switch (kind) {
      case EMAIL -> put(kind, what, ContactKind.EMAIL, before);
      case MOBILE -> {
        if (hadProof && contacts.canBeReached(ContactKind.MOBILE)) {
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
