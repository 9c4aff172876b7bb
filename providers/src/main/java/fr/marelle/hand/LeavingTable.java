package fr.marelle.hand;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The table of accounts that somebody wants removed. A row is there for as long as the account is
 * blocked for it: whoever opens the account ends it, so that nobody's later block removes it.
 */
final class LeavingTable {
  private final Sql sql;

  LeavingTable(Sql sql) {
    this.sql = sql;
  }

  /**
   * One of them.
   *
   * @param before what the account was until then
   */
  record Row(Instant since, Before before) {}

  /** What an account was. */
  enum Before {
    OPEN,
    /** Somebody had blocked it. */
    BLOCKED,
    /** The directory had blocked it, since its owner had gone. */
    BLOCKED_AS_GONE
  }

  /** Unless it is one of them. */
  void add(String realmId, String account, Instant since, String who, Before before)
      throws SQLException {
    if (find(account).isEmpty()) {
      sql.execute(
          "insert into MARELLE_LEAVING (USER_ID, REALM_ID, SINCE, WHO, WAS_OPEN, WAS_GONE)"
              + " values (?, ?, ?, ?, ?, ?)",
          account,
          realmId,
          since.toEpochMilli(),
          who,
          before == Before.OPEN,
          before == Before.BLOCKED_AS_GONE);
    }
  }

  Optional<Row> find(String account) throws SQLException {
    return sql
        .select(
            "select SINCE, WAS_OPEN, WAS_GONE from MARELLE_LEAVING where USER_ID = ?",
            row ->
                new Row(
                    Instant.ofEpochMilli(row.getLong(1)),
                    before(row.getBoolean(2), row.getBoolean(3))),
            account)
        .stream()
        .findFirst();
  }

  private static Before before(boolean open, boolean gone) {
    Before blocked = gone ? Before.BLOCKED_AS_GONE : Before.BLOCKED;
    return open ? Before.OPEN : blocked;
  }

  /** Whether it was one of them. */
  boolean remove(String account) throws SQLException {
    return sql.execute("delete from MARELLE_LEAVING where USER_ID = ?", account) > 0;
  }

  /** Those that somebody has opened are none any more, whoever did it. */
  void removeOpen(String realmId) throws SQLException {
    sql.execute(
        """
        delete from MARELLE_LEAVING where REALM_ID = ? and exists
          (select 1 from USER_ENTITY u where u.ID = MARELLE_LEAVING.USER_ID and u.ENABLED = true)""",
        realmId);
  }

  /** Accounts whose time is over, those that are so for longest first. */
  List<String> due(String realmId, Instant then, int most) throws SQLException {
    return sql.select(
        "select USER_ID from MARELLE_LEAVING where REALM_ID = ? and SINCE <= ?"
            + " order by SINCE, USER_ID fetch first "
            + most
            + " rows only",
        row -> row.getString(1),
        realmId,
        then.toEpochMilli());
  }

  /** Whether an account's still is, whom nobody else changes until the transaction ends. */
  boolean isStillDue(String account, Instant then) throws SQLException {
    return !sql.select(
            "select USER_ID from MARELLE_LEAVING where USER_ID = ? and SINCE <= ? for update",
            row -> row.getString(1),
            account,
            then.toEpochMilli())
        .isEmpty();
  }
}
