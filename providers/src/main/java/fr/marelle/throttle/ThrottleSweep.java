package fr.marelle.throttle;

import fr.marelle.upkeep.Sweep;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/** Deletes the counters that are over, realm by realm. */
final class ThrottleSweep {
  private ThrottleSweep() {}

  static void run(Sweep sweep) {
    List<String> realms = new ArrayList<>();
    sweep.apart(
        session -> {
          SendingRows.of(session).sweep(Time.currentTimeMillis() / 1000);
          session.realms().getRealmsStream().map(RealmModel::getId).forEach(realms::add);
        });
    realms.forEach(realm -> sweep.apart(session -> failures(session, realm)));
  }

  private static void failures(KeycloakSession session, String realmId) {
    RealmModel realm = session.realms().getRealm(realmId);
    if (realm != null) {
      StoredFailuresProvider.of(session).sweep(realm);
    }
  }
}
