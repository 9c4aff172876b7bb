package fr.marelle.look;

import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.theme.DefaultThemeSelectorProvider;
import org.keycloak.theme.ThemeSelectorProvider;
import org.keycloak.theme.ThemeSelectorProviderFactory;

/** Puts {@link LookThemeSelectorProvider} in front of Keycloak's own selector. */
public final class LookThemeSelectorProviderFactory implements ThemeSelectorProviderFactory {

  @Override
  public ThemeSelectorProvider create(KeycloakSession session) {
    return new LookThemeSelectorProvider(session, new DefaultThemeSelectorProvider(session));
  }

  @Override
  public void init(Config.Scope config) {}

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}

  @Override
  public String getId() {
    return "marelle-look";
  }

  /** Above the stock selector's 0: Keycloak uses the highest. */
  @Override
  public int order() {
    return 1;
  }
}
