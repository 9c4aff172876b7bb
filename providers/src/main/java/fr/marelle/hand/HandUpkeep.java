package fr.marelle.hand;

import fr.marelle.directory.run.InTransaction;
import fr.marelle.directory.run.RunEvents;
import fr.marelle.directory.store.Sql;
import fr.marelle.upkeep.Sweep;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.events.admin.OperationType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserManager;
import org.keycloak.models.UserModel;
import org.keycloak.provider.ProviderEvent;

/**
 * Once an hour, accounts whose time is over go, through Keycloak, so that everything of theirs goes
 * with them. What is kept of acts by hand goes with the account.
 */
public final class HandUpkeep {
  private static final Logger LOG = Logger.getLogger(HandUpkeep.class);

  /** Accounts in an hour, for each realm. */
  private static final int MOST = 10_000;

  private static final String NOBODY = "";

  private static final List<String> OF_REALM =
      List.of(
          "delete from MARELLE_LEAVING where REALM_ID = ?",
          "delete from MARELLE_MERGE where REALM_ID = ?");

  private HandUpkeep() {}

  /** Begins to listen. */
  public static void begin(KeycloakSessionFactory factory) {
    factory.register(HandUpkeep::on);
  }

  private static void on(ProviderEvent event) {
    if (event instanceof Sweep sweep) {
      sweep(sweep);
    } else if (event instanceof UserModel.UserRemovedEvent removed) {
      InTransaction.with(
          removed.getKeycloakSession(),
          (session, sql) -> {
            String account = removed.getUser().getId();
            forgetMerges(sql, removed.getRealm().getId(), account);
            return new LeavingTable(sql).remove(account);
          });
    } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
      InTransaction.with(
          removed.getKeycloakSession(),
          (session, sql) -> {
            for (String statement : OF_REALM) {
              sql.execute(statement, removed.getRealm().getId());
            }
            return removed;
          });
    }
  }

  /** Of an account that goes. Those that have become part of it go as it would have. */
  static void forgetMerges(Sql sql, String realmId, String account) throws SQLException {
    MergeTable table = new MergeTable(sql, realmId);
    for (Merge merge : table.of(account)) {
      if (table.remove(merge.id()) && merge.kept().equals(account)) {
        beginRemoval(sql, realmId, merge.dropped());
      }
    }
  }

  /** Whoever opened the account meanwhile wants it to stay: then the sweep forgets it. */
  private static void beginRemoval(Sql sql, String realmId, String account) throws SQLException {
    new LeavingTable(sql)
        .add(
            realmId,
            account,
            Instant.ofEpochMilli(Time.currentTimeMillis()),
            NOBODY,
            LeavingTable.Before.BLOCKED);
  }

  private static void sweep(Sweep sweep) {
    List<String> realms = new ArrayList<>();
    sweep.apart(
        session -> session.realms().getRealmsStream().map(RealmModel::getId).forEach(realms::add));
    for (String realmId : realms) {
      sweep.apart(session -> endMerges(session, realmId));
      sweep.apart(session -> forgetOpen(session, realmId));
      List<String> due = new ArrayList<>();
      sweep.apart(session -> due.addAll(due(session, realmId)));
      due.forEach(account -> sweep.apart(session -> remove(session, realmId, account)));
    }
  }

  /** What nobody can undo any more needs no second account: it goes as those that were removed. */
  private static void endMerges(KeycloakSession session, String realmId) {
    RealmModel realm = session.realms().getRealm(realmId);
    if (realm == null) {
      return;
    }
    session.getContext().setRealm(realm);
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    InTransaction.with(
        session,
        (same, sql) -> {
          MergeTable table = new MergeTable(sql, realmId);
          for (Merge merge : table.before(now.minus(Merge.TIME), MOST)) {
            if (table.remove(merge.id())) {
              beginRemoval(sql, realmId, merge.dropped());
              RunEvents.followed(same, OperationType.UPDATE, merge.dropped());
            }
          }
          return realm;
        });
  }

  private static void forgetOpen(KeycloakSession session, String realmId) {
    InTransaction.with(
        session,
        (same, sql) -> {
          new LeavingTable(sql).removeOpen(realmId);
          return realmId;
        });
  }

  private static List<String> due(KeycloakSession session, String realmId) {
    RealmModel realm = session.realms().getRealm(realmId);
    return realm == null
        ? List.of()
        : InTransaction.with(
            session, (same, sql) -> new LeavingTable(sql).due(realmId, before(realm), MOST));
  }

  private static Instant before(RealmModel realm) {
    return Instant.ofEpochMilli(Time.currentTimeMillis()).minus(Leavings.delay(realm));
  }

  /** One account in one transaction, if it is still due: somebody may just have called it off. */
  private static void remove(KeycloakSession session, String realmId, String account) {
    RealmModel realm = session.realms().getRealm(realmId);
    session.getContext().setRealm(realm);
    UserModel user = new Desk(session).lock(List.of(account)).get(account);
    boolean due =
        InTransaction.with(
            session, (same, sql) -> new LeavingTable(sql).isStillDue(account, before(realm)));
    if (!due) {
      return;
    }
    if (user == null || user.isEnabled()) {
      // Whoever opened the account again wants it to stay.
      InTransaction.with(session, (same, sql) -> new LeavingTable(sql).remove(account));
    } else if (new UserManager(session).removeUser(realm, user)) {
      RunEvents.followed(session, OperationType.DELETE, account);
    } else {
      session.getTransactionManager().setRollbackOnly();
      LOG.warnf("The account %s, which is to be removed, can't be.", account);
    }
  }
}
