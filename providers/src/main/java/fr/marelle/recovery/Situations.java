package fr.marelle.recovery;

import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.contact.ContactAge;
import fr.marelle.contact.ContactKind;
import fr.marelle.contact.VerifiedMobile;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;

/** Finds out in which {@link Situation} an account is. */
final class Situations {
  private final KeycloakSession session;
  private final RealmModel realm;
  private final RecoverySettings settings;

  Situations(KeycloakSession session, RealmModel realm, RecoverySettings settings) {
    this.session = session;
    this.realm = realm;
    this.settings = settings;
  }

  Situation of(UserModel user) {
    ContactAge age = ContactAge.look(user);
    return Situation.of(
        new Situation.Facts(
            settings.way(user),
            user.isEnabled(),
            isElsewhere(user),
            Codes.isActive(user),
            hasAddress(user),
            age.isRecent(ContactKind.EMAIL),
            VerifiedMobile.of(user).isPresent(),
            age.isRecent(ContactKind.MOBILE)));
  }

  static boolean hasAddress(UserModel user) {
    return user.getEmail() != null && !user.getEmail().isBlank();
  }

  /** Checked by a directory, or signed in through an identity provider and by no code of ours. */
  private boolean isElsewhere(UserModel user) {
    boolean here =
        user.credentialManager()
            .getStoredCredentialsByTypeStream(PasswordCredentialModel.TYPE)
            .findAny()
            .isPresent();
    if (here) {
      return false;
    }
    return Codes.isActive(user)
        || (Codes.of(session).find(user, CodeKind.ACTIVATION).isEmpty()
            && session.users().getFederatedIdentitiesStream(realm, user).findAny().isPresent());
  }
}
