package fr.marelle.password;

import org.keycloak.models.KeycloakSession;
import org.keycloak.policy.PasswordPolicyProvider;

/** Offers {@link NotIdentityPolicy} in the console's list of policies. It has nothing to set. */
public final class NotIdentityPolicyFactory extends PolicyFactory {
  static final String ID = "notIdentity";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayName() {
    return "Ni identifiant ni nom / Not identifier or name";
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
    return new NotIdentityPolicy();
  }
}
