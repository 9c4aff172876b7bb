package fr.marelle.password;

import fr.marelle.account.Profile;
import java.util.Optional;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/**
 * A minimum length that depends on the profile, for the schools where pupils have a shorter one.
 * Characters are counted as a person counts them: an emoji is one.
 */
final class LengthByProfilePolicy implements PasswordPolicyProvider {
  private static final String ERROR = "invalidPasswordLengthByProfileMessage";

  private final KeycloakContext context;

  LengthByProfilePolicy(KeycloakContext context) {
    this.context = context;
  }

  @Override
  public PolicyError validate(RealmModel realm, UserModel user, String password) {
    return check(realm, Profile.of(user), password);
  }

  @Override
  public PolicyError validate(String username, String password) {
    return check(context.getRealm(), Optional.empty(), password);
  }

  @Override
  public Object parseConfig(String value) {
    return LengthByProfile.parse(value);
  }

  @Override
  public void close() {}

  private static PolicyError check(RealmModel realm, Optional<Profile> profile, String password) {
    LengthByProfile lengths =
        realm.getPasswordPolicy().getPolicyConfig(LengthByProfilePolicyFactory.ID);
    int minimum = lengths.of(profile);
    return password.codePointCount(0, password.length()) < minimum
        ? new PolicyError(ERROR, minimum)
        : null;
  }
}
