package fr.marelle.hand;

import fr.marelle.account.OpenSessions;
import fr.marelle.directory.run.Departure;
import fr.marelle.directory.run.InTransaction;
import fr.marelle.directory.store.PersonRecords;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;

/**
 * Accounts that somebody wants removed: blocked at once, removed after as long as those whom the
 * directory says to have gone. Until then it can be called off, which whoever opens the account
 * does as well. An import does not: it finds the account, and leaves it blocked.
 */
public final class Leavings {
  private final Desk desk;

  /** In the session's realm. */
  public Leavings(KeycloakSession session) {
    this.desk = new Desk(session);
  }

  /**
   * Has these accounts removed. What is open with them is still to be ended, by {@link #end}, once
   * that is kept.
   *
   * @param by nobody is taken away from a school that whoever acts does not administer
   */
  public List<Leaving> remove(List<String> accounts, Administrator by) {
    Map<String, UserModel> users = desk.lock(accounts);
    Map<String, Leaving> left = new HashMap<>();
    users.forEach((id, user) -> left.put(id, remove(user, by)));
    return inOrder(accounts, left, Leaving.ALREADY);
  }

  private Leaving remove(UserModel user, Administrator by) {
    if (since(user).isPresent()) {
      return new Leaving(user.getId(), Leaving.ALREADY, removedAt(user).orElse(null));
    }
    if (!SchoolPlaces.schoolsOfFamily(desk, user).stream().allMatch(by::administers)) {
      return new Leaving(user.getId(), Leaving.ELSEWHERE, null);
    }
    if (user.getFederationLink() != null) {
      // It would come again with the next sign-in.
      return new Leaving(user.getId(), Leaving.KEPT_ELSEWHERE, null);
    }
    desk.sql(
        sql -> {
          LeavingTable table = new LeavingTable(sql);
          boolean gone = new PersonRecords(sql, desk.realm().getId()).keepBlocked(user.getId());
          table.remove(user.getId());
          table.add(
              desk.realm().getId(),
              user.getId(),
              Instant.ofEpochMilli(desk.now()),
              by.account(),
              before(user, gone));
          return user;
        });
    user.setEnabled(false);
    return new Leaving(user.getId(), Leaving.LEAVING, removedAt(user).orElse(null));
  }

  private static LeavingTable.Before before(UserModel user, boolean gone) {
    LeavingTable.Before blocked =
        gone ? LeavingTable.Before.BLOCKED_AS_GONE : LeavingTable.Before.BLOCKED;
    return user.isEnabled() ? LeavingTable.Before.OPEN : blocked;
  }

  /** Calls it off: the accounts are as they were. */
  public List<Leaving> keep(List<String> accounts) {
    Map<String, UserModel> users = desk.lock(accounts);
    Map<String, Leaving> kept = new HashMap<>();
    users.forEach((id, user) -> kept.put(id, keep(user)));
    return inOrder(accounts, kept, Leaving.NOT_LEAVING);
  }

  private Leaving keep(UserModel user) {
    Optional<LeavingTable.Row> row = row(user);
    if (row.isEmpty()) {
      return new Leaving(user.getId(), Leaving.NOT_LEAVING, null);
    }
    desk.sql(sql -> new LeavingTable(sql).remove(user.getId()));
    boolean open =
        switch (row.get().before()) {
          case OPEN -> true;
          case BLOCKED -> false;
          case BLOCKED_AS_GONE -> isBack(user);
        };
    user.setEnabled(open);
    return new Leaving(user.getId(), Leaving.KEPT, null);
  }

  /** Whether the directory, which had blocked the account, has found the person meanwhile. */
  private boolean isBack(UserModel user) {
    return desk.sql(
        sql -> {
          PersonRecords records = new PersonRecords(sql, desk.realm().getId());
          records.openOnReturn(user.getId());
          return records.ofAccount(user.getId()).values().stream().anyMatch(one -> !one.gone());
        });
  }

  /**
   * Somebody may have opened that account: then it is not to be removed any more.
   *
   * @return whether it was
   */
  public static boolean opened(KeycloakSession session, RealmModel realm, String account) {
    UserModel user = session.users().getUserById(realm, account);
    return user != null
        && user.isEnabled()
        && InTransaction.with(session, (same, sql) -> new LeavingTable(sql).remove(account));
  }

  /** How long an account of that realm is blocked before it is removed. */
  public static Duration delay(RealmModel realm) {
    return Departure.of(realm).remove();
  }

  /** When the account is to be removed; empty where it is not. */
  public Optional<Instant> removedAt(String account) {
    return Optional.ofNullable(desk.session().users().getUserById(desk.realm(), account))
        .flatMap(this::removedAt);
  }

  private Optional<Instant> removedAt(UserModel user) {
    return since(user).map(since -> since.plus(delay(desk.realm())));
  }

  private Optional<Instant> since(UserModel user) {
    return row(user).map(LeavingTable.Row::since);
  }

  /** Whoever opened the account wants it to stay, even if nobody has noticed yet. */
  private Optional<LeavingTable.Row> row(UserModel user) {
    return user.isEnabled()
        ? Optional.empty()
        : desk.sql(sql -> new LeavingTable(sql).find(user.getId()));
  }

  /** Ends what is open with accounts that are leaving; tells the applications. */
  public static void end(KeycloakSession session, List<Leaving> left) {
    left.stream()
        .filter(Leaving::isDone)
        .map(one -> session.users().getUserById(session.getContext().getRealm(), one.account()))
        .filter(user -> user != null && !user.isEnabled())
        .forEach(user -> OpenSessions.endAll(session, session.getContext().getRealm(), user));
  }

  private static List<Leaving> inOrder(
      List<String> accounts, Map<String, Leaving> results, String ofMissing) {
    List<Leaving> ordered = new ArrayList<>();
    accounts.forEach(id -> ordered.add(results.getOrDefault(id, new Leaving(id, ofMissing, null))));
    return ordered;
  }
}
