package fr.marelle.password;

import org.keycloak.models.KeycloakSession;
import org.keycloak.policy.PasswordPolicyProvider;

/** Offers {@link LengthByProfilePolicy} in the console's list of policies. */
public final class LengthByProfilePolicyFactory extends PolicyFactory {
  static final String ID = "lengthByProfile";

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public String getDisplayName() {
    return "Longueur minimale par profil / Minimum length by profile";
  }

  @Override
  public String getConfigType() {
    return PasswordPolicyProvider.STRING_CONFIG_TYPE;
  }

  @Override
  public String getDefaultConfigValue() {
    return LengthByProfile.DEFAULT;
  }

  @Override
  public PasswordPolicyProvider create(KeycloakSession session) {
    return new LengthByProfilePolicy(session.getContext());
  }
}
