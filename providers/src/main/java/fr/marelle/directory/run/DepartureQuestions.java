package fr.marelle.directory.run;

import fr.marelle.account.Profile;
import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.Question;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.store.ReportTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The questions of a run whether many people go. */
final class DepartureQuestions {
  private static final int MOST = 100_000;

  /** Where the line's parameters say how many would go. */
  private static final int PEOPLE = 2;

  private final Sql sql;
  private final Run asking;
  private final ReportTable report;

  DepartureQuestions(Sql sql, Run asking) {
    this.sql = sql;
    this.asking = asking;
    this.report = new ReportTable(sql);
  }

  /** Of whom the run asks. */
  List<Crowd> crowds() throws SQLException {
    return all().stream().map(one -> crowd(one.line())).toList();
  }

  /**
   * Has them say how many are still held: of those whom nobody has left, none is asked.
   *
   * @param held how many are
   */
  void recount(Map<Crowd, Long> held) throws SQLException {
    Map<Crowd, Long> rest = new HashMap<>(held);
    List<Long> over = new ArrayList<>();
    for (ReportTable.Numbered one : all()) {
      Crowd crowd = crowd(one.line());
      long before = Long.parseLong(one.line().parameters().get(PEOPLE));
      long now = Math.min(before, rest.getOrDefault(crowd, 0L));
      rest.merge(crowd, -now, Long::sum);
      if (now == 0) {
        over.add(one.number());
      } else if (now < before) {
        List<String> parameters = new ArrayList<>(one.line().parameters());
        parameters.set(PEOPLE, Long.toString(now));
        report.rewrite(asking.id(), ReportKind.QUESTION, one.number(), parameters);
      }
    }
    report.strike(asking.id(), ReportKind.QUESTION, over);
    new RunTable(sql).dropQuestions(asking.id(), over.size());
  }

  /** Somebody says that they go. Whether the run was asking. */
  boolean confirm() throws SQLException {
    if (!new RunTable(sql).confirm(asking.realmId(), asking.id())) {
      return false;
    }
    drop();
    return true;
  }

  /** Has none of them asked any more. */
  void drop() throws SQLException {
    int dropped =
        report.strike(asking.id(), ReportKind.QUESTION, Question.MANY_WOULD_GO.messageKey());
    new RunTable(sql).dropQuestions(asking.id(), dropped);
  }

  private List<ReportTable.Numbered> all() throws SQLException {
    return report.page(asking.id(), ReportKind.QUESTION, 0, MOST).stream()
        .filter(one -> one.line().messageKey().equals(Question.MANY_WOULD_GO.messageKey()))
        .toList();
  }

  private static Crowd crowd(ReportLine line) {
    return new Crowd(
        line.parameters().get(0), Profile.parse(line.parameters().get(1)).orElseThrow());
  }
}
