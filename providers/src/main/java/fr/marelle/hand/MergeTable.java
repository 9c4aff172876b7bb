package fr.marelle.hand;

import fr.marelle.directory.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of merges that can be undone. */
final class MergeTable {
  private static final String SELECT =
      "select ID, KEPT_ID, DROPPED_ID, MERGED_AT from MARELLE_MERGE where REALM_ID = ? and ";

  private final Sql sql;
  private final String realmId;

  MergeTable(Sql sql, String realmId) {
    this.sql = sql;
    this.realmId = realmId;
  }

  void add(Merge merge, String who, MergeMemory memory) throws SQLException {
    sql.execute(
        """
        insert into MARELLE_MERGE (ID, REALM_ID, KEPT_ID, DROPPED_ID, WHO, MERGED_AT, MOVED)
        values (?, ?, ?, ?, ?, ?, ?)""",
        merge.id(),
        realmId,
        merge.kept(),
        merge.dropped(),
        who,
        merge.mergedAt().toEpochMilli(),
        memory.write());
  }

  Optional<Merge> find(String id) throws SQLException {
    return sql.select(SELECT + "ID = ?", MergeTable::read, realmId, id).stream().findFirst();
  }

  /** Those in which an account had a part, the newest first. */
  List<Merge> of(String account) throws SQLException {
    return sql.select(
        SELECT + "(KEPT_ID = ? or DROPPED_ID = ?) order by MERGED_AT desc, ID desc",
        MergeTable::read,
        realmId,
        account,
        account);
  }

  List<Merge> before(Instant then, int most) throws SQLException {
    return sql.select(
        SELECT + "MERGED_AT <= ? order by MERGED_AT, ID fetch first " + most + " rows only",
        MergeTable::read,
        realmId,
        then.toEpochMilli());
  }

  /** Empty where somebody has undone it. */
  Optional<MergeMemory> memory(String id) throws SQLException {
    return sql
        .select(
            "select MOVED from MARELLE_MERGE where ID = ? and REALM_ID = ?",
            row -> row.getString(1),
            id,
            realmId)
        .stream()
        .map(MergeMemory::read)
        .findFirst();
  }

  /** Whether it was there: of all who end it at once, one finds it. */
  boolean remove(String id) throws SQLException {
    return sql.execute("delete from MARELLE_MERGE where ID = ? and REALM_ID = ?", id, realmId) > 0;
  }

  private static Merge read(ResultSet row) throws SQLException {
    return new Merge(
        row.getString(1), row.getString(2), row.getString(3), Instant.ofEpochMilli(row.getLong(4)));
  }
}
