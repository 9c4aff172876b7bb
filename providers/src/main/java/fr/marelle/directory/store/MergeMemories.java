package fr.marelle.directory.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import org.keycloak.util.JsonSerialization;

/**
 * What is kept of merges, in JSON, to be undone: whoever gets an account back gets it with the ids
 * by which people are known then.
 */
final class MergeMemories {
  private final Sql sql;
  private final String realmId;

  MergeMemories(Sql sql, String realmId) {
    this.sql = sql;
    this.realmId = realmId;
  }

  private record Memory(String merge, String text) {}

  /**
   * People are known by other ids.
   *
   * @param ids new ones by those of before
   * @param accounts theirs, and those of their relatives
   */
  void rename(Map<String, String> ids, Collection<String> accounts) throws SQLException {
    for (Memory memory :
        sql.select(
            """
            select ID, MOVED from MARELLE_MERGE where REALM_ID = ?
              and (KEPT_ID = any(cast(? as varchar array))
                or DROPPED_ID = any(cast(? as varchar array)))""",
            row -> new Memory(row.getString(1), row.getString(2)),
            realmId,
            accounts,
            accounts)) {
      String text = memory.text();
      for (Map.Entry<String, String> one : ids.entrySet()) {
        text = text.replace(quoted(one.getKey()), quoted(one.getValue()));
      }
      if (!text.equals(memory.text())) {
        sql.execute("update MARELLE_MERGE set MOVED = ? where ID = ?", text, memory.merge());
      }
    }
  }

  private static String quoted(String id) {
    try {
      return JsonSerialization.writeValueAsString(id);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
