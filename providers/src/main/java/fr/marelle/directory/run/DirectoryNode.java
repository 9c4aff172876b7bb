package fr.marelle.directory.run;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.timer.TimerProvider;

/** What this node does for runs of the directory, on threads of its own. */
public final class DirectoryNode implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(DirectoryNode.class);

  /**
   * A node has two processors: one run reads and writes on both. The second is for another realm.
   */
  private static final int AT_ONCE = 2;

  /** No run takes so long: files that are older were left behind by a node that died. */
  private static final Duration FORGOTTEN = Duration.ofDays(2);

  private final Semaphore free = new Semaphore(AT_ONCE);
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          work -> {
            Thread worker = new Thread(work, "marelle-directory");
            worker.setDaemon(true);
            return worker;
          });
  private final Duration interval;
  private final Duration lease;

  /**
   * @param interval between two looks for runs that another node left behind
   * @param lease how long a node that is silent is taken to be alive
   */
  public DirectoryNode(Duration interval, Duration lease) {
    this.interval = interval;
    this.lease = lease;
  }

  /** Begins once the server has started. */
  public void begin(KeycloakSessionFactory factory) {
    factory.register(this::on);
  }

  private void on(ProviderEvent event) {
    if (event instanceof PostMigrationEvent started) {
      schedule(started.getFactory());
    }
  }

  private void schedule(KeycloakSessionFactory factory) {
    OpenedFile.sweep(Instant.now().minus(FORGOTTEN));
    try (KeycloakSession session = factory.create()) {
      session
          .getProvider(TimerProvider.class)
          .scheduleTask(
              round -> wake(factory),
              interval.toMillis(),
              interval.toMillis(),
              "marelle-directory");
    }
  }

  /** The runs of a realm. */
  public Runs runs(KeycloakSessionFactory factory, String realmId) {
    return new Runs(factory, realmId, () -> wake(factory));
  }

  private void wake(KeycloakSessionFactory factory) {
    if (!free.tryAcquire()) {
      return;
    }
    try {
      threads.execute(
          () -> {
            try {
              new RunWorker(factory, lease, new DirectoryFiles()).work();
            } catch (RuntimeException e) {
              // The database, most likely. The runs are still there.
              LOG.error("Runs of the directory could not be looked for.", e);
            } finally {
              free.release();
            }
          });
    } catch (RejectedExecutionException stopping) {
      free.release();
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
