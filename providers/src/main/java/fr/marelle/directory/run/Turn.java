package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Set;

/**
 * Who is at work on a realm's people: a run, or somebody who changes them by hand. A run plans a
 * batch from what it has read, so nobody may change that under its hands.
 */
public final class Turn {
  private Turn() {}

  /**
   * Whether no run changes these schools, nor begins to before the transaction ends: the realm's
   * row is locked until then, for each other who asks and for whichever run is to begin. An act by
   * hand takes milliseconds, and a realm has a few of them a second.
   *
   * @param schools UAI
   */
  public static boolean take(Sql sql, String realmId, Collection<String> schools)
      throws SQLException {
    lock(sql, realmId);
    Set<String> concerned = Set.copyOf(schools);
    return new RunTable(sql)
        .inState(RunState.RUNNING).stream()
            .filter(run -> run.realmId().equals(realmId) && !run.dry())
            .noneMatch(run -> run.touches(concerned));
  }

  static void lock(Sql sql, String realmId) throws SQLException {
    sql.select("select ID from REALM where ID = ? for update", row -> row.getString(1), realmId);
  }
}
