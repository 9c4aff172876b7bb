package fr.marelle.directory.run;

import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.store.ReportTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds lines to the report of a run, in the transaction that does what they say. */
final class Lines {
  /** Of one run that are kept: nobody reads more, and a file may hold a row in every four bytes. */
  static final long MOST_PROBLEMS = 10_000;

  static final long MOST_QUESTIONS = 100_000;

  private Lines() {}

  /** Of one run that are kept, at most. */
  static long most(ReportKind kind) {
    return switch (kind) {
      case QUESTION -> MOST_QUESTIONS;
      case PROBLEM, NOTE -> MOST_PROBLEMS;
      case CREATED, CHANGED, GONE, HELD, RETURNED, CLASS -> Long.MAX_VALUE;
    };
  }

  /** What was counted until then, and these: all are counted, even where not all are kept. */
  static Tally add(Sql sql, Run run, Tally before, List<ReportLine> lines) throws SQLException {
    Map<ReportKind, Long> more = new EnumMap<>(ReportKind.class);
    List<ReportLine> kept = new ArrayList<>();
    for (ReportLine line : lines) {
      long number = before.count(line.kind()) + more.merge(line.kind(), 1L, Long::sum);
      if (number <= most(line.kind())) {
        kept.add(line);
      }
    }
    new ReportTable(sql).add(run.id(), kept, before.reported(), !run.dry());
    return before.plus(lines);
  }
}
