package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file of more than two gigabytes in an archive that a server takes. */
class TwoGigabytesTest {
  private static final long SIZE = (2L << 30) + 1;

  /** A thirtieth of the file. */
  private static final String HEAP = "-Xmx64m";

  private static final String BEGINNING =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <!DOCTYPE ficAlimMENESR SYSTEM "ficAlimMENESR.dtd">
      <ficAlimMENESR>
      """;

  /** A pupil with the addresses and options that come with one, of which we take no notice. */
  private static final String PUPIL =
      """
      <addRequest>
      <operationalAttributes><attr name="categoriePersonne"><value>Eleve</value></attr>\
      </operationalAttributes>
      <identifier><id>%d</id></identifier>
      <attributes>
      <attr name="ENTPersonJointure"><value>%1$d</value></attr>
      <attr name="personalTitle"><value>Mme</value></attr>
      <attr name="sn"><value>DUPOND</value></attr>
      <attr name="givenName"><value>Élise</value></attr>
      <attr name="ENTPersonDateNaissance"><value>03/09/2014</value></attr>
      <attr name="ENTPersonStructRattach"><value>77</value></attr>
      <attr name="ENTEleveClasses"><value>77$6E A</value></attr>
      <attr name="ENTPersonAdresse"><value>%s</value></attr>
      %s</attributes>
      </addRequest>
      """;

  private static final String OPTIONS =
      """
      <attr name="ENTEleveLibelleEnseignements"><value>ANGLAIS LV1</value>\
      <value>ESPAGNOL LV2</value><value>LATIN</value><value>EDUCATION PHYSIQUE</value></attr>
      """
          .repeat(16);

  @TempDir private Path folder;

  @Test
  void isReadFromTheFirstToTheLastWithASmallHeapAndNothingIsPutDown() throws Exception {
    Path file = folder.resolve("nuit.zip");
    Path spool = Files.createDirectory(folder.resolve("spool"));
    long people = write(file);
    assertThat(Files.size(file)).isLessThan(SIZE / 10);

    Process reading =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-classpath",
                System.getProperty("java.class.path"),
                ReadingProcess.class.getName(),
                file.toString(),
                spool.toString())
            .redirectError(Redirect.INHERIT)
            .start();
    String read =
        new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();

    assertThat(reading.waitFor()).isZero();
    // Nobody knows the school: that is said once.
    assertThat(read).isEqualTo(people + " 1");
    try (Stream<Path> put = Files.list(spool)) {
      assertThat(put).isEmpty();
    }
  }

  /** How many people there are. */
  private static long write(Path file) throws IOException {
    // Something of each is its own: what shrinks to nothing would be a bomb.
    SplittableRandom random = new SplittableRandom(6);
    long people = 0;
    try (ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(file), 1 << 16))) {
      zip.setLevel(Deflater.BEST_SPEED);
      zip.putNextEntry(new ZipEntry("ENT_0590001F_Complet_20260901_Eleve_0000.xml"));
      zip.write(BEGINNING.getBytes(StandardCharsets.UTF_8));
      for (long written = 0; written < SIZE; people++) {
        byte[] pupil =
            PUPIL
                .formatted(people + 1, Long.toHexString(random.nextLong()).repeat(2), OPTIONS)
                .getBytes(StandardCharsets.UTF_8);
        zip.write(pupil);
        written += pupil.length;
      }
      zip.write("</ficAlimMENESR>\n".getBytes(StandardCharsets.UTF_8));
    }
    return people;
  }
}
