package fr.marelle.enrolment;

import fr.marelle.account.Identifier;
import fr.marelle.throttle.Tries;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Whose count a wrong code goes to: the account's one throttle, or, where no code left for anybody,
 * one that waits, counts and locks as if there were an account.
 */
final class Suspect {
  private final Tries tries;
  private final Optional<UserModel> user;
  private final Identifier nobody;

  private Suspect(Tries tries, Optional<UserModel> user, Identifier nobody) {
    this.tries = tries;
    this.user = user;
    this.nobody = nobody;
  }

  static Suspect of(KeycloakSession session, RealmModel realm, Enrolment enrolment) {
    return new Suspect(
        Tries.of(session, realm),
        enrolment
            .account()
            .flatMap(account -> Optional.ofNullable(session.users().getUserById(realm, account))),
        new Identifier(enrolment.claim()));
  }

  /** Empty where a code left for nobody. */
  Optional<UserModel> user() {
    return user;
  }

  boolean isLocked() {
    return user.map(tries::isLocked).orElseGet(() -> tries.isLocked(nobody));
  }

  void failed() {
    user.ifPresentOrElse(tries::failed, () -> tries.failed(nobody));
  }
}
