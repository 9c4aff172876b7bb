package fr.marelle.directory.run;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;
import org.keycloak.models.ModelException;

/**
 * How long a run puts up with a database that fails: restarts, failovers and two who want the same
 * row are over within two minutes.
 */
final class Patience {
  private static final long FIRST = Duration.ofMillis(200).toMillis();
  private static final long LONGEST = Duration.ofSeconds(10).toMillis();
  private static final long ALL = Duration.ofMinutes(2).toMillis();

  private long waited;
  private long next = FIRST;

  /** All goes well again. */
  void restore() {
    waited = 0;
    next = FIRST;
  }

  /** Whether it is worth trying again; waits before it says so. */
  boolean wait(RuntimeException failure) throws InterruptedException {
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
                    || cause instanceof jakarta.transaction.RollbackException);
  }
}
