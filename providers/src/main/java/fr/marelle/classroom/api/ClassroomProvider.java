package fr.marelle.classroom.api;

import fr.marelle.progress.ProgressWatch;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.services.resource.RealmResourceProvider;
import org.keycloak.services.resource.RealmResourceProviderFactory;

/** Places {@link Classroom} at {@code /realms/{realm}/marelle-classroom}. */
public final class ClassroomProvider implements RealmResourceProviderFactory {
  /** The name in the address. */
  public static final String ID = "marelle-classroom";

  /**
   * How often the accounts are counted, in seconds: {@code
   * --spi-realm-restapi-extension--marelle-classroom--progress-interval}.
   */
  private static final String PROGRESS_INTERVAL = "progress-interval";

  private static final int HOUR = 3600;

  private final Routes routes = Routes.of(Resources.CLASSES);
  private int progressInterval = HOUR;

  @Override
  public String getId() {
    return ID;
  }

  @Override
  public RealmResourceProvider create(KeycloakSession session) {
    return new RealmResourceProvider() {
      @Override
      public Object getResource() {
        return new Classroom(session, routes);
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public void init(Config.Scope config) {
    progressInterval = Math.max(1, config.getInt(PROGRESS_INTERVAL, HOUR));
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    ProgressWatch.begin(factory, BearerToken.AUDIENCE, Duration.ofSeconds(progressInterval));
  }

  @Override
  public void close() {}
}
