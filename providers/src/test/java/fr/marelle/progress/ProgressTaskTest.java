package fr.marelle.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LONG;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.SingleUseObjectProvider;

class ProgressTaskTest {
  private static final long HOUR = 3600;

  private final Set<Object> taken = new HashSet<>();
  private final List<Object> lifespans = new ArrayList<>();
  private int counts;

  @Test
  void oneNodeOfTheClusterCountsAndTheOthersLeaveItAtThat() {
    node().run(session());
    node().run(session());

    assertThat(counts).isEqualTo(1);
  }

  @Test
  void theTurnIsOverBeforeTheNextOneComes() {
    node().run(session());
    assertThat(lifespans).singleElement().asInstanceOf(LONG).isLessThan(HOUR).isPositive();

    taken.clear();
    node().run(session());

    assertThat(counts).isEqualTo(2);
  }

  private static ProgressTask node() {
    return new ProgressTask("marelle-classroom", HOUR);
  }

  /** A session on a node; what the cluster shares is shared by all of them. */
  private KeycloakSession session() {
    return fake(
        KeycloakSession.class,
        (method, arguments) ->
            switch (method) {
              case "singleUseObjects" -> fake(SingleUseObjectProvider.class, this::take);
              case "realms" -> fake(RealmProvider.class, (m, a) -> realms());
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private Object take(String method, Object[] arguments) {
    lifespans.add(arguments[1]);
    return taken.add(arguments[0]);
  }

  private Stream<Object> realms() {
    counts++;
    return Stream.empty();
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
