package fr.marelle.upkeep;

import java.time.Duration;
import org.keycloak.models.KeycloakSessionFactory;

/** Publishes a {@link Sweep} every hour, on one node. */
public final class HourlySweep {
  private static final Duration INTERVAL = Duration.ofHours(1);

  private HourlySweep() {}

  /** Begins once the server has started. */
  public static void begin(KeycloakSessionFactory factory) {
    new RegularWork("marelle-sweep", INTERVAL, all -> all.publish(new Sweep(all)))
        .begin(factory, INTERVAL);
  }
}
