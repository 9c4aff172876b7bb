package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.time.Duration;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * A run in the hands of a node. What is done and how far it has come are written in one
 * transaction, so that a node that dies at any moment leaves nothing half done.
 */
final class HeldRun {
  private final KeycloakSessionFactory factory;
  private final Duration lease;
  private final Patience patience = new Patience();
  private Run run;
  private long since = System.nanoTime();

  /**
   * @param lease how long others take the node to be alive after each step
   */
  HeldRun(KeycloakSessionFactory factory, Run run, Duration lease) {
    this.factory = factory;
    this.run = run;
    this.lease = lease;
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
   * Takes a step, again if the database fails.
   *
   * @param undone lets go of what a step that failed has remembered
   * @throws LostRunException if the run is no longer this node's
   */
  void step(Step step, Runnable undone) throws InterruptedException {
    while (true) {
      try {
        run = InTransaction.alone(factory, (session, sql) -> take(session, sql, step));
        since = System.nanoTime();
        patience.restore();
        return;
      } catch (LostRunException lost) {
        throw lost;
      } catch (RuntimeException failure) {
        undone.run();
        if (!patience.wait(failure)) {
          throw failure;
        }
      }
    }
  }

  private Run take(KeycloakSession session, Sql sql, Step step) throws SQLException {
    session.getContext().setRealm(session.realms().getRealm(run.realmId()));
    Run next =
        step.in(session, sql, run).worked(Duration.ofNanos(System.nanoTime() - since).toMillis());
    if (!new RunTable(sql).advance(next, Time.currentTimeMillis() + lease.toMillis())) {
      throw new LostRunException();
    }
    return next;
  }
}
