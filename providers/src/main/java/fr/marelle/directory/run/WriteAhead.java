package fr.marelle.directory.run;

import java.io.Closeable;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Begins steps on threads and connections of their own while the step before is under way. Such a
 * step ends after that one, or not at all, and is one transaction all the same. Where steps keep
 * failing that way, whatever the reason, none begins early any more: each would be written twice.
 */
final class WriteAhead implements Closeable {
  private static final Logger LOG = Logger.getLogger(WriteAhead.class);

  /** Its threads' name. */
  static final String THREAD = "marelle-directory-writer";

  /** The step under way, and the one after it. */
  private static final int STEPS = 2;

  /** How long a step may keep its connection, and what it has written, before its turn. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  /** After so many that failed, one after the other, none begins early. */
  private static final int MOST_FAILURES = 3;

  private static final long PATIENCE_SECONDS = 10;

  private final ExecutorService threads =
      Executors.newFixedThreadPool(
          STEPS,
          work -> {
            Thread writer = new Thread(work, THREAD);
            writer.setDaemon(true);
            return writer;
          });
  private final HeldRun held;
  private final Duration longestWait;
  private Optional<Begun> latest = Optional.empty();
  private int failures;

  WriteAhead(HeldRun held) {
    this(held, LONGEST_WAIT);
  }

  WriteAhead(HeldRun held, Duration longestWait) {
    this.held = held;
    this.longestWait = longestWait;
  }

  /** A step that has begun. */
  final class Begun {
    private final CompletableFuture<Void> turn;
    private final Future<Run> taken;

    private Begun(CompletableFuture<Void> turn, Future<Run> taken) {
      this.turn = turn;
      this.taken = taken;
    }

    /** The step before is done: this one may end. */
    void letEnd() {
      turn.complete(null);
    }

    /** Undoes it, before its turn. The database has been told when this returns. */
    void giveUp() throws InterruptedException {
      turn.cancel(false);
      try {
        taken.get();
      } catch (ExecutionException undone) {
        LOG.debug("A step of the directory was undone before its turn.");
      }
    }

    /**
     * Waits until it has ended.
     *
     * @return whether it was taken; else nothing of it was written, or nobody knows
     * @throws LostRunException if the run is no longer this node's
     */
    boolean awaitTaken() throws InterruptedException {
      try {
        held.standsAt(taken.get());
        failures = 0;
        return true;
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof LostRunException lost) {
          throw lost;
        }
        failures++;
        // Whatever it is, the step meets it again in its turn, and knows what to do about it.
        // Not its message: a database tells the row that it failed at.
        LOG.warnf(
            "%s kept a step of the directory from being taken early.",
            failed.getCause().getClass());
        if (failures == MOST_FAILURES) {
          LOG.warn("No step of this run of the directory begins early from now on.");
        }
        return false;
      }
    }
  }

  /** Whether it is worth beginning a step. */
  boolean isWorthwhile() {
    return failures < MOST_FAILURES;
  }

  /**
   * Begins a step.
   *
   * @param start what of it needs nothing that the step before writes
   * @param rest what has to come after that
   */
  Begun begin(HeldRun.Start start, HeldRun.Step rest) {
    CompletableFuture<Void> turn =
        new CompletableFuture<Void>().orTimeout(longestWait.toMillis(), TimeUnit.MILLISECONDS);
    Begun begun = new Begun(turn, threads.submit(() -> held.early(start, turn, rest)));
    latest = Optional.of(begun);
    return begun;
  }

  /** Undoes what waits for its turn, and lets what has got it end. */
  @Override
  public void close() {
    latest.ifPresent(one -> one.turn.cancel(false));
    threads.shutdown();
    try {
      if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warn("A step of the directory is still under way.");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }
}
