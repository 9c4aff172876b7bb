package fr.marelle.directory.csv;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.Inbox;
import fr.marelle.directory.Read;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import fr.marelle.directory.entry.Weight;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvBadInputTest {
  private static final String HEADER = "Nom;Prénom;Date de naissance;Classe\n";

  @TempDir private Path root;
  private Inbox inbox;

  @BeforeEach
  void open() throws IOException {
    inbox = new Inbox(root);
  }

  @Test
  void quotes_separators_and_line_ends_within_quotes_belong_to_the_value() throws Exception {
    inbox.put(
        "e.csv",
        HEADER
            + "\"DE \"\"LA\"\" TOUR\";\"Anne\nMarie\";03/09/2014;\"6E;A\"\n"
            + "DUPOND;Élise;03/09/2014;6E A\n");

    Read read = Read.all(inbox.csv());

    List<PersonEntry> people = read.people();
    assertThat(people.get(0).names().family()).isEqualTo(Field.of("DE LA TOUR"));
    assertThat(people.get(0).names().first()).isEqualTo(Field.of("Anne Marie"));
    assertThat(people.get(0).classes().value().orElseThrow().get(0).name()).isEqualTo("6E;A");
    assertThat(people.get(1).location().line()).isEqualTo(4);
    assertThat(read.reasons()).containsExactly(Reason.NAME_CLEANED);
  }

  @Test
  void a_quote_that_never_ends_ends_the_file_at_its_row() throws Exception {
    inbox.put(
        "e.csv",
        HEADER
            + "DUPOND;Élise;03/09/2014;6E A\n"
            + "\"DURAND;Élise;03/09/2014;6E A\n"
            + "DUPOND;Élise;03/09/2014;6E A\n".repeat(20_000));

    Read read = Read.all(inbox.csv());

    assertThat(read.people()).hasSize(1);
    assertThat(read.problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.reason()).isEqualTo(Reason.BROKEN_CSV);
              assertThat(problem.weight()).isEqualTo(Weight.FILE);
              assertThat(problem.location().line()).isBetween(2L, 3L);
            });
  }

  @Test
  void missing_columns_are_told_by_their_names_and_nothing_is_read() throws Exception {
    inbox.put("eleves.csv", "Nom;Naissance\nDUPOND;03/09/2014\n");

    Read read = Read.all(inbox.csv());

    assertThat(read.people()).isEmpty();
    assertThat(read.problems())
        .containsExactly(
            Problem.of(new Location("eleves.csv", 1), Reason.MISSING_COLUMN, "Prénom"),
            Problem.of(new Location("eleves.csv", 1), Reason.MISSING_COLUMN, "Classe"));
  }

  @Test
  void a_thousand_columns_are_too_many() throws Exception {
    String header =
        IntStream.range(0, 1000).mapToObj(i -> "Colonne " + i).collect(Collectors.joining(";"));
    inbox.put("e.csv", HEADER.strip() + ";" + header + "\n");

    assertThat(Read.all(inbox.csv()).problems())
        .containsExactly(Problem.of(new Location("e.csv", 1), Reason.TOO_MANY_COLUMNS, "512"));
  }

  @Test
  void a_hundred_thousand_columns_are_too_many_as_well() throws Exception {
    inbox.put("e.csv", HEADER.strip() + ";x".repeat(100_000) + "\n");

    assertThat(Read.all(inbox.csv()).problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.weight()).isEqualTo(Weight.FILE));
  }

  @Test
  void a_huge_field_costs_the_rest_of_the_file() throws Exception {
    inbox.put(
        "e.csv",
        HEADER
            + "DUPOND;Élise;03/09/2014;6E A\n"
            + "x".repeat(2 << 20)
            + ";Élise;03/09/2014;6E A\n");

    Read read = Read.all(inbox.csv());

    assertThat(read.people()).hasSize(1);
    assertThat(read.reasons()).containsExactly(Reason.BROKEN_CSV);
  }

  @Test
  void a_long_value_costs_its_entry_where_it_is_a_name() throws Exception {
    inbox.put(
        "e.csv",
        HEADER + "x".repeat(300) + ";Élise;03/09/2014;6E A\nDUPOND;Élise;03/09/2014;6E A\n");

    Read read = Read.all(inbox.csv());

    assertThat(read.people()).hasSize(1);
    assertThat(read.problems())
        .containsExactly(
            Problem.in("Nom", new Location("e.csv", 2), Reason.VALUE_TOO_LONG, "255"),
            Problem.in("Nom", new Location("e.csv", 2), Reason.MISSING_VALUE));
  }

  @Test
  void a_broken_byte_in_a_file_of_utf_8_costs_its_value_only() throws Exception {
    byte[] text =
        (HEADER + "DUPOND;Élise;03/09/2014;6E A\nDUPÖND;Zoé;03/09/2014;6E A\n")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < text.length; i++) {
      if (text[i] == (byte) 0x96) {
        text[i] = ' ';
      }
    }
    inbox.put("e.csv", text);

    Read read = Read.all(inbox.csv());

    assertThat(read.people()).hasSize(1);
    assertThat(read.problems())
        .containsExactly(
            Problem.in("Nom", new Location("e.csv", 3), Reason.INVALID_CHARACTER),
            Problem.in("Nom", new Location("e.csv", 3), Reason.MISSING_VALUE));
  }

  @Test
  void a_row_with_too_many_values_is_left_out_and_one_with_too_few_leaves_the_rest_alone()
      throws Exception {
    inbox.put(
        "e.csv",
        "id;"
            + HEADER.strip()
            + ";Courriel\n"
            + "1;DUPOND;Élise;03/09/2014;6E A;a@b.example;;\n"
            + "2;DUPOND;Élise;03/09/2014;6E A;;glissé\n"
            + "3;DUPOND;Élise\n");

    Read read = Read.all(inbox.csv());

    assertThat(read.people())
        .extracting(person -> person.id().orElseThrow().value())
        .containsExactly("1", "3");
    assertThat(read.people().get(1).classes()).isEqualTo(Field.absent());
    assertThat(read.problems())
        .containsExactly(
            Problem.of(new Location("e.csv", 3), Reason.TOO_MANY_VALUES_IN_ROW, "7", "6"));
  }

  @Test
  void what_a_pupil_needs_is_told_where_it_is_missing() throws Exception {
    inbox.put(
        "e.csv",
        HEADER
            + ";Élise;03/09/2014;6E A\n"
            + "DUPOND;Élise;;6E A\n"
            + "\n"
            + ";;;\n"
            + "DUPOND;Élise;03/09/2014;\n");

    Read read = Read.all(inbox.csv());

    assertThat(read.people()).isEmpty();
    assertThat(read.problems())
        .containsExactly(
            Problem.in("Nom", new Location("e.csv", 2), Reason.MISSING_VALUE),
            Problem.in("Date de naissance", new Location("e.csv", 3), Reason.MISSING_VALUE),
            Problem.in("Classe", new Location("e.csv", 6), Reason.MISSING_VALUE));
  }

  @Test
  void a_relative_without_a_child_is_left_out() throws Exception {
    inbox.put(
        "r.csv", "Nom;Prénom;Nom enfant;Prénom enfant\nA;B;;\nA;B;DUPOND;\nA;B;DUPOND;Élise\n");

    Read read = Read.all(inbox.csv());

    assertThat(read.people()).hasSize(1);
    assertThat(read.reasons())
        .containsExactly(Reason.MISSING_VALUE, Reason.INVALID_CHILD, Reason.MISSING_VALUE);
  }

  @Test
  void a_file_of_the_other_format_is_passed_over() throws Exception {
    inbox.put("a.xml", "<a/>");
    assertThat(Read.all(inbox.csv()).reasons())
        .containsExactly(Reason.IGNORED_FILE, Reason.NOTHING_TO_READ);

    inbox.put("e.csv", HEADER + "DUPOND;Élise;03/09/2014;6E A\n");
    assertThat(Read.all(inbox.csv()).reasons()).containsExactly(Reason.IGNORED_FILE);
    assertThat(Read.all(inbox.aaf()).reasons())
        .containsExactly(Reason.IGNORED_FILE, Reason.UNKNOWN_ACADEMY);
  }

  @Test
  void an_empty_file_and_one_of_empty_lines_are_told() throws Exception {
    inbox.put("a.csv", "").put("b.csv", "\n\n\n");

    assertThat(Read.all(inbox.csv()).reasons())
        .containsExactly(Reason.EMPTY_FILE, Reason.EMPTY_FILE);
  }

  @Test
  void repeated_and_unknown_columns_are_notes() throws Exception {
    inbox.put("e.csv", HEADER.strip() + ";Nom;Pointure\nDUPOND;Élise;03/09/2014;6E A;DURAND;38\n");

    Read read = Read.all(inbox.csv());

    assertThat(read.person().names().family()).isEqualTo(Field.of("DUPOND"));
    assertThat(read.problems())
        .containsExactly(
            Problem.in("Nom", new Location("e.csv", 1), Reason.REPEATED_COLUMN, "Nom"),
            Problem.in("Pointure", new Location("e.csv", 1), Reason.UNKNOWN_COLUMN, "Pointure"));
  }

  @Test
  void bytes_that_are_no_text_are_problems() throws Exception {
    byte[] noise = new byte[100_000];
    new Random(3).nextBytes(noise);
    inbox.put("e.csv", noise);

    Read read = Read.all(inbox.csv());

    assertThat(read.people()).isEmpty();
    assertThat(read.problems()).anySatisfy(p -> assertThat(p.weight()).isEqualTo(Weight.FILE));
  }
}
