package fr.marelle.directory.run;

import fr.marelle.directory.store.AnswerTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.time.Duration;

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
    RunTable runs = new RunTable(sql);
    runs.giveUpUploadsBefore(now - FILE.toMillis());
    new RunRemains(sql).clearOverBefore(now - FILE.toMillis());
    runs.forgetEndedBefore(now - REPORT.toMillis());
    AnswerTable.forgetBefore(sql, now - ANSWER.toMillis());
    // Last, since nobody takes a run on while these are locked.
    runs.stopAskingBefore(now - QUESTION.toMillis());
  }
}
