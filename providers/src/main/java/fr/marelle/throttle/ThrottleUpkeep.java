package fr.marelle.throttle;

import fr.marelle.upkeep.Sweep;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/** Lets counters go with their account or realm, and has those swept that are over. */
final class ThrottleUpkeep {
  private ThrottleUpkeep() {}

  static void begin(KeycloakSessionFactory factory) {
    factory.register(ThrottleUpkeep::on);
  }

  private static void on(ProviderEvent event) {
    if (event instanceof Sweep sweep) {
      ThrottleSweep.run(sweep);
    } else if (event instanceof UserModel.UserRemovedEvent removed) {
      StoredFailuresProvider.of(removed.getKeycloakSession())
          .removeUserLoginFailure(removed.getRealm(), removed.getUser().getId());
    } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
      KeycloakSession session = removed.getKeycloakSession();
      StoredFailuresProvider.of(session).removeAllUserLoginFailures(removed.getRealm());
      SendingRows.of(session).removeRealm(removed.getRealm().getId());
    }
  }
}
