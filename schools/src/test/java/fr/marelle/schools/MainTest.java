package fr.marelle.schools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"aaf", "aaf-delta", "csv", "csv-schools", "onde"})
  void the_same_order_makes_the_same_bytes(String format) throws IOException {
    for (String form : List.of("zip", "tar_gz")) {
      Path first = folder.resolve("first-" + form);
      Path second = folder.resolve("second-" + form);
      make(first, "--format", format, "--form", form);
      make(second, "--format", format, "--form", form);
      assertThat(first).hasSameBinaryContentAs(second);
      assertThat(Files.size(first)).isGreaterThan(1000);
    }
    assertThat(files()).hasSize(4);
  }

  @Test
  void a_type_of_many_requests_is_split() throws IOException {
    make(folder.resolve("aaf"), "--per-file", "100");
    try (Stream<Path> names = Files.list(folder.resolve("aaf"))) {
      assertThat(names.map(path -> path.getFileName().toString()))
          .contains(
              "ENT_0590001F_Complet_20260901_Eleve_0000.xml",
              "ENT_0590001F_Complet_20260901_Eleve_0001.xml");
    }
  }

  @Test
  void an_order_that_is_not_understood_is_refused() {
    assertThatThrownBy(() -> Order.parse("--to", "x", "--accents", "3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--accents");
    assertThatThrownBy(() -> Order.parse("--accounts", "3"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("--to");
  }

  private static void make(Path to, String... options) throws IOException {
    List<String> all = new ArrayList<>(List.of("--to", to.toString(), "--accounts", "900"));
    all.addAll(List.of(options));
    Main.make(Order.parse(all.toArray(String[]::new)));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }
}
