package fr.marelle.directory.upkeep;

import fr.marelle.directory.plan.NumberedIdentifier;
import fr.marelle.directory.run.InTransaction;
import fr.marelle.directory.run.RunSweep;
import fr.marelle.directory.store.AliasTable;
import fr.marelle.directory.store.GivenPlaces;
import fr.marelle.directory.store.IdentifierTable;
import fr.marelle.directory.store.Layer;
import fr.marelle.directory.store.Sql;
import fr.marelle.directory.store.TieTable;
import fr.marelle.directory.store.UntiedTable;
import fr.marelle.upkeep.Sweep;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.keycloak.common.util.Time;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/**
 * What is kept of people goes with their account, but for their identifier, which nobody else gets;
 * and once an hour, who has gone for long goes for good.
 */
public final class DirectoryUpkeep {
  private static final List<String> OF_REALM =
      List.of(
          "delete from MARELLE_DIRECTORY_SEEN where RUN_ID in"
              + " (select ID from MARELLE_DIRECTORY_RUN where REALM_ID = ?)",
          "delete from MARELLE_DIRECTORY_UNNAMED where RUN_ID in"
              + " (select ID from MARELLE_DIRECTORY_RUN where REALM_ID = ?)",
          "delete from MARELLE_DIRECTORY_FILE where RUN_ID in"
              + " (select ID from MARELLE_DIRECTORY_RUN where REALM_ID = ?)",
          "delete from MARELLE_DIRECTORY_REPORT where RUN_ID in"
              + " (select ID from MARELLE_DIRECTORY_RUN where REALM_ID = ?)",
          "delete from MARELLE_DIRECTORY_QUESTION where RUN_ID in"
              + " (select ID from MARELLE_DIRECTORY_RUN where REALM_ID = ?)",
          "delete from MARELLE_DIRECTORY_ANSWER where REALM_ID = ?",
          "delete from MARELLE_DIRECTORY_RUN where REALM_ID = ?",
          "delete from MARELLE_DIRECTORY_RECORD where REALM_ID = ?",
          "delete from MARELLE_DIRECTORY_TIE where REALM_ID = ?",
          "delete from MARELLE_DIRECTORY_UNTIED where REALM_ID = ?",
          "delete from MARELLE_DIRECTORY_ALIAS where REALM_ID = ?",
          "delete from MARELLE_DIRECTORY_GIVEN where REALM_ID = ?",
          "delete from MARELLE_IDENTIFIER where REALM_ID = ?");

  private DirectoryUpkeep() {}

  /** Begins to listen. */
  public static void begin(KeycloakSessionFactory factory) {
    factory.register(DirectoryUpkeep::on);
    IdentifierWatch.begin(factory);
  }

  private static void on(ProviderEvent event) {
    if (event instanceof Sweep sweep) {
      sweep.apart(
          session ->
              InTransaction.with(
                  session,
                  (same, sql) -> {
                    RunSweep.run(sql, Time.currentTimeMillis());
                    return sweep;
                  }));
      new DepartureWarnings(sweep).run();
      new Departures(sweep).run();
    } else if (event instanceof UserModel.UserRemovedEvent removed) {
      InTransaction.with(
          removed.getKeycloakSession(),
          (session, sql) -> forget(sql, removed.getRealm(), removed.getUser()));
    } else if (event instanceof GroupModel.GroupRemovedEvent removed) {
      LostGroups.follow(removed);
    } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
      InTransaction.with(
          removed.getKeycloakSession(), (session, sql) -> forget(sql, removed.getRealm()));
    }
  }

  private static UserModel forget(Sql sql, RealmModel realm, UserModel user) throws SQLException {
    List<String> ids =
        sql.select(
            "select EXTERNAL_ID from MARELLE_DIRECTORY_RECORD where USER_ID = ?",
            row -> row.getString(1),
            user.getId());
    if (!ids.isEmpty()) {
      sql.execute("delete from MARELLE_DIRECTORY_RECORD where USER_ID = ?", user.getId());
      new TieTable(sql, Layer.truth(realm.getId())).forgetWhatWasSaidBy(ids);
      new UntiedTable(sql, realm.getId()).forget(ids);
      new AliasTable(sql, realm.getId()).set(ids, Map.of());
    }
    sql.execute(
        "delete from MARELLE_DIRECTORY_ANSWER where USER_ID = ? and REALM_ID = ?",
        user.getId(),
        realm.getId());
    new GivenPlaces(sql).forget(List.of(user.getId()));
    if (user.getServiceAccountClientLink() == null && user.getUsername() != null) {
      keep(sql, realm.getId(), NumberedIdentifier.of(user.getUsername()));
    }
    return user;
  }

  static void keep(Sql sql, String realmId, NumberedIdentifier identifier) throws SQLException {
    IdentifierTable identifiers = new IdentifierTable(sql, Layer.truth(realmId));
    long issued =
        identifiers.issued(List.of(identifier.base())).getOrDefault(identifier.base(), 0L);
    if (issued <= identifier.number()) {
      identifiers.write(sql, Map.of(identifier.base(), identifier.number() + 1));
    }
  }

  private static RealmModel forget(Sql sql, RealmModel realm) throws SQLException {
    for (String statement : OF_REALM) {
      sql.execute(statement, realm.getId());
    }
    return realm;
  }
}
