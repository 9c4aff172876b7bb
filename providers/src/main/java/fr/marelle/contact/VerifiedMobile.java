package fr.marelle.contact;

import fr.marelle.account.AccountAttributes;
import java.util.Optional;
import org.keycloak.models.UserModel;

/** The mobile number of an account, once its owner has shown that text messages arrive there. */
public final class VerifiedMobile {
  private VerifiedMobile() {}

  /** The number in E.164; empty where there is none, or nobody has shown whose it is. */
  public static Optional<String> of(UserModel user) {
    return Optional.ofNullable(user.getFirstAttribute(AccountAttributes.MOBILE))
        .filter(number -> !number.isBlank())
        // A number that somebody changes is no longer the one that was verified.
        .filter(number -> number.equals(user.getFirstAttribute(AccountAttributes.MOBILE_VERIFIED)));
  }
}
