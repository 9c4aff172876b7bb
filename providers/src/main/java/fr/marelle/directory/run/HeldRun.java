package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.LongSupplier;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;

/**
 * A run in the hands of a node. What is done and how far it has come are written in one
 * transaction, so that a node that dies at any moment leaves nothing half done.
 */
final class HeldRun {
  private final RunTransactions transactions;
  private final Duration lease;
  private final Patience patience = new Patience();
  private final LongSupplier nanoTime;
  private final long begun;
  private final long workedBefore;
  private volatile Run run;

  /**
   * @param lease how long others take the node to be alive after each step
   */
  HeldRun(RunTransactions transactions, Run run, Duration lease) {
    this(transactions, run, lease, System::nanoTime);
  }

  /**
   * @param nanoTime as {@link System#nanoTime} has it
   */
  HeldRun(RunTransactions transactions, Run run, Duration lease, LongSupplier nanoTime) {
    this.transactions = transactions;
    this.run = run;
    this.lease = lease;
    this.nanoTime = nanoTime;
    this.begun = nanoTime.getAsLong();
    this.workedBefore = run.workedMillis();
  }

  /** As it was written down last. */
  Run run() {
    return run;
  }

  /** One step: what it does, and where the run stands after it. */
  interface Step {
    /** Does it. */
    Run in(KeycloakSession session, Sql sql, Run run) throws SQLException;
  }

  /**
   * Takes a step, again if the database fails, but never twice: of a commit whose answer did not
   * come nobody knows whether it failed.
   *
   * @param undone lets go of what a step that failed has remembered
   * @throws LostRunException if the run is no longer this node's
   */
  void step(Step step, Runnable undone) throws InterruptedException {
    standsAt(
        patience.insist(
            () -> transactions.alone((session, sql) -> takeOnce(session, sql, step)), undone));
  }

  /** What of a step needs nothing that the step before it writes. */
  interface Start {
    /** Does it. */
    void in(KeycloakSession session, Sql sql) throws SQLException;
  }

  /**
   * Takes a step that begins before its turn, in one transaction; not again if that fails. On any
   * thread.
   *
   * @param turn ends once this run {@linkplain #standsAt stands} where the step before has led;
   *     fails where this one must not end
   * @return where the run stands after it, of which this one does not know yet
   * @throws OutOfTurnException if its turn did not come, or has been
   * @throws LostRunException if the run is no longer this node's
   */
  Run early(Start start, CompletableFuture<Void> turn, Step rest) {
    return transactions.alone(
        (session, sql) -> {
          start.in(session, sql);
          sql.settle();
          await(turn);
          Run kept = mine(sql);
          // Of a step that is done already its start must not be written once more.
          if (kept.hold().steps() != run.hold().steps()) {
            throw new OutOfTurnException();
          }
          return take(session, sql, rest);
        });
  }

  private static void await(CompletableFuture<Void> turn) {
    try {
      turn.join();
    } catch (CompletionException | CancellationException never) {
      throw new OutOfTurnException();
    }
  }

  /** Where the run stands from now on. */
  void standsAt(Run after) {
    run = after;
  }

  private Run takeOnce(KeycloakSession session, Sql sql, Step step) throws SQLException {
    Run kept = mine(sql);
    return kept.hold().steps() > run.hold().steps() ? kept : take(session, sql, step);
  }

  /** The run as the database has it now. */
  private Run mine(Sql sql) throws SQLException {
    Run kept = new RunTable(sql).find(run.realmId(), run.id()).orElseThrow(LostRunException::new);
    if (!kept.hold().claim().equals(run.hold().claim())) {
      throw new LostRunException();
    }
    return kept;
  }

  private Run take(KeycloakSession session, Sql sql, Step step) throws SQLException {
    // Its end waits for the disk, and with it everything before. Whatever is lost until then, the
    // run's row goes back with it: the step after it finds that, and lets go.
    sql.commitWithoutWaiting();
    Run next = step.in(session, sql, run);
    // The step's own end, its writing among it, is counted with the next one.
    Duration worked = Duration.ofNanos(nanoTime.getAsLong() - begun);
    next = next.worked(workedBefore + worked.toMillis() - run.workedMillis());
    long now = Time.currentTimeMillis();
    if (!new RunTable(sql).advance(next, now, now + lease.toMillis())) {
      throw new LostRunException();
    }
    return next;
  }

  /** Asks the database something beside the steps, on any thread; nothing is tried again. */
  <T> T aside(InTransaction.Work<T> work) {
    return transactions.alone(work);
  }

  /** A piece of the file. */
  Optional<byte[]> piece(int number) throws InterruptedException {
    return patience.insist(
        () -> transactions.alone((session, sql) -> new FileTable(sql).piece(run.id(), number)),
        () -> {});
  }

  /**
   * Ends it, and clears away what only a run needs that is under way: both, or nothing where it is
   * no longer this node's, or the database lost a step of it. Whom it met is cleared away
   * afterwards; if the node dies over that, the next sweep does it.
   *
   * @param failure a message key, or null
   * @return whether it was ended now; else somebody goes on with it, or has ended it
   */
  boolean end(RunState state, String failure) throws InterruptedException {
    boolean ended =
        patience.insist(
            () ->
                transactions.alone(
                    (session, sql) -> {
                      if (!run.dry()) {
                        new Overtaken(sql).by(run);
                      }
                      if (!new RunTable(sql).end(run, state, failure, Time.currentTimeMillis())) {
                        return false;
                      }
                      RunEvents.ended(session, run, state);
                      if (state.isOver()) {
                        new RunRemains(sql).clearAllButMarks(run, state);
                      }
                      return true;
                    }),
            () -> {});
    if (ended && state.isOver()) {
      clearMarks();
    }
    return ended;
  }

  /** Nobody waits for that. */
  private void clearMarks() throws InterruptedException {
    patience.insist(
        () ->
            transactions.alone(
                (session, sql) -> {
                  new RunRemains(sql).clearMarks(run);
                  return run;
                }),
        () -> {});
  }

  /** Leaves it to whoever comes by once the lease is over. */
  void giveBack() {
    transactions.alone(
        (session, sql) -> {
          new RunTable(sql).giveBack(run, Time.currentTimeMillis() + lease.toMillis());
          return run;
        });
  }

  /** Somebody paused it, or ended it and left the clearing up to this node. */
  void leave() throws InterruptedException {
    Optional<RunState> over =
        patience.insist(
            () ->
                transactions.alone(
                    (session, sql) -> {
                      Optional<RunState> now =
                          new RunTable(sql)
                              .find(run.realmId(), run.id())
                              .map(Run::state)
                              .or(() -> Optional.of(RunState.CANCELLED))
                              .filter(RunState::isOver);
                      if (now.isPresent()) {
                        new Overtaken(sql).by(run);
                      }
                      return now;
                    }),
            () -> {});
    if (over.isPresent()) {
      clear(over.get());
    }
  }

  private void clear(RunState state) throws InterruptedException {
    patience.insist(
        () ->
            transactions.alone(
                (session, sql) -> {
                  new RunRemains(sql).clear(run, state);
                  return run;
                }),
        () -> {});
  }
}
