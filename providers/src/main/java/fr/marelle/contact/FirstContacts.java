package fr.marelle.contact;

import fr.marelle.account.AccountAttributes;
import java.util.Locale;
import java.util.Optional;
import org.keycloak.events.Details;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * The contacts that come with an activation code. Not verified, but given by whoever has the code:
 * where the account had none they are trusted at once. Where the directory knew another address,
 * that one is told, since a sheet of paper may have been found by somebody else.
 */
public final class FirstContacts {
  private final UserModel user;
  private final EventBuilder event;
  private final ContactNotices notices;

  /**
   * @param event the one under way; ours is beside it
   * @param locale of the notice
   */
  public FirstContacts(
      KeycloakSession session,
      RealmModel realm,
      UserModel user,
      EventBuilder event,
      Locale locale) {
    this.user = user;
    this.event = event;
    this.notices = new ContactNotices(session, realm, user, locale);
  }

  /**
   * Keeps them on the account; one that was left out stays what it was.
   *
   * @param email well-formed, see {@link EmailAddress}
   * @param mobile in E.164
   */
  public void keep(Optional<String> email, Optional<String> mobile) {
    ContactAge.look(user);
    Optional<String> before = ContactKind.EMAIL.of(user);
    Optional<String> other = email.filter(address -> !before.equals(Optional.of(address)));
    boolean hadProof = user.isEmailVerified();
    other.ifPresent(
        address -> {
          user.setEmail(address);
          user.setEmailVerified(false);
        });
    mobile.ifPresent(number -> user.setSingleAttribute(AccountAttributes.MOBILE, number));
    // Before the event, at which the account is looked at as at any other time.
    ContactAge.lookAtActivation(user);
    other.ifPresent(
        address -> {
          tell(before, address);
          before.ifPresent(old -> notices.changed(ContactKind.EMAIL, old, hadProof));
        });
  }

  /**
   * Notes that the account is opened by whoever has the telephone of its number. That number, and
   * an address, are as the school gave them: nobody could sign in before to change them, so that
   * the owner need not wait for what she will ask for. Where the account has another number by now,
   * that one is not proved, and the proof is worth nothing.
   *
   * @param number in E.164, to which the code went
   */
  public void keepProof(String number) {
    ContactAge.lookAtActivation(user);
    if (ContactKind.MOBILE.of(user).filter(number::equals).isPresent()) {
      user.setSingleAttribute(AccountAttributes.MOBILE_VERIFIED, number);
      event
          .clone()
          .event(EventType.UPDATE_PROFILE)
          .user(user)
          .detail(Details.PREF_UPDATED + AccountAttributes.MOBILE_VERIFIED, number)
          .success();
    }
  }

  private void tell(Optional<String> before, String address) {
    event
        .clone()
        .event(EventType.UPDATE_EMAIL)
        .user(user)
        .detail(Details.PREVIOUS_EMAIL, before.orElse(null))
        .detail(Details.UPDATED_EMAIL, address)
        .success();
  }
}
