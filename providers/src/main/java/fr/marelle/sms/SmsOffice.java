package fr.marelle.sms;

import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.Provider;

/** What a realm allows itself, and what this node counts. */
public interface SmsOffice extends Provider {

  /** That of the realm's component; of the server's options where the realm has none. */
  static SmsOffice of(KeycloakSession session, RealmModel realm) {
    SmsOfficeFactory factory =
        (SmsOfficeFactory) session.getKeycloakSessionFactory().getProviderFactory(SmsOffice.class);
    return realm
        .getComponentsStream(realm.getId(), SmsOffice.class.getName())
        .findFirst()
        .map(component -> factory.create(session, component))
        .orElseGet(() -> factory.create(session));
  }

  /** Allowed countries, limits, and the alarm. */
  SmsBudget budget();

  /** Where messages are counted for the operator. */
  SmsMeters meters();

  @Override
  default void close() {}
}
