package fr.marelle.directory.value;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.contact.MobileNumber;
import fr.marelle.contact.PhoneNumbers;
import fr.marelle.directory.entry.Civility;
import fr.marelle.directory.entry.Entry;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.Problem;
import fr.marelle.directory.entry.Reason;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValueReaderTest {
  private static final Location LOCATION = new Location("eleves.csv", 3);

  private final List<Entry> problems = new ArrayList<>();
  private final ValueReader values = new ValueReader(problems::add);

  @Test
  void a_field_that_is_not_there_is_absent_and_an_empty_one_is_cleared() {
    assertThat(values.name(Said.nothing("sn", LOCATION))).isEqualTo(Field.absent());
    assertThat(values.name(said())).isEqualTo(Field.cleared());
    assertThat(values.mail(said(" "))).isEqualTo(Field.cleared());
    assertThat(values.mobile(said(""))).isEqualTo(Field.cleared());
    assertThat(values.date(said("", "\u00a0"))).isEqualTo(Field.cleared());
    assertThat(problems).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "03/09/2014, 2014-09-03",
    "3/9/2014, 2014-09-03",
    "3-9-2014, 2014-09-03",
    "03.09.2014, 2014-09-03",
    "2014-09-03, 2014-09-03",
    "2014-09-03T00:00:00, 2014-09-03",
    "03/09/2014 00:00:00, 2014-09-03",
    "29/02/2016, 2016-02-29"
  })
  void dates_are_read_as_files_have_them(String text, LocalDate date) {
    assertThat(values.date(said(text))).isEqualTo(Field.of(date));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "31/02/2014",
        "29/02/2015",
        "2014",
        "03/09/14",
        "09/31/2014",
        "0000-00-00",
        "03/09-2014",
        "03/09/1850",
        "03/09/20140",
        "demain"
      })
  void what_is_no_day_is_a_problem_of_the_field(String text) {
    assertThat(values.date(said(text))).isEqualTo(Field.absent());
    assertThat(problems).containsExactly(Problem.in("champ", LOCATION, Reason.INVALID_DATE));
  }

  @Test
  void names_keep_their_spelling_and_lose_what_no_name_has() {
    assertThat(values.name(said("L'HELGOUALC'H - d’Été")))
        .isEqualTo(Field.of("L'HELGOUALC'H - d’Été"));
    assertThat(problems).isEmpty();
    assertThat(values.name(said("MARTIN (DUPONT)"))).isEqualTo(Field.of("MARTIN DUPONT"));
    assertThat(values.name(said("---"))).isEqualTo(Field.absent());
    assertThat(values.name(said("x".repeat(256)))).isEqualTo(Field.absent());
    assertThat(values.name(said("DUP\u0000NT"))).isEqualTo(Field.absent());
    assertThat(reasons())
        .containsExactly(
            Reason.NAME_CLEANED,
            Reason.INVALID_NAME,
            Reason.VALUE_TOO_LONG,
            Reason.INVALID_CHARACTER);
  }

  @Test
  void contacts_follow_the_rules_for_what_people_type() {
    assertThat(values.mail(said(" Jean.DUPONT@Famille.Example ")))
        .isEqualTo(Field.of("jean.dupont@famille.example"));
    assertThat(values.mobile(said("06 12 34 56 78"))).isEqualTo(Field.of("+33612345678"));
    assertThat(values.mobile(said("0692 12 34 56"))).isEqualTo(Field.of("+262692123456"));
    assertThat(values.phone(said("03 20 12 34 56"))).isEqualTo(Field.of("+33320123456"));
    assertThat(values.mail(said("jean.dupont"))).isEqualTo(Field.absent());
    assertThat(values.mobile(said("03 20 12 34 56"))).isEqualTo(Field.absent());
    assertThat(values.mobile(said("08 99 70 12 34"))).isEqualTo(Field.absent());
    assertThat(values.phone(said("12"))).isEqualTo(Field.absent());
    assertThat(reasons())
        .containsExactly(
            Reason.INVALID_MAIL,
            Reason.INVALID_MOBILE,
            Reason.PREMIUM_MOBILE,
            Reason.INVALID_PHONE);
  }

  @Test
  void a_problem_never_tells_the_value() {
    values.mail(said("secret.adresse"));
    values.mobile(said("03 20 12 34 56"));
    values.name(said("\u0000SECRET"));

    assertThat(problems.toString()).doesNotContainIgnoringCase("secret").doesNotContain("20 12");
  }

  /** What is remembered of a number's beginning must hold for every number that begins so. */
  @Test
  void a_remembered_beginning_says_the_same_as_the_rules() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i += 13) {
      String beginning = "0%d%04d".formatted(6 + i / 10_000, i % 10_000);
      for (String tail : List.of("0000", "9999", "%04d".formatted(random.nextInt(10_000)))) {
        assertThat(values.mobile(said(beginning + tail)).value())
            .as(beginning + tail)
            .isEqualTo(MobileNumber.read(beginning + tail).value());
      }
    }
  }

  @Test
  void a_remembered_beginning_of_a_landline_says_the_same_as_the_rules() {
    Random random = new Random(8);
    for (int i = 10_000; i < 100_000; i += 97) {
      for (String tail : List.of("0000", "%04d".formatted(random.nextInt(10_000)))) {
        assertThat(values.phone(said("0" + i + tail)).value())
            .as("0" + i + tail)
            .isEqualTo(PhoneNumbers.read("0" + i + tail));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "M., MR",
    "Mr, MR",
    "monsieur, MR",
    "MME, MRS",
    "Mlle, MRS",
    "Mademoiselle, MRS",
    "F, MRS",
    "Féminin, MRS",
    "G, ",
    "M, MR",
    "Mme et M., "
  })
  void civilities_are_understood(String text, Civility civility) {
    assertThat(values.civility(said(text)).value()).isEqualTo(Optional.ofNullable(civility));
  }

  @ParameterizedTest
  @CsvSource({"0590001f, 0590001F", "' 059 0001F', 0590001F", "59001F, ", "0590001FF, "})
  void a_uai_has_seven_digits_and_a_letter(String text, String uai) {
    assertThat(values.uai(said(text)).value()).isEqualTo(Optional.ofNullable(uai));
  }

  @Test
  void a_list_has_each_value_once_and_tells_what_it_can_not_read() {
    Field<List<String>> list =
        values.list(
            said("a", " ", "b", "a", "?"),
            Reason.INVALID_CLASS,
            text -> Optional.of(text).filter(t -> !t.equals("?")));

    assertThat(list).isEqualTo(Field.of(List.of("a", "b")));
    assertThat(reasons()).containsExactly(Reason.INVALID_CLASS);
  }

  @Test
  void a_list_without_anything_is_cleared_and_one_of_which_nothing_can_be_read_stays() {
    assertThat(values.list(said(), Reason.INVALID_CLASS, Optional::of)).isEqualTo(Field.cleared());
    assertThat(values.list(said("x"), Reason.INVALID_CLASS, text -> Optional.<String>empty()))
        .isEqualTo(Field.absent());
  }

  @Test
  void a_list_has_a_limit() {
    Said many =
        Said.of("champ", LOCATION, IntStream.range(0, 1200).mapToObj(Integer::toString).toList());

    assertThat(values.list(many, Reason.INVALID_CLASS, Optional::of).value().orElseThrow())
        .hasSize(ValueReader.MAX_VALUES);
    assertThat(reasons()).containsExactly(Reason.TOO_MANY_VALUES);
  }

  private List<Reason> reasons() {
    return problems.stream().map(problem -> ((Problem) problem).reason()).toList();
  }

  private static Said said(String... texts) {
    return Said.of("champ", LOCATION, Stream.of(texts).toList());
  }
}
