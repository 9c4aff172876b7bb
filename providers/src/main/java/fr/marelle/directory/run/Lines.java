package fr.marelle.directory.run;

import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.store.ReportTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.List;

/** Adds lines to the report of a run, in the transaction that does what they say. */
final class Lines {
  private Lines() {}

  /** What was counted until then, and these. */
  static Tally add(Sql sql, Run run, Tally before, List<ReportLine> lines) throws SQLException {
    new ReportTable(sql).add(run.id(), lines, before.reported(), !run.dry());
    return before.plus(lines);
  }
}
