package fr.marelle.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  @TempDir private Path directory;
  private Path distribution;
  private Installation installation;

  @BeforeEach
  void setUp() throws IOException {
    distribution = directory.resolve("distribution");
    write("bin/kc.sh", "script");
    write("conf/keycloak.conf", "stock");
    write("lib/quarkus/generated.jar", "stock build");
    write("lib/lib/keycloak.jar", "library");
    write("providers/README.md", "readme");
    installation = new Installation(directory.resolve("home"));
  }

  @Test
  void maySpoilItsConfigurationAndBuildWithoutHarmToTheDistribution() throws IOException {
    installation.lay(distribution);

    Files.writeString(installation.home().resolve("conf/keycloak.conf"), "own");
    Files.writeString(installation.quarkus().resolve("generated.jar"), "own build");

    assertThat(distribution.resolve("conf/keycloak.conf")).hasContent("stock");
    assertThat(distribution.resolve("lib/quarkus/generated.jar")).hasContent("stock build");
  }

  @Test
  void laidAgainKeepsItsDataAndNothingElse() throws IOException {
    installation.lay(distribution);
    installation.add(List.of(Files.writeString(directory.resolve("old.jar"), "old")));
    Files.createDirectories(installation.data().resolve("h2"));
    Files.writeString(installation.data().resolve("h2/keycloakdb.mv.db"), "accounts");

    installation.lay(distribution);

    assertThat(installation.data().resolve("h2/keycloakdb.mv.db")).hasContent("accounts");
    assertThat(installation.providers().resolve("old.jar")).doesNotExist();
    assertThat(installation.home().resolve("lib/lib/keycloak.jar")).hasContent("library");
  }

  @Test
  void keepsItsOptionsFromOtherUsersOfTheMachine() throws IOException {
    installation.lay(distribution);
    installation.configure(new KeycloakConf(Map.of("db-password", "secret")));

    assertThat(permissions(installation.home().resolve("conf/keycloak.conf")))
        .isEqualTo(File.separatorChar == '\\' ? "unknown" : "rw-------");
  }

  private static String permissions(Path path) throws IOException {
    try {
      return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    } catch (UnsupportedOperationException windows) {
      return "unknown";
    }
  }

  @Test
  void restoresABuildThatWasKept() throws IOException {
    BuildCache builds = new BuildCache(directory);
    BuildKey key = new BuildKey("key");
    installation.lay(distribution);
    installation.add(List.of(Files.writeString(directory.resolve("own.jar"), "own")));
    Files.writeString(installation.quarkus().resolve("generated.jar"), "own build");

    builds.keep(key, installation);
    Installation second = new Installation(directory.resolve("second"));
    second.lay(distribution);
    builds.restore(key, second);

    assertThat(builds.holds(key)).isTrue();
    assertThat(second.quarkus().resolve("generated.jar")).hasContent("own build");
    // In milliseconds, as Keycloak compares them.
    assertThat(second.providers().resolve("own.jar").toFile().lastModified())
        .isEqualTo(directory.resolve("own.jar").toFile().lastModified());
  }

  private void write(String file, String content) throws IOException {
    Path path = distribution.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, content);
  }
}
