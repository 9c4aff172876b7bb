package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
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

  /** Of whom the file is made, over and over. */
  private static final int PEOPLE = 4_000;

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

  /**
   * How many people there are. A few thousand of them are put together and compressed once, and
   * written again and again: the archive is what it would be if each were on her own.
   */
  private static long write(Path file) throws IOException {
    byte[] some = some();
    Piece beginning = Piece.of(BEGINNING.getBytes(StandardCharsets.UTF_8), Deflater.FULL_FLUSH);
    Piece middle = Piece.of(some, Deflater.FULL_FLUSH);
    Piece end = Piece.of("</ficAlimMENESR>\n".getBytes(StandardCharsets.UTF_8), Deflater.NO_FLUSH);
    int times = (int) (SIZE / some.length) + 1;
    List<Piece> pieces = new ArrayList<>(Collections.nCopies(times, middle));
    pieces.add(0, beginning);
    pieces.add(end);
    CRC32 sum = new CRC32();
    pieces.forEach(piece -> sum.update(piece.bytes));
    ZipArchiveEntry entry = new ZipArchiveEntry("ENT_0590001F_Complet_20260901_Eleve_0000.xml");
    entry.setMethod(ZipEntry.DEFLATED);
    entry.setCrc(sum.getValue());
    entry.setSize(pieces.stream().mapToLong(piece -> piece.bytes.length).sum());
    entry.setCompressedSize(pieces.stream().mapToLong(piece -> piece.packed.length).sum());
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      zip.addRawArchiveEntry(
          entry,
          new SequenceInputStream(
              Collections.enumeration(
                  pieces.stream().map(piece -> new ByteArrayInputStream(piece.packed)).toList())));
    }
    return (long) times * PEOPLE;
  }

  private static byte[] some() {
    // Something of each is its own: what shrinks to nothing would be a bomb.
    SplittableRandom random = new SplittableRandom(6);
    StringBuilder people = new StringBuilder();
    for (int i = 1; i <= PEOPLE; i++) {
      people.append(PUPIL.formatted(i, Long.toHexString(random.nextLong()).repeat(2), OPTIONS));
    }
    return people.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Bytes, and the same compressed. */
  private static final class Piece {
    private final byte[] bytes;
    private final byte[] packed;

    private Piece(byte[] bytes, byte[] packed) {
      this.bytes = bytes;
      this.packed = packed;
    }

    /**
     * Compressed so that it can stand anywhere in an entry, or, without a flush, at its end.
     *
     * @param flush as {@link Deflater#deflate(byte[], int, int, int)} has it
     */
    static Piece of(byte[] bytes, int flush) {
      Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
      deflater.setInput(bytes);
      if (flush == Deflater.NO_FLUSH) {
        deflater.finish();
      }
      byte[] packed = new byte[bytes.length + 1_000];
      int length = deflater.deflate(packed, 0, packed.length, flush);
      deflater.end();
      return new Piece(bytes, Arrays.copyOf(packed, length));
    }
  }
}
