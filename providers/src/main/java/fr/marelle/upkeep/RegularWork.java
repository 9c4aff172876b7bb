package fr.marelle.upkeep;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.logging.MappedDiagnosticContextUtil;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.timer.ScheduledTask;
import org.keycloak.timer.TimerProvider;

/**
 * Work that is done again and again, by whichever node of the cluster comes first, and may take
 * long. It has threads of its own: a server has a single one for all that is due from time to time,
 * and messages that are to be sent again would wait on it.
 *
 * <p>A node does one at a time. Where that takes longer than the interval, another node may begin
 * beside it: the work has to bear that.
 */
public final class RegularWork implements ScheduledTask {
  private static final Logger LOG = Logger.getLogger(RegularWork.class);

  private final String name;
  private final Duration interval;
  private final Consumer<KeycloakSessionFactory> work;
  private final AtomicBoolean isBusy = new AtomicBoolean();

  /**
   * Work that has yet to begin.
   *
   * @param name under which the nodes of a cluster agree, and which the threads bear
   * @param interval from one beginning to the next; what is not over then is not begun again
   */
  public RegularWork(String name, Duration interval, Consumer<KeycloakSessionFactory> work) {
    this.name = name;
    this.interval = interval;
    this.work = work;
  }

  /**
   * Has it done once the server has started.
   *
   * @param after how long after that for the first time
   */
  public void begin(KeycloakSessionFactory factory, Duration after) {
    factory.register(
        event -> {
          if (event instanceof PostMigrationEvent started) {
            schedule(started.getFactory(), after);
          }
        });
  }

  private void schedule(KeycloakSessionFactory factory, Duration after) {
    try (KeycloakSession session = factory.create()) {
      session
          .getProvider(TimerProvider.class)
          .scheduleTask(this, after.toMillis(), interval.toMillis(), name);
    }
  }

  @Override
  public void run(KeycloakSession session) {
    // A little less than the interval, so that the node whose turn it was gets it again.
    long turn = Math.max(1, interval.toSeconds() * 9 / 10);
    if (isBusy.get() || !session.singleUseObjects().putIfAbsent(name, turn)) {
      LOG.debugf("%s is at work, here or on another node of the cluster.", name);
      return;
    }
    KeycloakSessionFactory factory = session.getKeycloakSessionFactory();
    Executor threads = session.getProvider(ExecutorsProvider.class).getExecutor(name);
    isBusy.set(true);
    boolean begun = false;
    try {
      threads.execute(() -> work(factory));
      begun = true;
    } catch (RejectedExecutionException stopping) {
      LOG.debugf("%s is not begun, since the server stops.", name);
    } finally {
      if (!begun) {
        isBusy.set(false);
      }
    }
  }

  @Override
  public String getTaskName() {
    return name;
  }

  /** As Keycloak's own thread would: nothing is lost without a word, nothing left for the next. */
  private void work(KeycloakSessionFactory factory) {
    try {
      work.accept(factory);
    } catch (RuntimeException | Error e) {
      LOG.errorf(e, "%s could not be done.", name);
    } finally {
      MappedDiagnosticContextUtil.clearMdc();
      isBusy.set(false);
    }
  }
}
