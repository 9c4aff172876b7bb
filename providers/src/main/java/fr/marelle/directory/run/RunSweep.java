package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.time.Duration;

/** Deletes what runs leave behind, and in the end the runs themselves. */
public final class RunSweep {
  /** A file that was only tried can be applied for so long; an upload takes no longer. */
  static final Duration FILE = Duration.ofDays(1);

  /** A report names people: it is there to be worked on, not to be kept. */
  private static final Duration REPORT = Duration.ofDays(90);

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
  }
}
