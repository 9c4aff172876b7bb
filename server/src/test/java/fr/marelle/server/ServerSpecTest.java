package fr.marelle.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServerSpecTest {
  private final ServerSpec spec = ServerSpec.of("26.7.3");

  @Test
  void staysAsItWasWhenACopyIsChanged() {
    spec.port(1234).development().option("a", "b").env("C", "d").heap("1g").withJar(Path.of("x"));

    assertThat(spec.port()).isZero();
    assertThat(spec.isDevelopment()).isFalse();
    assertThat(spec.options()).isEmpty();
    assertThat(spec.environment()).isEmpty();
    assertThat(spec.heap()).isEmpty();
    assertThat(spec.jars()).isEmpty();
  }

  @Test
  void keepsWhatWasSaidBefore() {
    ServerSpec changed = spec.port(1234).option("a", "b").option("c", "d").heap("1g");

    assertThat(changed.port()).isEqualTo(1234);
    assertThat(changed.options()).containsEntry("a", "b").containsEntry("c", "d");
    assertThat(changed.heap()).contains("1g");
  }

  @Test
  void inProductionAnswersOverPlainHttpUnderAnyName() {
    assertThat(spec.production().allOptions())
        .containsEntry("http-enabled", "true")
        .containsEntry("hostname-strict", "false")
        .containsEntry("cache", "local")
        .containsEntry("health-enabled", "true");
  }

  @Test
  void inProductionKeepsAHostnameThatWasChosen() {
    assertThat(spec.option("hostname", "http://ent.example").allOptions())
        .doesNotContainKey("hostname-strict");
  }

  @Test
  void letsEveryOptionBeChosen() {
    assertThat(spec.option("cache", "ispn").allOptions()).containsEntry("cache", "ispn");
  }

  @Test
  void knowsTheDatabaseByItsUrl() {
    assertThat(spec.database("jdbc:postgresql://localhost/kc", "kc", "secret").allOptions())
        .containsEntry("db", "postgres")
        .containsEntry("db-url", "jdbc:postgresql://localhost/kc")
        .containsEntry("db-username", "kc")
        .containsEntry("db-password", "secret");
  }

  @Test
  void refusesWhatIsNoPortNoHeapAndNoDatabase() {
    assertThatThrownBy(() -> spec.port(65536)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> spec.heap("lots")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> spec.database("localhost", "a", "b"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
