package fr.marelle.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {
  @TempDir Path temporary;

  @Test
  void isMadeWhereThereIsNone() {
    Path directory = temporary.resolve("a").resolve("b");
    try (DataDirectory data = DataDirectory.hold(directory)) {
      assertThat(data.path()).isDirectory();
    }
  }

  @Test
  void isHeldByOneAtATime() {
    try (DataDirectory data = DataDirectory.hold(temporary)) {
      assertThatThrownBy(() -> DataDirectory.hold(data.path()))
          .isInstanceOf(DemonstrationException.class)
          .hasMessageContaining("already running");
    }
    DataDirectory.hold(temporary).close();
  }

  @Test
  void forgetsEverythingAndFollowsNoLink() throws IOException {
    Path elsewhere = Files.createDirectory(temporary.resolve("elsewhere"));
    Path kept = Files.createFile(elsewhere.resolve("kept"));
    Path directory = Files.createDirectories(temporary.resolve("data/deep"));
    Files.createFile(directory.resolve("file"));
    Files.createSymbolicLink(directory.resolve("link"), elsewhere);

    try (DataDirectory data = DataDirectory.hold(temporary.resolve("data"))) {
      data.empty();
    }

    assertThat(directory).doesNotExist();
    assertThat(kept).exists();
  }
}
