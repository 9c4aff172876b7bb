package fr.marelle.password;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/**
 * What the factories of our rules have in common: nothing to start or stop, one use in a policy.
 */
abstract class PolicyFactory implements PasswordPolicyProviderFactory {
  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public boolean isMultiplSupported() {
    return false;
  }

  @Override
  public void close() {}
}
