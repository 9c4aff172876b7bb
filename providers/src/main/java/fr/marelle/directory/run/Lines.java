package fr.marelle.directory.run;

import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.store.ReportTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Adds lines to the report of a run, in the transaction that does what they say. */
final class Lines {
  /** Of one run that are kept: nobody reads more, and a file may hold a row in every four bytes. */
  static final long MOST_PROBLEMS = 10_000;

  static final long MOST_QUESTIONS = 100_000;

  private Lines() {}

  /** What was counted until then, and these: all are counted, even where not all are kept. */
  static Tally add(Sql sql, Run run, Tally before, List<ReportLine> lines) throws SQLException {
    long problems = before.problems();
    long questions = before.questions();
    List<ReportLine> kept = new ArrayList<>();
    for (ReportLine line : lines) {
      boolean isProblem = line.kind() == ReportKind.PROBLEM;
      boolean isQuestion = line.kind() == ReportKind.QUESTION;
      problems += isProblem ? 1 : 0;
      questions += isQuestion ? 1 : 0;
      if ((!isProblem || problems <= MOST_PROBLEMS)
          && (!isQuestion || questions <= MOST_QUESTIONS)) {
        kept.add(line);
      }
    }
    new ReportTable(sql).add(run.id(), kept, before.reported(), !run.dry());
    return before.plus(lines);
  }
}
