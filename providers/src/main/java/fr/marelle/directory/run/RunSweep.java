package fr.marelle.directory.run;

import fr.marelle.directory.store.AnswerTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** Deletes what runs leave behind, and in the end the runs themselves. */
public final class RunSweep {
  /** A file that was only tried can be applied for so long; an upload takes no longer. */
  static final Duration FILE = Duration.ofDays(1);

  /** A report names people: it is there to be worked on, not to be kept. */
  private static final Duration REPORT = Duration.ofDays(90);

  /** As long as an act by hand can be undone: who was held a month ago has changed by now. */
  private static final Duration QUESTION = Duration.ofDays(30);

  /** Longer than from one school year's files to the next. */
  private static final Duration ANSWER = Duration.ofDays(400);

  private RunSweep() {}

  /**
   * Does it.
   *
   * @param now milliseconds since 1970
   */
  public static void run(Sql sql, long now) throws SQLException {
    giveUpUploadsBefore(sql, now - FILE.toMillis());
    new RunRemains(sql).clearOverBefore(now - FILE.toMillis());
    forgetEndedBefore(sql, now - REPORT.toMillis());
    AnswerTable.forgetBefore(sql, now - ANSWER.toMillis());
    // Last, since nobody takes a run on while these are locked.
    stopAskingBefore(sql, now - QUESTION.toMillis());
  }

  /** Those whose file began to come and never ended. */
  private static void giveUpUploadsBefore(Sql sql, long then) throws SQLException {
    sql.execute(
        """
        update MARELLE_DIRECTORY_RUN set STATE = 'CANCELLED', ENDED_AT = PUT_AT
        where STATE = 'UPLOADING' and PUT_AT < ?""",
        then);
  }

  /** With their reports. */
  private static void forgetEndedBefore(Sql sql, long then) throws SQLException {
    for (String table : List.of("MARELLE_DIRECTORY_REPORT", "MARELLE_DIRECTORY_QUESTION")) {
      sql.execute(
          "delete from "
              + table
              + " where RUN_ID in (select ID from MARELLE_DIRECTORY_RUN"
              + " where STATE in ('CANCELLED', 'DONE', 'FAILED') and ENDED_AT < ?)",
          then);
    }
    sql.execute(
        "delete from MARELLE_DIRECTORY_RUN"
            + " where STATE in ('CANCELLED', 'DONE', 'FAILED') and ENDED_AT < ?",
        then);
  }

  /**
   * Nobody has answered for so long: whoever would go stays. They are locked in the order in which
   * everybody does it.
   */
  private static void stopAskingBefore(Sql sql, long then) throws SQLException {
    List<String> unanswered =
        sql.select(
            "select ID from MARELLE_DIRECTORY_RUN where STATE = 'ASKING' and ENDED_AT < ?"
                + " order by PUT_AT, ID for update",
            row -> row.getString(1),
            then);
    sql.execute(
        "update MARELLE_DIRECTORY_RUN set STATE = 'DONE' where ID = any(cast(? as varchar array))",
        unanswered);
  }
}
