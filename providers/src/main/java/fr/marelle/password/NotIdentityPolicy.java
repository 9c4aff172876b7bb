package fr.marelle.password;

import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/**
 * Refuses a password that repeats the person's identifier or name, in the sense of {@link
 * Identity}. A password beyond {@link PasswordLimits#LONGEST} is not looked at.
 */
final class NotIdentityPolicy implements PasswordPolicyProvider {
  private static final String ERROR = "invalidPasswordNotIdentityMessage";

  @Override
  public PolicyError validate(RealmModel realm, UserModel user, String password) {
    return check(Identity.of(user), password);
  }

  @Override
  public PolicyError validate(String username, String password) {
    return check(Identity.ofIdentifier(username), password);
  }

  @Override
  public Object parseConfig(String value) {
    return null;
  }

  @Override
  public void close() {}

  private static PolicyError check(Identity identity, String password) {
    return password.length() <= PasswordLimits.LONGEST && identity.isRepeatedIn(password)
        ? new PolicyError(ERROR)
        : null;
  }
}
