package fr.marelle.directory.run;

import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.store.ReportTable;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.keycloak.common.util.Time;

/**
 * What later runs make of those that ask whether many people go: of whom a later one speaks nobody
 * has to be asked any more, and where it has looked for the same people it asks itself.
 */
final class Overtaken {
  private final Sql sql;
  private final RunTable table;

  Overtaken(Sql sql) {
    this.sql = sql;
    this.table = new RunTable(sql);
  }

  /** Those of these people of whom runs have spoken that began after this one. */
  Set<String> spokenOfSince(Run run, Collection<String> externalIds) throws SQLException {
    return Set.copyOf(
        sql.select(
            """
            select distinct s.EXTERNAL_ID
            from MARELLE_DIRECTORY_RUN r join MARELLE_DIRECTORY_SEEN s on s.RUN_ID = r.ID
            where r.REALM_ID = ? and r.DRY = false and r.BEGUN_AT > ?
              and s.EXTERNAL_ID = any(cast(? as varchar array))""",
            row -> row.getString(1),
            run.realmId(),
            run.begunAt(),
            externalIds));
  }

  /**
   * A run has come to its end, or to a question: whom it has spoken of is there, and whom it has
   * found to be gone has gone. Whoever is known by another id since was spoken of as well. Called
   * while that is still known; of a run that has changed nobody nothing follows.
   */
  void by(Run later) throws SQLException {
    if (later.dry() || later.begunAt() == 0) {
      return;
    }
    for (Run asking : before(later)) {
      HeldLines.Struck struck = new HeldLines(sql, asking).strike(later);
      if (struck.people() > 0 && asking.state() == RunState.ASKING) {
        table.release(asking.id(), struck.people());
        new DepartureQuestions(sql, asking).recount(struck.left());
        if (asking.tally().held() <= struck.people()) {
          end(asking, RunState.DONE);
        }
      }
    }
  }

  /**
   * A run has looked for everybody who is no longer in its source.
   *
   * @param covered whether it has looked for the people of a school and a profile
   */
  void askedAnew(Run later, Predicate<Crowd> covered) throws SQLException {
    for (Run asking : before(later)) {
      List<Crowd> crowds =
          asking.state() == RunState.ASKING
              ? new DepartureQuestions(sql, asking).crowds()
              : List.of();
      if (!crowds.isEmpty() && crowds.stream().allMatch(covered)) {
        end(asking, RunState.DONE);
      }
    }
  }

  /**
   * The file of a run that asks is read once more: it ends as if somebody had said that nobody
   * goes, but that it holds nobody any more. That tells the two apart.
   *
   * @return false where it no longer asks
   */
  boolean readAgain(Run asking) throws SQLException {
    if (!end(asking, RunState.CANCELLED)) {
      return false;
    }
    new ReportTable(sql).strike(asking.id(), ReportKind.HELD, Long.MAX_VALUE);
    table.release(asking.id(), asking.tally().held());
    new DepartureQuestions(sql, asking).drop();
    return true;
  }

  /** In the order in which whoever takes runs on locks them. */
  private List<Run> before(Run later) throws SQLException {
    List<Run> before = new ArrayList<>(table.lockOpen());
    before.removeIf(
        run ->
            run.dry()
                || run.begunAt() == 0
                || run.begunAt() >= later.begunAt()
                || !(run.state() == RunState.ASKING || run.confirmed())
                || !run.overlaps(later));
    return before;
  }

  private boolean end(Run asking, RunState state) throws SQLException {
    boolean ended =
        table.move(
            asking.realmId(),
            asking.id(),
            EnumSet.of(RunState.ASKING),
            state,
            Time.currentTimeMillis());
    if (ended) {
      // Whom it met, the sweep clears away: nobody takes a run on while all are locked.
      new RunRemains(sql).clearAllButMarks(asking, state);
    }
    return ended;
  }
}
