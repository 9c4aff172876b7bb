package fr.marelle.password;

import org.keycloak.models.KeycloakSession;
import org.keycloak.policy.PasswordPolicyProvider;

/** Offers {@link NotCodePolicy} in the console's list of policies. It has nothing to set. */
public final class NotCodePolicyFactory extends PolicyFactory {
  static final String ID = "notCode";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayName() {
    return "Pas un code du compte / Not a code of the account";
  }

  @Override
  public String getConfigType() {
    return null;
  }

  @Override
  public String getDefaultConfigValue() {
    return null;
  }

  @Override
  public PasswordPolicyProvider create(KeycloakSession session) {
    return new NotCodePolicy(session);
  }
}
