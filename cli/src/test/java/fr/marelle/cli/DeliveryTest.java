package fr.marelle.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
  private static final Texts TEXTS = Texts.of(Map.of("LANG", "en"));

  @TempDir private Path folder;

  @Test
  void aFileGoesAsItIs() throws IOException {
    Path file = Files.writeString(folder.resolve("eleves.csv"), "Nom;Prénom");

    try (Delivery delivery = Delivery.of(file, TEXTS)) {
      assertThat(delivery.file()).isEqualTo(file);
      assertThat(delivery.name()).isEqualTo("eleves.csv");
    }
    assertThat(file).exists();
  }

  @Test
  void aFolderGoesAsOneArchiveThatIsGoneAfterwards() throws IOException {
    Path day = Files.createDirectory(folder.resolve("ENT_0590000A_Complet_20261101"));
    Files.writeString(day.resolve("b.XML"), "<b/>");
    Files.writeString(day.resolve("a.csv"), "a");
    Files.writeString(day.resolve(".hidden.csv"), "no");
    Files.writeString(day.resolve("readme.txt"), "no");
    Path archive;
    try (Delivery delivery = Delivery.of(day, TEXTS)) {
      archive = delivery.file();
      assertThat(delivery.name()).isEqualTo("ENT_0590000A_Complet_20261101.zip");
      try (ZipFile zip = new ZipFile(archive.toFile())) {
        assertThat(zip.stream()).extracting("name").containsExactly("a.csv", "b.XML");
      }
    }
    assertThat(archive).doesNotExist();
  }

  @Test
  void whatHoldsNothingIsRefusedBeforeAnybodyIsAsked() throws IOException {
    Path empty = Files.createFile(folder.resolve("empty.csv"));
    Path nothing = Files.createDirectory(folder.resolve("nothing"));

    for (Path path : new Path[] {empty, nothing, folder.resolve("missing.csv")}) {
      assertThatThrownBy(() -> Delivery.of(path, TEXTS))
          .isInstanceOf(UsageException.class)
          .hasMessageContaining(path.getFileName().toString());
    }
  }

  @Test
  void moreThanAServerTakesIsRefusedBeforeAnybodyIsAsked() throws IOException {
    Path large = folder.resolve("large.zip");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      file.setLength((2L << 30) + 1);
    }

    assertThatThrownBy(() -> Delivery.of(large, TEXTS))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining(large.toString())
        .hasMessageContaining("2 GiB");
  }
}
