package fr.marelle.throttle;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.UserLoginFailureProvider;
import org.keycloak.models.UserLoginFailureProviderFactory;

/**
 * Comes before Keycloak's own, which keeps the counters in a cache; {@code
 * spi-login-failure--provider=infinispan} goes back to that.
 */
public final class StoredFailuresProviderFactory
    implements UserLoginFailureProviderFactory<UserLoginFailureProvider> {

  @Override
  public String getId() {
    return "marelle";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public UserLoginFailureProvider create(KeycloakSession session) {
    return StoredFailuresProvider.of(session);
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    ThrottleUpkeep.begin(factory);
  }

  @Override
  public void close() {}
}
