package fr.marelle.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistributionTest {
  private static final String VERSION = "1.2.3";

  @TempDir private Path cache;
  private Path archive;
  private Distribution distribution;

  @BeforeEach
  void setUp() {
    archive = cache.resolve("keycloak-quarkus-dist-1.2.3.zip");
    distribution = new Distribution(cache, VERSION);
  }

  @Test
  void isUnpackedWithAScriptThatRuns() throws IOException {
    writeArchive("keycloak-1.2.3/bin/kc.sh");

    Path unpacked = distribution.unpacked();

    assertThat(unpacked.resolve("bin/kc.sh")).isExecutable();
  }

  @Test
  void isUnpackedOnce() throws IOException {
    writeArchive("keycloak-1.2.3/bin/kc.sh");
    distribution.unpacked();
    Files.delete(archive);

    assertThat(distribution.unpacked()).isDirectory();
  }

  @Test
  void cutShortIsCalledDamagedWithTheFileToDelete() throws IOException {
    writeArchive("keycloak-1.2.3/bin/kc.sh");
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, whole.length / 2));

    assertDamagedAndNothingLeft();
  }

  @Test
  void withABitFlippedIsCalledDamagedWithTheFileToDelete() throws IOException {
    writeArchive("keycloak-1.2.3/bin/kc.sh");
    byte[] whole = Files.readAllBytes(archive);
    int content = new String(whole, StandardCharsets.ISO_8859_1).indexOf("#!/bin/sh");
    whole[content + 3] ^= 1;
    Files.write(archive, whole);

    assertDamagedAndNothingLeft();
  }

  @Test
  void thatIsNoArchiveAtAllIsCalledDamagedWithTheFileToDelete() throws IOException {
    Files.writeString(archive, "<html>Bad gateway</html>");

    assertDamagedAndNothingLeft();
  }

  @Test
  void writesNothingOutsideItsDirectory() throws IOException {
    writeArchive("../../outside.sh");

    assertDamagedAndNothingLeft();
    assertThat(cache.resolve("outside.sh")).doesNotExist();
  }

  @Test
  void thatIsNotThereIsToBeBroughtByMaven() {
    assertThatThrownBy(distribution::unpacked)
        .isInstanceOf(ServerException.class)
        .hasMessageContaining(archive.toString())
        .hasMessageContaining("./mvnw");
  }

  private void assertDamagedAndNothingLeft() throws IOException {
    assertThatThrownBy(distribution::unpacked)
        .isInstanceOf(ServerException.class)
        .hasMessageContaining("damaged")
        .hasMessageContaining("Delete " + archive)
        .hasMessageContaining("start again");
    try (Stream<Path> left = Files.list(cache.resolve("distributions"))) {
      assertThat(left).isEmpty();
    }
  }

  private void writeArchive(String entry) throws IOException {
    try (OutputStream out = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry(entry));
      zip.write("#!/bin/sh\necho hello\n".getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
  }
}
