package fr.marelle.upkeep;

import java.time.Duration;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/** Publishes a {@link Sweep} every hour. Run on every node, it works on whichever comes first. */
public final class HourlySweep implements ScheduledTask {
  private static final Duration INTERVAL = Duration.ofHours(1);
  private static final String TURN = "marelle-sweep";

  private HourlySweep() {}

  /** Begins once the server has started. */
  public static void begin(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof PostMigrationEvent started) {
            schedule(started.getFactory());
          }
        });
  }

  private static void schedule(KeycloakSessionFactory factory) {
    try (KeycloakSession session = factory.create()) {
      session
          .getProvider(TimerProvider.class)
          .scheduleTask(new HourlySweep(), INTERVAL.toMillis(), INTERVAL.toMillis());
    }
  }

  @Override
  public void run(KeycloakSession session) {
    // A little less than the interval, so that the node whose turn it was gets it again.
    if (session.singleUseObjects().putIfAbsent(TURN, INTERVAL.toSeconds() * 9 / 10)) {
      KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
      factory.publish(new Sweep(factory));
    }
  }
}
