package fr.marelle.password;

import java.util.List;
import java.util.Objects;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.MaximumLengthPasswordPolicyProviderFactory;
import org.keycloak.policy.PasswordPolicyProvider;
import org.keycloak.policy.PolicyError;

/** Tells everything that is wrong with a new password, where Keycloak stops at the first thing. */
public final class PasswordCheck {
  private static final String TOO_LONG = "invalidPasswordMaxLengthMessage";

  private PasswordCheck() {}

  /**
   * Holds a new password against the realm's whole policy.
   *
   * <p>A password that is too long, for the policy or beyond {@value PasswordLimits#LONGEST}
   * characters, is told so and not looked at any further.
   *
   * @return message keys with their parameters, in the policy's order; empty when it may be used
   */
  public static List<PolicyError> violations(
      KeycloakSession session, RealmModel realm, UserModel user, String password) {
    PasswordPolicy policy = realm.getPasswordPolicy();
    int longest = longest(policy);
    if (password.length() > longest) {
      return List.of(new PolicyError(TOO_LONG, longest));
    }
    return PasswordRules.ids(policy).stream()
        .map(id -> session.getProvider(PasswordPolicyProvider.class, id))
        .map(provider -> provider.validate(realm, user, password))
        .filter(Objects::nonNull)
        .toList();
  }

  private static int longest(PasswordPolicy policy) {
    Integer configured = policy.getPolicyConfig(MaximumLengthPasswordPolicyProviderFactory.ID);
    return configured == null
        ? PasswordLimits.LONGEST
        : Math.min(configured, PasswordLimits.LONGEST);
  }
}
