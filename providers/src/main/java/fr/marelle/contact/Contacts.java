package fr.marelle.contact;

import fr.marelle.account.AccountAttributes;
import fr.marelle.sms.SmsPost;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** The contacts of one account. Reads the cached realm and account only. */
final class Contacts {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  Contacts(KeycloakSession session, RealmModel realm, UserModel user) {
    this.session = session;
    this.realm = realm;
    this.user = user;
  }

  Optional<String> value(ContactKind kind) {
    return kind.of(user);
  }

  /**
   * Whether the person proved that it is hers. A number is verified as long as it is the one that
   * was: who else changes it, an administrator or an import, need not know of the proof.
   */
  boolean isVerified(ContactKind kind) {
    return switch (kind) {
      case EMAIL -> value(kind).isPresent() && user.isEmailVerified();
      case MOBILE ->
          value(kind)
              .filter(
                  number ->
                      number.equals(user.getFirstAttribute(AccountAttributes.MOBILE_VERIFIED)))
              .isPresent();
    };
  }

  boolean isMandatory(ContactKind kind) {
    return kind == ContactKind.EMAIL && EmailRule.isMandatory(realm, user);
  }

  /** Whether it is kept here, and not in a directory that we only read. */
  boolean isOurs(ContactKind kind) {
    return RealmRules.mayChange(
        session,
        user,
        switch (kind) {
          case EMAIL -> UserModel.EMAIL;
          case MOBILE -> AccountAttributes.MOBILE;
        });
  }

  /** Whether this realm can send a code that way at all. */
  boolean canBeReached(ContactKind kind) {
    return switch (kind) {
      case EMAIL -> hasMailServer(realm.getSmtpConfig());
      case MOBILE -> SmsPost.of(session).isOpen();
    };
  }

  private static boolean hasMailServer(Map<String, String> smtp) {
    return smtp != null && smtp.get("host") != null && !smtp.get("host").isBlank();
  }
}
