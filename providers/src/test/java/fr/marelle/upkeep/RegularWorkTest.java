package fr.marelle.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;
import org.keycloak.executors.ExecutorsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.SingleUseObjectProvider;

class RegularWorkTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final Set<Object> taken = new HashSet<>();
  private final List<Object> lifespans = new ArrayList<>();
  private final List<Runnable> threads = new ArrayList<>();
  private boolean isStopping;
  private boolean isBroken;
  private int done;

  @Test
  void oneNodeOfTheClusterDoesItAndTheOthersLeaveItAtThat() {
    node().run(session());
    node().run(session());

    assertThat(threads).hasSize(1);
  }

  @Test
  void theTurnIsOverBeforeTheNextOneComes() {
    RegularWork node = node();
    node.run(session());
    assertThat(lifespans)
        .singleElement()
        .asInstanceOf(LONG)
        .isLessThan(HOUR.toSeconds())
        .isPositive();

    goOn();
    node.run(session());
    goOn();

    assertThat(done).isEqualTo(2);
  }

  @Test
  void whoeverSchedulesItDoesNotWaitForIt() {
    node().run(session());

    assertThat(done).isZero();
  }

  @Test
  void whatIsNotOverIsNotBegunAgain() {
    RegularWork node = node();
    node.run(session());
    taken.clear();

    node.run(session());

    assertThat(threads).hasSize(1);
  }

  @Test
  void whatWentWrongIsTriedAgainTheNextTime() {
    RegularWork node = node();
    isBroken = true;
    node.run(session());
    goOn();
    isBroken = false;

    node.run(session());
    goOn();

    assertThat(done).isEqualTo(1);
  }

  @Test
  void aTurnLastsASecondAtLeast() {
    new RegularWork("work", Duration.ofSeconds(1), factory -> {}).run(session());

    assertThat(lifespans).containsExactly(1L);
  }

  @Test
  void evenAnErrorLetsItBeginAgain() {
    RegularWork node =
        new RegularWork(
            "work",
            HOUR,
            factory -> {
              throw new OutOfMemoryError("on purpose");
            });
    node.run(session());
    goOn();

    node.run(session());

    assertThat(threads).hasSize(1);
  }

  @Test
  void aServerThatStopsBeginsNothing() {
    RegularWork node = node();
    isStopping = true;
    node.run(session());
    isStopping = false;
    taken.clear();

    node.run(session());

    assertThat(threads).hasSize(1);
  }

  /** The thread does what there is, and the turn is over. */
  private void goOn() {
    List<Runnable> all = List.copyOf(threads);
    threads.clear();
    all.forEach(Runnable::run);
    taken.clear();
  }

  private RegularWork node() {
    return new RegularWork(
        "work",
        HOUR,
        factory -> {
          if (isBroken) {
            throw new IllegalStateException("The database is gone");
          }
          done++;
        });
  }

  /** A session on a node; what the cluster shares is shared by all of them. */
  private KeycloakSession session() {
    return fake(
        KeycloakSession.class,
        (method, arguments) ->
            switch (method) {
              case "singleUseObjects" -> fake(SingleUseObjectProvider.class, this::take);
              case "getKeycloakSessionFactory" ->
                  fake(KeycloakSessionFactory.class, (m, a) -> null);
              case "getProvider" ->
                  fake(ExecutorsProvider.class, (m, a) -> fake(ExecutorService.class, this::begin));
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private Object take(String method, Object[] arguments) {
    lifespans.add(arguments[1]);
    return taken.add(arguments[0]);
  }

  private Object begin(String method, Object[] arguments) {
    if (isStopping) {
      throw new RejectedExecutionException();
    }
    threads.add((Runnable) arguments[0]);
    return null;
  }

  private static <T> T fake(Class<T> type, Answer answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> answer.to(method.getName(), arguments)));
  }

  private interface Answer {
    Object to(String method, Object[] arguments);
  }
}
