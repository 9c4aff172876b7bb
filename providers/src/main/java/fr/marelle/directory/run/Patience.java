package fr.marelle.directory.run;

import jakarta.persistence.PersistenceException;
import jakarta.transaction.HeuristicMixedException;
import jakarta.transaction.HeuristicRollbackException;
import jakarta.transaction.RollbackException;
import jakarta.transaction.SystemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.models.ModelException;

/**
 * How long a run puts up with a database that fails: restarts, failovers and two who want the same
 * row are over within two minutes.
 */
final class Patience {
  private static final Logger LOG = Logger.getLogger(Patience.class);
  private static final long FIRST = Duration.ofMillis(200).toMillis();
  private static final long LONGEST = Duration.ofSeconds(10).toMillis();
  private static final long ALL = Duration.ofMinutes(2).toMillis();

  private long waited;
  private long next = FIRST;

  /**
   * Does something, again if the database fails.
   *
   * @param undone lets go of what a try that failed has remembered
   * @throws LostRunException if the run is no longer this node's
   */
  <T> T insist(Supplier<T> work, Runnable undone) throws InterruptedException {
    while (true) {
      try {
        T done = work.get();
        waited = 0;
        next = FIRST;
        return done;
      } catch (LostRunException lost) {
        throw lost;
      } catch (RuntimeException failure) {
        undone.run();
        if (!wait(failure)) {
          throw failure;
        }
        // Not its message: a database tells the row that it failed at.
        LOG.warnf("%s fails a run of the directory, which tries again.", failure.getClass());
      }
    }
  }

  /** Whether it is worth trying again; waits before it says so. */
  private boolean wait(RuntimeException failure) throws InterruptedException {
    if (!isOfDatabase(failure) || waited >= ALL) {
      return false;
    }
    Thread.sleep(next);
    waited += next;
    next = Math.min(LONGEST, 2 * next);
    return true;
  }

  private static boolean isOfDatabase(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .limit(10)
        .anyMatch(
            cause ->
                cause instanceof SQLException
                    || cause instanceof PersistenceException
                    || cause instanceof ModelException
                    || cause instanceof RollbackException
                    || cause instanceof HeuristicMixedException
                    || cause instanceof HeuristicRollbackException
                    || cause instanceof SystemException);
  }
}
