package fr.marelle.classroom.act;

import fr.marelle.classroom.access.Target;
import fr.marelle.contact.ContactAge;
import fr.marelle.contact.ContactKind;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/** Whether mail with a code may go to an account's address. */
final class Addresses {
  static final String USABLE = "usable";

  private final KeycloakSession session;
  private final RealmModel realm;

  private Addresses(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  static Addresses of(KeycloakSession session, RealmModel realm) {
    return new Addresses(session, realm);
  }

  /** {@link #USABLE}, {@code no-address} or {@code recent-address}. */
  String of(Target target) {
    UserModel user = session.users().getUserById(realm, target.id());
    if (user == null || user.getEmail() == null || user.getEmail().isBlank()) {
      return "no-address";
    }
    return ContactAge.look(user).isRecent(ContactKind.EMAIL) ? "recent-address" : USABLE;
  }
}
