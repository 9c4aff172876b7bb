package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;

/** Clears away what only a run needs that is under way. */
final class RunRemains {
  private static final String OVER =
      "(select ID from MARELLE_DIRECTORY_RUN where STATE in ('CANCELLED', 'DONE', 'FAILED')"
          + " and ENDED_AT < ?)";

  private final Sql sql;

  RunRemains(Sql sql) {
    this.sql = sql;
  }

  /**
   * Of one run that is over.
   *
   * @param state in which it ended
   */
  void clear(Run run, RunState state) throws SQLException {
    clearAllButMarks(run, state);
    clearMarks(run);
  }

  /** Whom the run has met: as many rows as people, which nobody asks for once it is over. */
  void clearMarks(Run run) throws SQLException {
    sql.execute("delete from MARELLE_DIRECTORY_SEEN where RUN_ID = ?", run.id());
  }

  /**
   * The rest.
   *
   * @param state in which it ended: where that is done, the file of a dry run is kept for a day,
   *     since it may be applied, and so is one that left questions: it may be read again with the
   *     answers
   */
  void clearAllButMarks(Run run, RunState state) throws SQLException {
    sql.execute("delete from MARELLE_DIRECTORY_UNNAMED where RUN_ID = ?", run.id());
    if (run.dry()) {
      sql.execute(
          "delete from MARELLE_DIRECTORY_RECORD where REALM_ID = ? and LAYER = ?",
          run.realmId(),
          run.id());
      sql.execute(
          "delete from MARELLE_DIRECTORY_TIE where REALM_ID = ? and LAYER = ?",
          run.realmId(),
          run.id());
      sql.execute(
          "delete from MARELLE_IDENTIFIER where REALM_ID = ? and LAYER = ?",
          run.realmId(),
          run.id());
    }
    if (state != RunState.DONE) {
      new FileTable(sql).delete(run.id());
    } else if (!run.dry()) {
      sql.execute(
          "delete from MARELLE_DIRECTORY_FILE where RUN_ID = ? and not exists"
              + " (select 1 from MARELLE_DIRECTORY_QUESTION where RUN_ID = ?)",
          run.id(),
          run.id());
    }
  }

  /**
   * Of all runs that were over before, should a node have died over it.
   *
   * @param then milliseconds since 1970
   */
  void clearOverBefore(long then) throws SQLException {
    sql.execute("delete from MARELLE_DIRECTORY_FILE where RUN_ID in " + OVER, then);
    sql.execute("delete from MARELLE_DIRECTORY_SEEN where RUN_ID in " + OVER, then);
    sql.execute("delete from MARELLE_DIRECTORY_UNNAMED where RUN_ID in " + OVER, then);
    sql.execute("delete from MARELLE_DIRECTORY_RECORD where LAYER in " + OVER, then);
    sql.execute("delete from MARELLE_DIRECTORY_TIE where LAYER in " + OVER, then);
    sql.execute("delete from MARELLE_IDENTIFIER where LAYER in " + OVER, then);
  }
}
