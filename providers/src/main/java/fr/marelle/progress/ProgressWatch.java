package fr.marelle.progress;

import fr.marelle.upkeep.RegularWork;
import java.time.Duration;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderEvent;

/** Has the accounts counted again and again, and the numbers go with their group or realm. */
public final class ProgressWatch {
  /** The first time, so that a school that has just begun has numbers. */
  private static final Duration SOON = Duration.ofMinutes(1);

  private ProgressWatch() {}

  /**
   * Begins once the server has started.
   *
   * @param client the client whose presence says that a realm is to be counted
   * @param interval from one count to the next
   */
  public static void begin(KeycloakSessionFactory factory, String client, Duration interval) {
    factory.register(ProgressWatch::on);
    new RegularWork(
            "marelle-progress", interval, everything -> new CountingRound(everything).run(client))
        .begin(factory, interval.compareTo(SOON) < 0 ? interval : SOON);
  }

  private static void on(ProviderEvent event) {
    if (event instanceof GroupModel.GroupRemovedEvent removed) {
      new ProgressRecords(removed.getKeycloakSession()).removeGroup(removed.getGroup().getId());
    } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
      new ProgressRecords(removed.getKeycloakSession()).removeRealm(removed.getRealm().getId());
    }
  }
}
