package fr.marelle.directory.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of the ids of people whom the directory knows twice and whose accounts were merged: the
 * account goes by the main one. There are few, and they are read all at once.
 */
public final class AliasTable {
  private final Sql sql;
  private final String realmId;

  public AliasTable(Sql sql, String realmId) {
    this.sql = sql;
    this.realmId = realmId;
  }

  /** Main ids by the others. */
  public Map<String, String> all() throws SQLException {
    Map<String, String> aliases = new HashMap<>();
    sql.select(
            "select EXTERNAL_ID, MAIN_ID from MARELLE_DIRECTORY_ALIAS where REALM_ID = ?",
            row -> Map.entry(row.getString(1), row.getString(2)),
            realmId)
        .forEach(one -> aliases.put(one.getKey(), one.getValue()));
    return aliases;
  }

  /**
   * People are known by other ids.
   *
   * @param ids new ones by those of before
   */
  void rename(Map<String, String> ids) throws SQLException {
    Map<String, String> before = all();
    before
        .entrySet()
        .removeIf(one -> !ids.containsKey(one.getKey()) && !ids.containsKey(one.getValue()));
    if (!before.isEmpty()) {
      Map<String, String> now = new HashMap<>();
      before.forEach((id, main) -> now.put(ids.getOrDefault(id, id), ids.getOrDefault(main, main)));
      set(before.keySet(), now);
    }
  }

  /** Has these ids stand for those, and for no others. */
  public void set(Collection<String> ids, Map<String, String> aliases) throws SQLException {
    sql.execute(
        "delete from MARELLE_DIRECTORY_ALIAS where REALM_ID = ?"
            + " and EXTERNAL_ID = any(cast(? as varchar array))",
        realmId,
        ids);
    List<Map.Entry<String, String>> rows = new ArrayList<>(aliases.entrySet());
    sql.insert(
        "MARELLE_DIRECTORY_ALIAS",
        Rows.of(rows)
            .text("REALM_ID", one -> realmId)
            .text("EXTERNAL_ID", Map.Entry::getKey)
            .text("MAIN_ID", Map.Entry::getValue));
  }
}
