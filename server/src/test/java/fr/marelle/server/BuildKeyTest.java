package fr.marelle.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildKeyTest {
  @TempDir private Path directory;
  private final ServerSpec spec = ServerSpec.of("26.7.3");

  @Test
  void changesWithWhatKeycloakReadsWhenItBuilds() {
    assertThat(BuildKey.of(spec))
        .isNotEqualTo(BuildKey.of(ServerSpec.of("26.7.0")))
        .isNotEqualTo(BuildKey.of(spec.development()))
        .isNotEqualTo(BuildKey.of(spec.option("metrics-enabled", "true")))
        .isNotEqualTo(BuildKey.of(spec.env("KC_METRICS_ENABLED", "true")))
        .isNotEqualTo(BuildKey.of(spec.option("spi-theme--provider", "x")))
        .isNotEqualTo(BuildKey.of(spec.database("jdbc:postgresql://localhost/kc", "u", "p")));
  }

  @Test
  void staysWithWhatKeycloakReadsAtEachStart() {
    assertThat(BuildKey.of(spec))
        .isEqualTo(BuildKey.of(spec.port(8080)))
        .isEqualTo(BuildKey.of(spec.heap("1g")))
        .isEqualTo(BuildKey.of(spec.option("log-level", "debug")))
        .isEqualTo(BuildKey.of(spec.option("spi-marelle-code-keys--default--keys", "a:b")))
        .isEqualTo(BuildKey.of(spec.env("KC_LOG_LEVEL", "debug")))
        .isEqualTo(BuildKey.of(spec.env("HTTP_PROXY", "none")));
  }

  @Test
  void changesWithTheContentOfAJarAndNotWithItsPlace() throws IOException {
    Path jar = Files.writeString(directory.resolve("a.jar"), "one");
    Path moved =
        Files.copy(jar, Files.createDirectory(directory.resolve("elsewhere")).resolve("a.jar"));
    BuildKey before = BuildKey.of(spec.withJar(jar));

    assertThat(BuildKey.of(spec.withJar(moved))).isEqualTo(before);

    Files.writeString(jar, "two");
    assertThat(BuildKey.of(spec.withJar(jar))).isNotEqualTo(before);
  }
}
