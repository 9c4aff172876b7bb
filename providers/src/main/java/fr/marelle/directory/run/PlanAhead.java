package fr.marelle.directory.run;

import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.plan.Plan;
import java.io.Closeable;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Has a batch planned on a thread of its own while the one before is written: half of a batch's
 * time is questions to the database, which has a processor left for them. Classes are made for it,
 * too: if it is never written, they are empty ones. Whoever else changes an account in between is
 * noticed by the keys of the tables; then the batch is planned anew.
 */
final class PlanAhead implements Closeable {
  private static final Logger LOG = Logger.getLogger(PlanAhead.class);
  private static final long PATIENCE_SECONDS = 10;

  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread planner = new Thread(work, "marelle-directory-planner");
            planner.setDaemon(true);
            return planner;
          });
  private final HeldRun held;
  private final Carrying carrying;
  private final Extent extent;
  private Optional<Future<Optional<Carrying.Prepared>>> planning = Optional.empty();
  private Optional<Carrying.Prepared> ready = Optional.empty();

  PlanAhead(HeldRun held, Carrying carrying, Extent extent) {
    this.held = held;
    this.carrying = carrying;
    this.extent = extent;
  }

  /**
   * Begins to plan a batch, if it is one of people alone.
   *
   * @param coming the plan that is written meanwhile, and all that is
   */
  void begin(ReadAhead.Read read, Plan coming) {
    Optional<Batch> next = read.batch().filter(Batch::isOfPeopleAlone);
    if (next.isPresent()) {
      Batch batch = next.get();
      planning = Optional.of(thread.submit(() -> prepare(read, batch, coming)));
    }
  }

  private Optional<Carrying.Prepared> prepare(ReadAhead.Read read, Batch batch, Plan coming) {
    return held.aside(
            (session, sql) ->
                carrying.hearAhead(
                    session,
                    sql,
                    carrying.scope(session, read.covered(), extent),
                    coming,
                    batch.people()))
        .map(carrying::committed);
  }

  /** Waits for what was begun: before a step, and with no connection in the hand. */
  void settle() {
    Optional<Future<Optional<Carrying.Prepared>>> begun = planning;
    planning = Optional.empty();
    ready = begun.isEmpty() ? Optional.empty() : result(begun.get());
  }

  private Optional<Carrying.Prepared> result(Future<Optional<Carrying.Prepared>> begun) {
    try {
      return begun.get();
    } catch (ExecutionException failed) {
      // Whatever it is, planning in its turn meets it again, and knows what to do about it.
      // Not its message: a database tells the row that it failed at.
      LOG.warnf(
          "%s kept a batch of the directory from being planned ahead.",
          failed.getCause().getClass());
      carrying.forgetStrangers();
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** What was planned; empty where nothing was, or that could not be done ahead. */
  Optional<Carrying.Prepared> ready() {
    return ready;
  }

  /** The same, once. */
  Optional<Carrying.Prepared> take() {
    Optional<Carrying.Prepared> prepared = ready;
    ready = Optional.empty();
    return prepared;
  }

  /** What was begun is no use: what it was to follow has not been written. */
  void forget() {
    settle();
    ready = Optional.empty();
  }

  /** Lets go of the database. */
  @Override
  public void close() {
    thread.shutdownNow();
    try {
      if (!thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A batch of the directory is still being planned.");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
