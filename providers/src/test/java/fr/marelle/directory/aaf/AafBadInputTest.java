package fr.marelle.directory.aaf;

import static fr.marelle.directory.aaf.AafSourceTest.add;
import static fr.marelle.directory.aaf.AafSourceTest.attr;
import static fr.marelle.directory.aaf.AafSourceTest.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.marelle.directory.Inbox;
import fr.marelle.directory.Read;
import fr.marelle.directory.archive.ArchiveLimits;
import fr.marelle.directory.archive.Delivery;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Weight;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AafBadInputTest {
  private static final String FILE = "ENT_0590001F_Complet_20260901_Eleve_0000.xml";
  private static final String RELATIVES = "ENT_0590001F_Complet_20260901_PersRelEleve_0000.xml";
  private static final String PUPIL = add("Eleve", "1", attr("sn", "A"), attr("givenName", "B"));

  @TempDir private Path root;
  private Inbox inbox;

  @BeforeEach
  void open() throws IOException {
    inbox = new Inbox(root);
  }

  @Test
  void a_truncated_file_gives_what_came_before_and_the_next_file_follows() throws Exception {
    String whole = document(PUPIL + PUPIL.replace(">1<", ">2<"));
    inbox
        .put(FILE, whole.substring(0, whole.lastIndexOf("<value>")))
        .put(
            RELATIVES, document(add("PersRelEleve", "3", attr("sn", "A"), attr("givenName", "B"))));

    Read read = Read.all(inbox.aaf());

    assertThat(read.people())
        .extracting(person -> person.id().orElseThrow().value())
        .containsExactly("1", "3");
    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.reason()).isEqualTo(Reason.BROKEN_XML);
              assertThat(problem.weight()).isEqualTo(Weight.FILE);
              assertThat(problem.location().file()).isEqualTo(FILE);
              assertThat(problem.location().line()).isBetween(16L, 18L);
            });
  }

  /** Wherever it is cut: a problem, at most one person, and never an exception. */
  @Test
  void a_file_may_be_cut_anywhere() throws Exception {
    byte[] whole = document(PUPIL).getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length - 2; length += 7) {
      inbox.put(FILE, Arrays.copyOf(whole, length));

      Read read = Read.all(inbox.aaf());

      assertThat(read.reasons())
          .as("cut after %d bytes", length)
          .containsExactly(length == 0 ? Reason.EMPTY_FILE : Reason.BROKEN_XML);
      assertThat(read.people()).hasSizeLessThan(2);
    }
  }

  @Test
  void another_root_is_no_aaf() throws Exception {
    inbox.put(FILE, "<html><body/></html>");
    assertThat(problem()).isEqualTo(Problem.of(new Location(FILE, 1), Reason.WRONG_ROOT, "html"));
  }

  @Test
  void what_is_no_xml_is_told() throws Exception {
    inbox.put(FILE, "nom;prenom\nDUPONT;Élise\n");
    assertThat(problem().reason()).isEqualTo(Reason.BROKEN_XML);
  }

  @Test
  void a_billion_laughs_are_not_laughed() throws Exception {
    StringBuilder declared = new StringBuilder("<!ENTITY l0 \"ha\">");
    for (int i = 1; i < 12; i++) {
      declared.append("<!ENTITY l%d \"".formatted(i));
      declared.append("&l%d;".formatted(i - 1).repeat(10)).append("\">");
    }
    inbox.put(
        FILE,
        "<!DOCTYPE ficAlimMENESR ["
            + declared
            + "]><ficAlimMENESR>"
            + add("Eleve", "1", attr("sn", "&l11;"), attr("givenName", "B"))
            + "</ficAlimMENESR>");

    assertThat(problem().reason()).isEqualTo(Reason.ENTITY_REFUSED);
  }

  @Test
  void an_entity_in_an_attribute_is_not_read_either() throws Exception {
    inbox.put(
        FILE,
        "<!DOCTYPE ficAlimMENESR [<!ENTITY a \"sn\">]><ficAlimMENESR>"
            + add("Eleve", "1", attr("&a;", "A"))
            + "</ficAlimMENESR>");
    assertThat(problem().reason()).isEqualTo(Reason.BROKEN_XML);
  }

  @Test
  void a_file_of_the_server_is_not_read() throws Exception {
    Path secret = Files.writeString(root.resolve("secret"), "SECRET");
    inbox.put(
        FILE,
        "<!DOCTYPE ficAlimMENESR [<!ENTITY s SYSTEM \""
            + secret.toUri()
            + "\">]><ficAlimMENESR>"
            + add("Eleve", "1", attr("sn", "&s;"), attr("givenName", "B"))
            + "</ficAlimMENESR>");

    Read read = Read.all(inbox.aaf());

    assertThat(read.reasons()).containsExactly(Reason.ENTITY_REFUSED);
    assertThat(read.entries().toString()).doesNotContain("SECRET");
  }

  @Test
  void nothing_is_fetched_for_a_dtd_or_an_entity_of_parameters() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      listening.setSoTimeout(1);
      String address = "http://localhost:" + listening.getLocalPort() + "/ficAlimMENESR.dtd";
      inbox.put(
          FILE,
          "<!DOCTYPE ficAlimMENESR SYSTEM \""
              + address
              + "\" [<!ENTITY % p SYSTEM \""
              + address
              + "\"> %p;]><ficAlimMENESR>"
              + PUPIL
              + "</ficAlimMENESR>");

      Read read = Read.all(inbox.aaf());

      assertThat(read.problems()).isEmpty();
      assertThat(read.people()).hasSize(1);
      assertThatThrownBy(listening::accept).isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void bytes_of_another_encoding_end_the_file_at_their_line() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      many.append(PUPIL);
    }
    String text = document(many + add("Eleve", "2", attr("sn", "Élise"), attr("givenName", "B")));
    inbox.put(FILE, text, StandardCharsets.ISO_8859_1);

    Problem problem = problem();

    assertThat(problem.reason()).isEqualTo(Reason.WRONG_ENCODING);
    assertThat(problem.location().line())
        .isEqualTo(text.substring(0, text.indexOf('É')).lines().count());
    assertThat(problem.parameters()).containsExactly("UTF-8");
  }

  @Test
  void an_encoding_that_nobody_knows_is_told() throws Exception {
    inbox.put(FILE, document(PUPIL).replace("UTF-8", "KLINGON"));
    assertThat(problem())
        .isEqualTo(Problem.of(new Location(FILE, 1), Reason.UNKNOWN_ENCODING, "KLINGON"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"<n%d/>", "<?n%d x?>", "<a n%d=\"\"/>"})
  void names_without_number_end_the_file(String form) throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 1_100; i++) {
      many.append(form.formatted(i));
    }
    inbox.put(FILE, document(PUPIL + many + PUPIL.replace(">1<", ">2<")));

    Read read = Read.all(inbox.aaf());

    assertThat(read.people()).hasSize(1);
    assertThat(read.reasons()).contains(Reason.TOO_LONG_MARKUP);
  }

  @Test
  void names_of_attributes_count_as_the_rest_of_a_request_does() throws Exception {
    String[] large = new String[200];
    Arrays.setAll(large, i -> attr(i + "x".repeat(10_000), ""));
    inbox.put(FILE, document(add("Eleve", "2", large) + PUPIL));

    Read read = Read.all(inbox.aaf());

    assertThat(read.people()).hasSize(1);
    assertThat(read.reasons()).containsExactly(Reason.ENTRY_TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"<!--%s-->", "<%s/>", "<?x %s?>", "<a b=\"%s\"/>"})
  void what_a_parser_would_collect_has_a_limit(String form) throws Exception {
    inbox.put(FILE, document(PUPIL + form.formatted("x".repeat(3 << 20))));

    Read read = Read.all(inbox.aaf());

    assertThat(read.people()).hasSize(1);
    assertThat(read.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.weight()).isEqualTo(Weight.FILE));
  }

  @Test
  void a_huge_value_costs_its_entry_only() throws Exception {
    inbox.put(
        FILE,
        document(
            add("Eleve", "2", attr("sn", "x".repeat(3 << 20)), attr("givenName", "B")) + PUPIL));

    Read read = Read.all(inbox.aaf());

    assertThat(read.reasons()).containsExactly(Reason.ENTRY_TOO_LARGE);
    assertThat(read.people()).hasSize(1);
  }

  @Test
  void any_number_of_values_costs_the_entry_only() throws Exception {
    inbox.put(
        FILE,
        document(add("Eleve", "2", attr("sn", new String[200_000])) + PUPIL).replace("null", ""));

    Read read = Read.all(inbox.aaf());

    assertThat(read.reasons()).containsExactly(Reason.ENTRY_TOO_LARGE);
    assertThat(read.people()).hasSize(1);
  }

  @Test
  void elements_within_elements_have_a_limit() throws Exception {
    inbox.put(FILE, document("<a>".repeat(10_000)));
    assertThat(Read.all(inbox.aaf()).reasons()).contains(Reason.TOO_DEEP);
  }

  @Test
  void what_is_missing_costs_the_entry_and_says_where() throws Exception {
    inbox.put(
        FILE,
        document(
            add("Eleve", "1", attr("sn", "A"))
                + add("Eleve", " ", attr("sn", "A"), attr("givenName", "B"))
                + add("Martien", "3", attr("sn", "A"), attr("givenName", "B"))
                + add(
                    "Eleve",
                    "4",
                    attr("sn", "A"),
                    attr("givenName", "B"),
                    attr("ENTPersonDateNaissance", "31/02/2014"),
                    attr("ENTEleveClasses", "6E A"),
                    attr("ENTElevePersRelEleve", "12"))));

    Read read = Read.all(inbox.aaf());

    // The file's name says what a category that nobody knows does not.
    assertThat(read.people())
        .extracting(person -> person.id().orElseThrow().value())
        .containsExactly("3", "4");
    assertThat(read.problems())
        .extracting(Problem::reason)
        .containsExactly(
            Reason.MISSING_VALUE,
            Reason.MISSING_ID,
            Reason.INVALID_CLASS,
            Reason.INVALID_DATE,
            Reason.INVALID_TIE);
    assertThat(read.problems().get(0))
        .isEqualTo(Problem.in("givenName", new Location(FILE, 4), Reason.MISSING_VALUE));
    assertThat(read.problems().get(3).field()).isEqualTo("ENTPersonDateNaissance");
    assertThat(read.problems().get(3).location().line()).isEqualTo(33);
  }

  @Test
  void an_archive_that_breaks_on_the_way_ends_the_file() throws Exception {
    StringBuilder many = new StringBuilder();
    for (int i = 0; i < 5_000; i++) {
      many.append(PUPIL.replace(">A<", ">A" + Integer.toHexString(i * 7919) + "<"));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(FILE));
      zip.write(document(many.toString()).getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    byte[] damaged = bytes.toByteArray();
    Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 40, (byte) 0);
    inbox.put("envoi.zip", damaged);

    try (Delivery delivery = inbox.delivery("envoi.zip", ArchiveLimits.DEFAULT);
        AafSource source = new AafSource(delivery, new AafSettings(Optional.empty()))) {
      Read read = Read.all(source);
      assertThat(read.people()).isNotEmpty();
      assertThat(read.problems())
          .singleElement()
          .satisfies(problem -> assertThat(problem.weight()).isEqualTo(Weight.FILE));
    }
  }

  private Problem problem() throws Exception {
    Read read = Read.all(inbox.aaf());
    assertThat(read.problems()).hasSize(1);
    return read.problems().get(0);
  }
}
