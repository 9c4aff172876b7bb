package fr.marelle.outbox;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.common.util.Time;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.timer.TimerProvider;

/**
 * Sends messages on a few threads of this node: at once what was put here, and every few seconds
 * what is due again or was left behind by a node that died. Messages go with their account or
 * realm.
 */
public final class NodePostOfficeFactory implements PostOfficeFactory {
  private static final Logger LOG = Logger.getLogger(NodePostOfficeFactory.class);
  private static final String INTERVAL = "interval";
  private static final String MOST_WAITING = "mostWaiting";
  private static final int DEFAULT_INTERVAL_SECONDS = 5;
  private static final int DEFAULT_MOST_WAITING = 10_000;

  /** How many of one realm a node takes on. */
  private static final int MOST_OF_ONE_REALM = 200;

  /** How many are looked up in one round. */
  private static final int MOST_IN_A_ROUND = 500;

  private static final long NOTICE_MILLIS = Duration.ofMinutes(1).toMillis();

  private final FairLine line = new FairLine(MOST_OF_ONE_REALM);
  private final AtomicLong nextNotice = new AtomicLong();
  private int intervalSeconds;
  private int mostWaiting;

  @Override
  public String getId() {
    return "default";
  }

  @Override
  public void init(Config.Scope config) {
    intervalSeconds = Math.max(1, config.getInt(INTERVAL, DEFAULT_INTERVAL_SECONDS));
    mostWaiting = config.getInt(MOST_WAITING, DEFAULT_MOST_WAITING);
  }

  @Override
  public PostOffice create(KeycloakSession session) {
    return new PostOffice() {
      @Override
      public void sendNow(String realmId, String id) {
        deliver(session, new Waiting(realmId, id));
      }

      @Override
      public int mostWaiting() {
        return mostWaiting;
      }

      @Override
      public void dropped(String realm) {
        notice(realm);
      }
    };
  }

  /** Some node sends it later where this one has enough to do, or stops. */
  private void deliver(KeycloakSession session, Waiting message) {
    if (!line.add(message)) {
      return;
    }
    Delivery delivery = new Delivery(session.getKeycloakSessionFactory());
    try {
      threads(session).execute(() -> deliverNext(delivery));
    } catch (RejectedExecutionException stopping) {
      line.done(line.next());
    }
  }

  /** One of them for each that was added, though seldom the same: realms take turns. */
  private void deliverNext(Delivery delivery) {
    Waiting message = line.next();
    try {
      delivery.deliver(message.id());
    } catch (RuntimeException e) {
      // The database, most likely. The message is still there, and is taken up again.
      LOG.error("The outbox could not be worked on.", e);
    } finally {
      line.done(message);
    }
  }

  private static Executor threads(KeycloakSession session) {
    return session.getProvider(ExecutorsProvider.class).getExecutor("marelle-outbox");
  }

  private void notice(String realm) {
    long now = Time.currentTimeMillis();
    long next = nextNotice.get();
    if (now >= next && nextNotice.compareAndSet(next, now + NOTICE_MILLIS)) {
      LOG.errorf(
          "Requests of strangers in the realm %s are dropped: %d messages are waiting already. Is"
              + " the mail server up?",
          realm, mostWaiting);
    }
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(this::on);
  }

  private void on(ProviderEvent event) {
    if (event instanceof PostMigrationEvent started) {
      schedule(started.getFactory());
    } else if (event instanceof UserModel.UserRemovedEvent removed) {
      OutboxRows.of(removed.getKeycloakSession()).removeAccount(removed.getUser().getId());
    } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
      OutboxRows.of(removed.getKeycloakSession()).removeRealm(removed.getRealm().getId());
    }
  }

  private void schedule(KeycloakSessionFactory factory) {
    long interval = Duration.ofSeconds(intervalSeconds).toMillis();
    try (KeycloakSession session = factory.create()) {
      session
          .getProvider(TimerProvider.class)
          .scheduleTask(new OutboxRound(MOST_IN_A_ROUND, this::deliver), interval, interval);
    }
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(INTERVAL)
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Seconds between two looks for messages that are due again or were left behind.")
        .defaultValue(DEFAULT_INTERVAL_SECONDS)
        .add()
        .property()
        .name(MOST_WAITING)
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText(
            "How many messages that strangers can ask for (forgotten passwords and identifiers) may"
                + " wait in one realm. Beyond that they are dropped; what concerns a person who is"
                + " signed in, and notices, never are.")
        .defaultValue(DEFAULT_MOST_WAITING)
        .add()
        .build();
  }

  @Override
  public void close() {}
}
