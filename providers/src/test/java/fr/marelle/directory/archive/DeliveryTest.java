package fr.marelle.directory.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fr.marelle.directory.Inbox;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.SourceRefusedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {
  private static final ArchiveLimits LIMITS = new ArchiveLimits(5, 3 << 20, 50);

  @TempDir private Path root;
  private Inbox inbox;

  @BeforeEach
  void open() throws IOException {
    inbox = new Inbox(root);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar.gz"})
  void the_files_of_an_archive_can_be_read_any_number_of_times(String form) throws Exception {
    archive(form, List.of("b.csv", "dossier/a.csv"), "contenu é");

    try (Delivery delivery = inbox.delivery("envoi", LIMITS)) {
      assertThat(delivery.parts()).extracting(Part::name).containsExactly("b.csv", "dossier/a.csv");
      for (int i = 0; i < 2; i++) {
        for (Part part : delivery.parts()) {
          assertThat(text(part)).isEqualTo("contenu é");
          assertThat(part.size()).isEqualTo(10);
        }
      }
    }
    assertThat(inbox.spool()).isEmptyDirectory();
  }

  @Test
  void a_folder_is_read_with_its_folders_and_links_are_not_followed() throws Exception {
    inbox.put("a.csv", "a").put("b/c.xml", "c");
    Path secret = Files.writeString(root.resolve("secret.csv"), "secret");
    Files.createSymbolicLink(inbox.folder().resolve("lien.csv"), secret);

    try (Delivery delivery = inbox.delivery()) {
      assertThat(delivery.parts()).extracting(Part::name).containsExactly("a.csv", "b/c.xml");
    }
  }

  @Test
  void a_single_file_is_a_delivery_of_one() throws Exception {
    inbox.put("eleves.csv", "a");

    try (Delivery delivery = inbox.delivery("eleves.csv", LIMITS)) {
      assertThat(delivery.parts()).extracting(Part::name).containsExactly("eleves.csv");
    }
  }

  @Test
  void what_is_not_needed_is_passed_over_and_told_unless_systems_left_it_behind() throws Exception {
    inbox
        .put("a.csv", "a")
        .put("lisezmoi.pdf", "x")
        .put("ficAlimMENESR.dtd", "x")
        .put("__MACOSX/._a.csv", "x")
        .put(".DS_Store", "x");

    try (Delivery delivery = inbox.delivery()) {
      assertThat(delivery.parts()).extracting(Part::name).containsExactly("a.csv");
      assertThat(delivery.notes()).extracting(Problem::reason).containsExactly(Reason.IGNORED_FILE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"../a.csv", "b/../../a.csv", "/etc/a.csv", "C:\\a.csv", "C:a.csv", "b\\..\\a.csv"})
  void a_path_that_leads_out_refuses_the_archive(String name) throws IOException {
    archive("zip", List.of(name), "x");
    assertThat(refusal()).isEqualTo(Reason.OUTSIDE_PATH);
    if (!name.startsWith("/")) {
      archive("tar.gz", List.of(name), "x");
      // The library takes a drive's letter and backslashes off by itself.
      assertThat(refusalOrNames()).doesNotContain("..").doesNotContain(":");
    }
    assertThat(inbox.spool()).isEmptyDirectory();
  }

  @Test
  void a_link_in_a_tar_refuses_it() throws IOException {
    try (TarArchiveOutputStream tar = tar()) {
      TarArchiveEntry link = new TarArchiveEntry("a.csv", TarConstants.LF_SYMLINK);
      link.setLinkName("/etc/passwd");
      tar.putArchiveEntry(link);
      tar.closeArchiveEntry();
    }
    assertThat(refusal()).isEqualTo(Reason.OUTSIDE_PATH);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar.gz"})
  void an_archive_in_an_archive_is_refused(String form) throws IOException {
    archive(form, List.of("a.csv", "b.ZIP"), "x");
    assertThat(refusal()).isEqualTo(Reason.NESTED_ARCHIVE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar.gz"})
  void too_many_files_are_refused(String form) throws IOException {
    archive(form, List.of("1.csv", "2.csv", "3.csv", "4.csv", "5.csv", "6.csv"), "x");
    assertThat(refusal()).isEqualTo(Reason.TOO_MANY_FILES);
    assertThat(inbox.spool()).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar.gz"})
  void a_bomb_is_refused(String form) throws IOException {
    archive(form, List.of("a.csv"), "0".repeat(2 << 20));
    assertThat(refusal()).isEqualTo(Reason.ARCHIVE_BOMB);
    assertThat(inbox.spool()).isEmptyDirectory();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar.gz"})
  void more_than_the_limit_is_refused(String form) throws IOException {
    String noise = noise(2 << 20);
    archive(form, List.of("a.csv", "b.csv"), noise);
    assertThat(refusal()).isEqualTo(Reason.TOO_LARGE);
    assertThat(inbox.spool()).isEmptyDirectory();
  }

  @Test
  void a_tar_whose_long_name_never_ends_is_refused() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(longNameHeader());
      gzip.write(new byte[4 << 20]);
    }
    inbox.put("envoi", bytes.toByteArray());
    assertThat(refusal()).isEqualTo(Reason.ARCHIVE_BOMB);
  }

  @ParameterizedTest
  @ValueSource(strings = {"zip", "tar.gz"})
  void a_truncated_archive_is_refused_or_its_file_can_not_be_read(String form) throws Exception {
    archive(form, List.of("a.csv"), noise(100_000));
    byte[] whole = Files.readAllBytes(inbox.folder().resolve("envoi"));
    for (int length : new int[] {3, 10, 100, whole.length / 2, whole.length - 30}) {
      inbox.put("envoi", Arrays.copyOf(whole, length));
      assertThat(refusal())
          .isIn(Reason.BROKEN_ARCHIVE, Reason.IGNORED_FILE, Reason.NOTHING_TO_READ);
    }
    assertThat(inbox.spool()).isEmptyDirectory();
  }

  @Test
  void a_damaged_file_in_a_zip_breaks_while_it_is_read() throws Exception {
    archive("zip", List.of("a.csv"), noise(100_000));
    byte[] bytes = Files.readAllBytes(inbox.folder().resolve("envoi"));
    Arrays.fill(bytes, 2_000, 3_000, (byte) 0x55);
    inbox.put("envoi", bytes);
    try (Delivery delivery = inbox.delivery("envoi", LIMITS)) {
      assertThatThrownBy(() -> text(delivery.parts().get(0)))
          .isInstanceOfSatisfying(
              BrokenPartException.class,
              e -> assertThat(e.reason()).isEqualTo(Reason.BROKEN_ARCHIVE));
    }
  }

  @Test
  void a_zip_that_lies_about_the_size_of_a_file_breaks_where_it_said_the_file_would_end()
      throws Exception {
    archive("zip", List.of("a.csv"), noise(100_000));
    byte[] bytes = Files.readAllBytes(inbox.folder().resolve("envoi"));
    int directory = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("PK\u0001\u0002");
    bytes[directory + 24] = 16;
    bytes[directory + 25] = 0;
    bytes[directory + 26] = 0;
    inbox.put("envoi", bytes);
    try (Delivery delivery = inbox.delivery("envoi", LIMITS)) {
      assertThat(delivery.parts().get(0).size()).isEqualTo(16);
      assertThatThrownBy(() -> text(delivery.parts().get(0)))
          .isInstanceOf(BrokenPartException.class);
    }
  }

  @Test
  void a_zip_that_says_that_its_directory_is_huge_is_refused_before_it_is_opened()
      throws IOException {
    archive("zip", List.of("a.csv"), "x");
    byte[] bytes = Files.readAllBytes(inbox.folder().resolve("envoi"));
    int end = bytes.length - 22;
    bytes[end + 12 + 3] = 0x40;
    inbox.put("envoi", bytes);
    assertThat(refusal()).isEqualTo(Reason.TOO_MANY_FILES);
  }

  @Test
  void a_zip_of_the_larger_format_says_so_elsewhere() throws IOException {
    ByteBuffer zip = ByteBuffer.allocate(4 + 56 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(0, 0x04034b50);
    zip.putInt(4, 0x06064b50).putLong(4 + 40, 1L << 30);
    zip.putInt(60, 0x07064b50).putLong(60 + 8, 4);
    zip.putInt(80, 0x06054b50).putInt(80 + 12, 0xFFFFFFFF);
    inbox.put("envoi", zip.array());
    assertThat(refusal()).isEqualTo(Reason.TOO_MANY_FILES);
  }

  @ParameterizedTest
  @ValueSource(longs = {Long.MIN_VALUE, -1, 47, 1L << 40, Long.MAX_VALUE})
  void a_zip_whose_directory_is_nowhere_is_refused(long offset) throws IOException {
    ByteBuffer zip = ByteBuffer.allocate(4 + 20 + 22).order(ByteOrder.LITTLE_ENDIAN);
    zip.putInt(0, 0x04034b50);
    zip.putInt(4, 0x07064b50).putLong(4 + 8, offset);
    zip.putInt(24, 0x06054b50);
    inbox.put("envoi", zip.array());
    assertThat(refusal()).isEqualTo(Reason.BROKEN_ARCHIVE);
  }

  @Test
  void a_file_with_holes_in_a_tar_refuses_it() throws IOException {
    byte[] header = header("a.csv", 'S', "00000000000\0");
    put(header, 386, "00000000000\0" + "00000000000\0");
    put(header, 483, "77777777777\0");
    checksum(header);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(header);
      gzip.write(new byte[2048]);
    }
    inbox.put("envoi", bytes.toByteArray());
    assertThat(refusal()).isEqualTo(Reason.ARCHIVE_BOMB);
  }

  @Test
  void an_encrypted_zip_is_refused() throws IOException {
    archive("zip", List.of("a.csv"), "x");
    byte[] bytes = Files.readAllBytes(inbox.folder().resolve("envoi"));
    bytes[6] |= 1;
    inbox.put("envoi", bytes);
    assertThat(refusal()).isEqualTo(Reason.ENCRYPTED_ARCHIVE);
  }

  @Test
  void a_spreadsheet_is_told_from_other_archives() throws IOException {
    archive("zip", List.of("[Content_Types].xml", "xl/workbook.xml"), "x");
    assertThat(refusal()).isEqualTo(Reason.SPREADSHEET);
  }

  @Test
  void a_table_is_no_archive_whatever_it_is_called() throws Exception {
    inbox.put("eleves.csv", "Nom;Prénom\n".getBytes(StandardCharsets.UTF_8));
    try (Delivery delivery =
        Delivery.table(inbox.folder().resolve("eleves.csv"), "eleves.csv", LIMITS)) {
      assertThat(delivery.parts()).hasSize(1);
    }
    for (String magic : List.of("504b0304", "504b0506", "1f8b0800", "d0cf11e0")) {
      inbox.put("eleves.csv", HexFormat.of().parseHex(magic));
      assertThatThrownBy(
              () -> Delivery.table(inbox.folder().resolve("eleves.csv"), "eleves.csv", LIMITS))
          .isInstanceOfSatisfying(
              SourceRefusedException.class,
              refused -> assertThat(refused.problem().reason()).isEqualTo(Reason.SPREADSHEET));
    }
  }

  @Test
  void names_from_windows_are_read() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes, Charset.forName("IBM850"))) {
      zip.putNextEntry(new ZipEntry("élèves.csv"));
      zip.write('x');
      zip.closeEntry();
    }
    inbox.put("envoi", bytes.toByteArray());
    try (Delivery delivery = inbox.delivery("envoi", LIMITS)) {
      assertThat(delivery.parts()).extracting(Part::name).containsExactly("élèves.csv");
    }
  }

  @Test
  void an_archive_of_nothing_is_refused() throws IOException {
    archive("zip", List.of("lisezmoi.pdf"), "x");
    assertThat(refusal()).isEqualTo(Reason.NOTHING_TO_READ);
  }

  private Reason refusal() {
    return catchThrowableOfType(
            SourceRefusedException.class, () -> inbox.delivery("envoi", LIMITS).close())
        .problem()
        .reason();
  }

  private String refusalOrNames() throws IOException {
    try (Delivery delivery = inbox.delivery("envoi", LIMITS)) {
      return delivery.parts().stream().map(Part::name).toList().toString();
    } catch (SourceRefusedException e) {
      return e.problem().reason().name();
    }
  }

  private void archive(String form, List<String> names, String content) throws IOException {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    if (form.equals("zip")) {
      try (OutputStream file = Files.newOutputStream(inbox.folder().resolve("envoi"));
          ZipOutputStream zip = new ZipOutputStream(file)) {
        for (String name : names) {
          zip.putNextEntry(new ZipEntry(name));
          zip.write(bytes);
          zip.closeEntry();
        }
      }
      return;
    }
    try (TarArchiveOutputStream tar = tar()) {
      for (String name : names) {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(bytes.length);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
    }
  }

  private TarArchiveOutputStream tar() throws IOException {
    return new TarArchiveOutputStream(
        new GZIPOutputStream(Files.newOutputStream(inbox.folder().resolve("envoi"))),
        StandardCharsets.UTF_8.name());
  }

  /** Of type L: what follows is a name, of four gigabytes. */
  private static byte[] longNameHeader() {
    byte[] header = header("././@LongLink", 'L', "37777777777\0");
    checksum(header);
    return header;
  }

  private static byte[] header(String name, char type, String size) {
    byte[] header = new byte[512];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, size);
    put(header, 136, "00000000000\0");
    header[156] = (byte) type;
    put(header, 257, "ustar  \0");
    return header;
  }

  private static void checksum(byte[] header) {
    put(header, 148, "        ");
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xFF;
    }
    put(header, 148, String.format("%06o\0 ", sum));
  }

  private static void put(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }

  private static String text(Part part) throws IOException {
    try (InputStream in = part.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** What no archive makes much smaller. */
  private static String noise(int length) {
    StringBuilder noise = new StringBuilder(length);
    long state = 1;
    while (noise.length() < length) {
      state = state * 6364136223846793005L + 1442695040888963407L;
      noise.append((char) ('!' + (state >>> 33) % 90));
    }
    return noise.toString();
  }

  @Test
  void the_spool_is_emptied_when_the_delivery_is_closed() throws Exception {
    archive("tar.gz", List.of("a.csv"), "x");
    Delivery delivery = inbox.delivery("envoi", LIMITS);
    try (Stream<Path> spooled = Files.walk(inbox.spool())) {
      assertThat(spooled.filter(Files::isRegularFile)).hasSize(1);
    }
    delivery.close();
    assertThat(inbox.spool()).isEmptyDirectory();
  }
}
