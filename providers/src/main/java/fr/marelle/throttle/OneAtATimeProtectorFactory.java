package fr.marelle.throttle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.services.managers.BruteForceProtector;
import org.keycloak.services.managers.BruteForceProtectorFactory;

/**
 * Comes before Keycloak's own, whose option it heeds; {@code
 * spi-brute-force-protector--provider=default-brute-force-detector} goes back to that.
 */
public final class OneAtATimeProtectorFactory implements BruteForceProtectorFactory {
  private static final String ALLOW_CONCURRENT = "allowConcurrentRequests";

  private static final int MOST_WAITING_FOR_ONE = 4;
  private static final int MOST_WAITING = 32;
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Optional<Turns> turns = Optional.empty();

  @Override
  public String getId() {
    return "marelle";
  }

  @Override
  public int order() {
    return 10;
  }

  @Override
  public void init(Config.Scope config) {
    boolean allowed =
        config.getBoolean(
            ALLOW_CONCURRENT,
            Config.scope("bruteForceProtector", "default-brute-force-detector")
                .getBoolean(ALLOW_CONCURRENT, false));
    turns =
        allowed
            ? Optional.empty()
            : Optional.of(new Turns(MOST_WAITING_FOR_ONE, MOST_WAITING, PATIENCE));
  }

  @Override
  public BruteForceProtector create(KeycloakSession session) {
    return new OneAtATimeProtector(session, turns);
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(ALLOW_CONCURRENT)
        .type(ProviderConfigProperty.BOOLEAN_TYPE)
        .helpText(
            "Whether a node tries several secrets of one account at the same time. Then as many more"
                + " tries are made as come in at once.")
        .defaultValue(false)
        .add()
        .build();
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  @Override
  public void close() {}
}
