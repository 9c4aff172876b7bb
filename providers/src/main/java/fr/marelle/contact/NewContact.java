package fr.marelle.contact;

import fr.marelle.sms.SmsPost;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * A contact that a person wants to be reached at.
 *
 * @param value as it is kept; empty where it was refused
 * @param error at the field of its kind
 */
record NewContact(Optional<String> value, Optional<FormMessage> error) {

  /** Reads what was typed; that nothing was is an error, since a contact is removed by a button. */
  static NewContact read(KeycloakSession session, UserModel user, ContactKind kind, String typed) {
    ContactEntry entry =
        switch (kind) {
          case EMAIL -> EmailAddress.read(typed, true);
          case MOBILE -> MobileNumber.read(typed);
        };
    if (entry.value().isEmpty()) {
      return refused(new FormMessage(kind.value(), key(entry)));
    }
    return realm(session, user, kind, entry.value().get())
        .map(NewContact::refused)
        .orElseGet(() -> new NewContact(entry.value(), Optional.empty()));
  }

  /** Whether the realm still takes it when its code comes in. */
  static boolean isAllowed(
      KeycloakSession session, UserModel user, ContactKind kind, String contact) {
    return realm(session, user, kind, contact).isEmpty();
  }

  private static NewContact refused(FormMessage error) {
    return new NewContact(Optional.empty(), Optional.of(error));
  }

  private static Optional<FormMessage> realm(
      KeycloakSession session, UserModel user, ContactKind kind, String contact) {
    return switch (kind) {
      case EMAIL ->
          RealmRules.errors(session, user, contact).stream()
              .findFirst()
              .map(e -> new FormMessage(kind.value(), e.getMessage(), e.getParameters()));
      case MOBILE ->
          SmsPost.of(session).reaches(contact)
              ? Optional.empty()
              : Optional.of(new FormMessage(kind.value(), "marelleContactMobileAbroad"));
    };
  }

  private static String key(ContactEntry entry) {
    return entry.error().map(ContactError::messageKey).orElse("marelleContactMobileMissing");
  }
}
