package fr.marelle.progress;

import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.timer.TimerProvider;

/** Has the accounts counted again and again, and the numbers go with their group or realm. */
public final class ProgressWatch {
  private static final long SECOND = 1000;

  private final ProgressTask task;
  private final long intervalSeconds;

  private ProgressWatch(ProgressTask task, long intervalSeconds) {
    this.task = task;
    this.intervalSeconds = intervalSeconds;
  }

  /**
   * Begins once the server has started.
   *
   * @param client the client whose presence says that a realm is to be counted
   * @param intervalSeconds between two counts
   */
  public static void begin(KeycloakSessionFactory factory, String client, long intervalSeconds) {
    factory.register(
        new ProgressWatch(new ProgressTask(client, intervalSeconds), intervalSeconds)::on);
  }

  private void on(ProviderEvent event) {
    if (event instanceof PostMigrationEvent started) {
      schedule(started.getFactory());
    } else if (event instanceof GroupModel.GroupRemovedEvent removed) {
      new ProgressRecords(removed.getKeycloakSession()).removeGroup(removed.getGroup().getId());
    } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
      new ProgressRecords(removed.getKeycloakSession()).removeRealm(removed.getRealm().getId());
    }
  }

  private void schedule(KeycloakSessionFactory factory) {
    try (KeycloakSession session = factory.create()) {
      session
          .getProvider(TimerProvider.class)
          .scheduleTask(task, Math.min(60, intervalSeconds) * SECOND, intervalSeconds * SECOND);
    }
  }
}
