package fr.marelle.directory.upkeep;

import fr.marelle.account.OpenSessions;
import fr.marelle.directory.run.Departure;
import fr.marelle.directory.run.InTransaction;
import fr.marelle.directory.run.RunEvents;
import fr.marelle.directory.store.Sql;
import fr.marelle.upkeep.Sweep;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;

/**
 * Blocks the accounts of people who have gone, and later removes them, through Keycloak, so that
 * everything of theirs goes with them.
 */
final class Departures {
  /** Accounts of one transaction, and how many transactions of an hour, for each realm. */
  private static final int AT_ONCE = 100;

  private static final int ROUNDS = 100;

  private final Sweep sweep;

  Departures(Sweep sweep) {
    this.sweep = sweep;
  }

  /** One account, and what is to be done of it. */
  private interface Act {
    void on(KeycloakSession session, Sql sql, RealmModel realm, UserModel user) throws SQLException;
  }

  void run() {
    List<String> realms = new ArrayList<>();
    sweep.apart(
        session -> session.realms().getRealmsStream().map(RealmModel::getId).forEach(realms::add));
    for (String realm : realms) {
      repeat(realm, " and BLOCKED_AT is null", false, Departures::block);
      repeat(realm, " and BLOCKED_AT is not null", true, Departures::remove);
    }
  }

  private void repeat(String realmId, String condition, boolean removal, Act act) {
    boolean[] more = {true};
    for (int round = 0; more[0] && round < ROUNDS; round++) {
      more[0] = false;
      sweep.apart(
          session ->
              InTransaction.with(
                  session,
                  (same, sql) -> {
                    RealmModel realm = session.realms().getRealm(realmId);
                    if (realm != null) {
                      session.getContext().setRealm(realm);
                      more[0] = some(session, sql, realm, condition, removal, act) == AT_ONCE;
                    }
                    return sweep;
                  }));
    }
  }

  private static int some(
      KeycloakSession session,
      Sql sql,
      RealmModel realm,
      String condition,
      boolean removal,
      Act act)
      throws SQLException {
    Departure departure = Departure.of(realm);
    long then =
        Time.currentTimeMillis()
            - departure.block().toMillis()
            - (removal ? departure.remove().toMillis() : 0);
    List<String> accounts =
        sql.select(
            "select USER_ID from MARELLE_DIRECTORY_RECORD"
                + " where GONE_SINCE <= ? and REALM_ID = ? and LAYER = ''"
                + condition
                + " order by GONE_SINCE, USER_ID fetch first ? rows only",
            row -> row.getString(1),
            then,
            realm.getId(),
            (long) AT_ONCE);
    for (String account : accounts) {
      UserModel user = session.users().getUserById(realm, account);
      if (user == null) {
        sql.execute("delete from MARELLE_DIRECTORY_RECORD where USER_ID = ?", account);
      } else {
        act.on(session, sql, realm, user);
      }
    }
    return accounts.size();
  }

  private static void block(KeycloakSession session, Sql sql, RealmModel realm, UserModel user)
      throws SQLException {
    long at = 0;
    if (user.isEnabled()) {
      at = Time.currentTimeMillis();
      user.setEnabled(false);
      OpenSessions.endAll(session, realm, user);
      RunEvents.followed(session, OperationType.UPDATE, user.getId());
    }
    sql.execute(
        "update MARELLE_DIRECTORY_RECORD set BLOCKED_AT = ? where USER_ID = ? and LAYER = ''",
        at,
        user.getId());
  }

  private static void remove(KeycloakSession session, Sql sql, RealmModel realm, UserModel user) {
    String account = user.getId();
    new UserManager(session).removeUser(realm, user);
    RunEvents.followed(session, OperationType.DELETE, account);
  }
}
