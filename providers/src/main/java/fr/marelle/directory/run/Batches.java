package fr.marelle.directory.run;

import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.SchoolEntry;
import fr.marelle.directory.plan.Question;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.plan.SchoolNames;
import fr.marelle.directory.plan.Scope;
import fr.marelle.directory.store.Sql;
import java.io.Closeable;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Applies a source, a step for each batch. While one is written the next is read, planned, and its
 * new accounts are written already: the database stores on two connections what it could not store
 * faster on one.
 */
final class Batches implements Closeable {
  /** What the bar shows while absences are looked for. */
  private static final int READ = 990;

  private final HeldRun held;
  private final Carrying carrying;
  private final Extent extent;
  private final SchoolNames names;
  private final ReadAhead reads;
  private final PlanAhead plans;
  private final WriteAhead writes;
  private Optional<Early> before = Optional.empty();

  /** Begins to read where the run has got to. */
  Batches(HeldRun held, Carrying carrying, Extent extent, SchoolNames names, Reading reading) {
    this.held = held;
    this.carrying = carrying;
    this.extent = extent;
    this.names = names;
    this.reads = new ReadAhead(reading, held.run().position());
    this.plans = new PlanAhead(held, carrying, extent);
    this.writes = new WriteAhead(held);
  }

  /**
   * A batch that is due, and what comes after it.
   *
   * @param next without a batch at the end, or where that can't be read
   */
  private record Due(ReadAhead.Read read, ReadAhead.Read next) {
    Batch batch() {
      return read.batch().orElseThrow();
    }
  }

  /** A batch whose step was begun before its turn. */
  private record Early(Due due, Carrying.Prepared prepared, WriteAhead.Begun step) {}

  /** Applies what has not been applied yet. */
  void apply() throws IOException, InterruptedException {
    ReadAhead.Read read = reads.next();
    while (read.orFailure().isPresent()) {
      ReadAhead.Read next = reads.next();
      apply(new Due(read, next));
      read = next;
    }
  }

  private void apply(Due due) throws InterruptedException {
    plans.settle();
    Optional<Early> early = begin(due);
    if (!awaitBefore()) {
      if (early.isPresent()) {
        early.get().step().giveUp();
        early = Optional.empty();
      }
      takeBeforeAnew();
    }
    before = early;
    if (early.isPresent()) {
      goOn(early.get());
    } else {
      take(due);
    }
    if (due.next().batch().isEmpty() && !awaitBefore()) {
      takeBeforeAnew();
    }
  }

  /** Begins to write what was planned, while the step before is under way. */
  private Optional<Early> begin(Due due) {
    return plans
        .ready()
        .filter(prepared -> writes.isWorthwhile() && carrying.canMakeAhead(prepared))
        .map(
            prepared ->
                new Early(due, prepared, writes.begin(start(prepared), rest(due, prepared))));
  }

  private HeldRun.Start start(Carrying.Prepared prepared) {
    return (session, sql) -> carrying.make(session, sql, prepared);
  }

  private HeldRun.Step rest(Due due, Carrying.Prepared prepared) {
    return (session, sql, run) -> {
      Tally tally = carrying.writeRest(session, sql, addProblems(sql, run, due.batch()), prepared);
      return after(run, due.batch(), tally);
    };
  }

  private void goOn(Early early) {
    plans.take();
    plans.begin(early.due().next(), early.prepared().plan());
    early.step().letEnd();
  }

  /**
   * Waits for the step before, if it began before its turn.
   *
   * @return whether all that came before is written
   */
  private boolean awaitBefore() throws InterruptedException {
    if (before.isEmpty()) {
      return true;
    }
    boolean taken = before.get().step().awaitTaken();
    if (taken) {
      carrying.done();
      before = Optional.empty();
    }
    return taken;
  }

  /** Takes the step before in its turn: early it failed. */
  private void takeBeforeAnew() throws InterruptedException {
    undo();
    take(before.orElseThrow().due());
    before = Optional.empty();
    plans.settle();
  }

  /** Takes a step in its turn. */
  private void take(Due due) throws InterruptedException {
    held.step((session, sql, run) -> step(session, sql, run, due), this::undo);
    carrying.done();
  }

  private void undo() {
    plans.forget();
    carrying.forget();
  }

  private Run step(KeycloakSession session, Sql sql, Run run, Due due) throws SQLException {
    Batch batch = due.batch();
    Tally tally = addProblems(sql, run, batch);
    if (!run.dry()) {
      tally = Lines.add(sql, run, tally, keep(session, sql, run, batch.schools()));
    }
    Scope scope = carrying.scope(session, due.read().covered(), extent);
    if (!batch.removals().isEmpty()) {
      tally =
          carrying.carryOut(
              session, sql, scope, tally, planner -> planner.planRemovals(batch.removals()));
    }
    if (!batch.people().isEmpty()) {
      Optional<Carrying.Prepared> ahead = plans.take();
      Carrying.Prepared prepared =
          ahead.isPresent() ? ahead.get() : carrying.hear(session, sql, scope, batch.people());
      if (batch.isOfPeopleAlone() && prepared.isAll()) {
        plans.begin(due.next(), prepared.plan());
      }
      tally = carrying.write(session, sql, tally, prepared);
    }
    if (!batch.unread().isEmpty()) {
      tally =
          carrying.carryOut(
              session, sql, scope, tally, planner -> planner.planUnread(batch.unread()));
    }
    return after(run, batch, tally);
  }

  private static Tally addProblems(Sql sql, Run run, Batch batch) throws SQLException {
    return Lines.add(sql, run, run.tally(), batch.problems().stream().map(ReportLine::of).toList());
  }

  private static Run after(Run run, Batch batch, Tally tally) {
    return run.at(batch.end(), (int) (batch.progress() * READ), tally);
  }

  /** A run for some schools has no say in which school anybody's jointure is. */
  private List<ReportLine> keep(
      KeycloakSession session, Sql sql, Run run, List<SchoolEntry> schools) throws SQLException {
    RealmModel realm = session.getContext().getRealm();
    List<ReportLine> questions = new ArrayList<>();
    for (SchoolEntry school : schools) {
      String uai = names.uai(school).orElse("");
      if (!uai.isEmpty() && (run.schools().isEmpty() || run.schools().contains(uai))) {
        carrying.groups(sql).keep(session, realm, uai, school);
      }
      if (!uai.isEmpty() && run.schools().isEmpty() && school.jointure().isPresent()) {
        String jointure = school.jointure().get().text();
        carrying
            .groups(sql)
            .keepJointure(session, realm, uai, jointure)
            .ifPresent(
                other ->
                    questions.add(Question.jointureTaken(school.location(), uai, jointure, other)));
      }
    }
    return questions;
  }

  /** Lets go of the source and of the database. */
  @Override
  public void close() {
    writes.close();
    plans.close();
    reads.close();
  }
}
