package fr.marelle.directory.upkeep;

import fr.marelle.account.OpenSessions;
import fr.marelle.directory.run.Departure;
import fr.marelle.directory.run.InTransaction;
import fr.marelle.directory.run.RunEvents;
import fr.marelle.upkeep.Sweep;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
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
  private static final Logger LOG = Logger.getLogger(Departures.class);

  /** Accounts that are looked for at once, and how many times in an hour, for each realm. */
  private static final int AT_ONCE = 100;

  private static final int ROUNDS = 100;

  private final Sweep sweep;

  Departures(Sweep sweep) {
    this.sweep = sweep;
  }

  void run() {
    List<String> realms = new ArrayList<>();
    sweep.apart(
        session -> session.realms().getRealmsStream().map(RealmModel::getId).forEach(realms::add));
    for (String realm : realms) {
      for (DepartureAct act : DepartureAct.values()) {
        all(realm, act);
      }
    }
  }

  private void all(String realmId, DepartureAct act) {
    List<DepartureTable.Due> due = due(realmId, act, DepartureTable.Due.FIRST);
    for (int round = 0; !due.isEmpty() && round < ROUNDS; round++) {
      due.forEach(one -> alone(realmId, act, one));
      due = due(realmId, act, due.get(due.size() - 1));
    }
  }

  /** Whoever can't be dealt with is gone round. */
  private List<DepartureTable.Due> due(String realmId, DepartureAct act, DepartureTable.Due after) {
    List<DepartureTable.Due> due = new ArrayList<>();
    inRealm(
        realmId,
        (session, sql) ->
            due.addAll(
                new DepartureTable(sql, realmId).due(act, deadline(session, act), after, AT_ONCE)));
    return due;
  }

  /** One account in one transaction, if it is still due: an import may just have met the person. */
  private void alone(String realmId, DepartureAct act, DepartureTable.Due one) {
    inRealm(
        realmId,
        (session, sql) -> {
          DepartureTable table = new DepartureTable(sql, realmId);
          return table.isStillDue(act, deadline(session, act), one)
              && act(session, table, act, one);
        });
  }

  private static boolean act(
      KeycloakSession session, DepartureTable table, DepartureAct act, DepartureTable.Due one)
      throws SQLException {
    RealmModel realm = session.getContext().getRealm();
    UserModel user = session.users().getUserById(realm, one.account());
    if (user == null) {
      table.forget(one);
      return true;
    }
    return act == DepartureAct.BLOCK
        ? block(session, table, realm, user, one)
        : remove(session, table, realm, user, one);
  }

  private static boolean block(
      KeycloakSession session,
      DepartureTable table,
      RealmModel realm,
      UserModel user,
      DepartureTable.Due one)
      throws SQLException {
    boolean open = user.isEnabled();
    if (open) {
      user.setEnabled(false);
      OpenSessions.endAll(session, realm, user);
      RunEvents.followed(session, OperationType.UPDATE, user.getId());
    }
    table.blocked(one, Time.currentTimeMillis(), open);
    return true;
  }

  /** Whoever opened the account again wants it to stay: its time begins anew. */
  private static boolean remove(
      KeycloakSession session,
      DepartureTable table,
      RealmModel realm,
      UserModel user,
      DepartureTable.Due one)
      throws SQLException {
    if (user.isEnabled()) {
      table.beginAnew(one, Time.currentTimeMillis());
      return true;
    }
    if (!new UserManager(session).removeUser(realm, user)) {
      session.getTransactionManager().setRollbackOnly();
      LOG.warnf("The account %s of somebody who has gone can't be removed.", one.account());
      return false;
    }
    RunEvents.followed(session, OperationType.DELETE, one.account());
    return true;
  }

  private static Deadline deadline(KeycloakSession session, DepartureAct act) {
    return Deadline.of(
        act, Departure.of(session.getContext().getRealm()), Time.currentTimeMillis());
  }

  private void inRealm(String realmId, InTransaction.Work<Boolean> work) {
    sweep.apart(
        session -> {
          RealmModel realm = session.realms().getRealm(realmId);
          if (realm != null) {
            session.getContext().setRealm(realm);
            InTransaction.with(session, work);
          }
        });
  }
}
