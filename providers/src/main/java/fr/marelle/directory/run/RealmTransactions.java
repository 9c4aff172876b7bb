package fr.marelle.directory.run;

import org.keycloak.models.KeycloakSessionFactory;

/** Transactions of Keycloak's, for one of its realms. */
final class RealmTransactions implements RunTransactions {
  private final KeycloakSessionFactory factory;
  private final String realmId;

  RealmTransactions(KeycloakSessionFactory factory, String realmId) {
    this.factory = factory;
    this.realmId = realmId;
  }

  @Override
  public <T> T alone(InTransaction.Work<T> work) {
    return InTransaction.alone(
        factory,
        (session, sql) -> {
          session.getContext().setRealm(session.realms().getRealm(realmId));
          return work.in(session, sql);
        });
  }
}
