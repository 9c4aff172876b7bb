package fr.marelle.directory.run;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSessionFactory;

/**
 * Says that this node is alive while it works on a run: bringing a large file takes longer than
 * anybody waits for a dead one.
 */
final class Heartbeat implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Heartbeat.class);

  private final KeycloakSessionFactory factory;
  private final Run run;
  private final Duration lease;
  private final Future<?> beats;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread beating = new Thread(work, "marelle-directory-heartbeat");
            beating.setDaemon(true);
            return beating;
          });

  /** Begins. */
  Heartbeat(KeycloakSessionFactory factory, Run run, Duration lease) {
    this.factory = factory;
    this.run = run;
    this.lease = lease;
    long between = lease.toMillis() / 4;
    beats = thread.scheduleWithFixedDelay(this::beat, between, between, TimeUnit.MILLISECONDS);
  }

  private void beat() {
    try {
      InTransaction.alone(
          factory,
          (session, sql) ->
              new RunTable(sql).renew(run, Time.currentTimeMillis() + lease.toMillis()));
    } catch (RuntimeException e) {
      LOG.debugf(e, "The lease of the directory run %s could not be renewed.", run.id());
    }
  }

  @Override
  public void close() {
    beats.cancel(true);
    thread.shutdownNow();
  }
}
