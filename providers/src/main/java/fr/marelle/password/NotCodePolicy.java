package fr.marelle.password;

import fr.marelle.code.Codes;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/**
 * Refuses a password that is one of the account's own codes, as codes are typed: whatever the case,
 * the spaces and the hyphens. The code is on a sheet of paper that others may hold. A password
 * beyond {@link PasswordLimits#LONGEST} is not looked at, and somebody without an account has no
 * code.
 */
final class NotCodePolicy implements PasswordPolicyProvider {
  private static final String ERROR = "invalidPasswordNotCodeMessage";

  private final KeycloakSession session;

  NotCodePolicy(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public PolicyError validate(RealmModel realm, UserModel user, String password) {
    return password.length() <= PasswordLimits.LONGEST
            && Codes.of(session).matchesAny(user, password)
        ? new PolicyError(ERROR)
        : null;
  }

  @Override
  public PolicyError validate(String username, String password) {
    return null;
  }

  @Override
  public Object parseConfig(String value) {
    return null;
  }

  @Override
  public void close() {}
}
