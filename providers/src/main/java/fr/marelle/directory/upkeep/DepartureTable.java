package fr.marelle.directory.upkeep;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Those of whom the directory says that they have gone. When an account was blocked is negative
 * where somebody had blocked it before: whoever comes back finds it as it was.
 */
final class DepartureTable {
  /** Somebody whom the directory knows by another id as well is still there by that. */
  static final String BY_ALL_IDS =
      " and not exists (select 1 from MARELLE_DIRECTORY_RECORD o where o.USER_ID = r.USER_ID"
          + " and o.REALM_ID = r.REALM_ID and o.LAYER = '' and o.GONE_SINCE is null)";

  private static final String BLOCK =
      " and r.BLOCKED_AT is null and r.GONE_SINCE is not null and r.GONE_SINCE <= ?" + BY_ALL_IDS;

  /** Nobody is blocked before she has gone: the first condition is there for its index. */
  private static final String REMOVE =
      " and r.GONE_SINCE <= ? and r.BLOCKED_AT is not null and abs(r.BLOCKED_AT) <= ?" + BY_ALL_IDS;

  private static final String TOLD_OF_BLOCK =
      " and r.WARNED_AT >= r.GONE_SINCE and r.WARNED_AT <= ?";

  private static final String TOLD_OF_REMOVAL =
      " and r.WARNED_AT >= abs(r.BLOCKED_AT) and r.WARNED_AT <= ?";

  private final Sql sql;
  private final String realmId;

  DepartureTable(Sql sql, String realmId) {
    this.sql = sql;
    this.realmId = realmId;
  }

  /**
   * An account that it is time for.
   *
   * @param goneSince milliseconds since 1970
   */
  record Due(String account, long goneSince) {
    /** Before all others. */
    static final Due FIRST = new Due("", 0);
  }

  /** Who is due, those who went first before others. */
  List<Due> due(DepartureAct act, Deadline deadline, Due after, int max) throws SQLException {
    List<Object> parameters =
        new ArrayList<>(List.of(realmId, after.goneSince(), after.goneSince(), after.account()));
    return sql.select(
        "select r.USER_ID, r.GONE_SINCE from MARELLE_DIRECTORY_RECORD r"
            + " where r.REALM_ID = ? and r.LAYER = ''"
            + " and (r.GONE_SINCE > ? or (r.GONE_SINCE = ? and r.USER_ID > ?))"
            + isDue(act, deadline, parameters)
            + " order by r.GONE_SINCE, r.USER_ID fetch first "
            + max
            + " rows only",
        row -> new Due(row.getString(1), row.getLong(2)),
        parameters.toArray());
  }

  private static String isDue(DepartureAct act, Deadline deadline, List<Object> parameters) {
    boolean blocks = act == DepartureAct.BLOCK;
    parameters.add(deadline.then());
    if (!blocks) {
      parameters.add(deadline.then());
    }
    if (deadline.told().isEmpty()) {
      return blocks ? BLOCK : REMOVE;
    }
    parameters.add(deadline.told().getAsLong());
    return blocks ? BLOCK + TOLD_OF_BLOCK : REMOVE + TOLD_OF_REMOVAL;
  }

  /** Whether somebody still is, whom nobody else changes until the transaction ends. */
  boolean isStillDue(DepartureAct act, Deadline deadline, Due one) throws SQLException {
    // In the order in which an import locks them.
    sql.select(
        "select ID from USER_ENTITY where ID = ? for update",
        row -> row.getString(1),
        one.account());
    List<Object> parameters = new ArrayList<>(List.of(realmId, one.account()));
    return !sql.select(
            "select r.USER_ID from MARELLE_DIRECTORY_RECORD r"
                + " where r.REALM_ID = ? and r.LAYER = '' and r.USER_ID = ?"
                + isDue(act, deadline, parameters)
                + " for update",
            row -> row.getString(1),
            parameters.toArray())
        .isEmpty();
  }

  /** An account is blocked now; it was open until then, or was not. */
  void blocked(Due one, long now, boolean open) throws SQLException {
    set("BLOCKED_AT = ?", one, open ? now : -now);
  }

  /** Somebody has as much time again as if she had gone now. */
  void beginAnew(Due one, long now) throws SQLException {
    set("BLOCKED_AT = null, GONE_SINCE = ?", one, now);
  }

  private void set(String what, Due one, long value) throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_RECORD set "
            + what
            + " where USER_ID = ? and REALM_ID = ? and LAYER = ''",
        value,
        one.account(),
        realmId);
  }

  /** There is no such account. */
  void forget(Due one) throws SQLException {
    sql.execute(
        "delete from MARELLE_DIRECTORY_RECORD where USER_ID = ? and REALM_ID = ?",
        one.account(),
        realmId);
  }
}
