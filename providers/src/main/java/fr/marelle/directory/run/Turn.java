package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Who is at work on a realm's people: a run, or somebody who changes them by hand. A run plans a
 * batch from what it has read, so nobody may change that under its hands.
 */
public final class Turn {
  private Turn() {}

  /**
   * Whether no run changes these schools, nor begins to before the transaction ends: the realm's
   * row is locked until then, for each other who asks and for whichever run is to begin, which
   * comes again a little later. An act by hand takes milliseconds, one of many people a second or
   * two, and a realm has a few of them a second.
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

  /**
   * Whether nobody changes the realm's people by hand, nor begins to before the transaction ends.
   * It does not wait to know: whoever asks has the rows of all runs locked, which those at work
   * need.
   */
  static boolean isFree(Sql sql, String realmId) throws SQLException {
    return !rows(sql, realmId, " skip locked").isEmpty();
  }

  private static void lock(Sql sql, String realmId) throws SQLException {
    rows(sql, realmId, "");
  }

  private static List<String> rows(Sql sql, String realmId, String otherwise) throws SQLException {
    return sql.select(
        "select ID from REALM where ID = ?" + sql.forUpdate() + otherwise,
        row -> row.getString(1),
        realmId);
  }
}
