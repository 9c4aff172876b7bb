package fr.marelle.hand;

import static fr.marelle.hand.Likeness.NEAR_NAME;
import static fr.marelle.hand.Likeness.SAME_BIRTH_DATE;
import static fr.marelle.hand.Likeness.SAME_CONTACT;
import static fr.marelle.hand.Likeness.SAME_NAME;
import static fr.marelle.hand.Likeness.SWAPPED_NAMES;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikenessRuleTest {
  private static final String BORN = "2015-06-02";

  @ParameterizedTest
  @CsvSource({
    "Jean-Noël, D'Été, jean noel, DETE, SAME_NAME",
    "Lina, Martin, Martin, Lina, SWAPPED_NAMES",
    "Lina, Martin, Linna, Martin, NEAR_NAME",
    "Mathis, Garnier, Matihs, Garniez, NEAR_NAME",
    "Lina, Martin, Lina, Bernard, NONE",
    "Léo, Roy, Lou, Ray, NONE",
  })
  void namesAreComparedHoweverTheyAreSpelt(
      String first, String last, String otherFirst, String otherLast, String likeness) {
    Set<Likeness> found =
        likenesses(pupil("", first, last, null), pupil("a", otherFirst, otherLast, null));

    assertThat(found)
        .isEqualTo(likeness.equals("NONE") ? Set.of() : Set.of(Likeness.valueOf(likeness)));
  }

  @Test
  void aBirthDateTellsSomethingWhereANameIsTheSameToo() {
    Person lina = pupil("", "Lina", "Martin", BORN);

    assertThat(likenesses(lina, pupil("a", "Lina", "Bernard", BORN)))
        .containsExactly(SAME_BIRTH_DATE);
    assertThat(likenesses(lina, pupil("a", "Zoé", "Bernard", BORN))).isEmpty();
    assertThat(likenesses(lina, pupil("a", "Lina", "Martin", BORN)))
        .containsExactly(SAME_NAME, SAME_BIRTH_DATE);
  }

  @Test
  void aContactTellsSomethingOfParentsAndNothingOfBrothersAlone() {
    Person mother = relative("", "Zoé", "Martin", "famille@b.example");

    assertThat(likenesses(mother, relative("a", "Paul", "Durand", "FAMILLE@b.example")))
        .containsExactly(SAME_CONTACT);
    assertThat(
            likenesses(
                with(pupil("", "Lina", "Martin", BORN), "famille@b.example"),
                with(pupil("a", "Noé", "Martin", "2013-01-01"), "famille@b.example")))
        .isEmpty();
  }

  @Test
  void aTeacherMayBeAParentAndAGuestMayHaveBecomeStaff() {
    Person guest = of("", Profile.GUEST, "Zoé", "Martin");

    assertThat(likenesses(guest, of("a", Profile.STAFF, "Zoé", "Martin")))
        .containsExactly(SAME_NAME);
    assertThat(likenesses(guest, of("a", Profile.RELATIVE, "Zoé", "Martin"))).isEmpty();
  }

  @Test
  void theLikestComeFirstAndOnlyTen() {
    List<Person> others =
        IntStream.range(0, 20).mapToObj(i -> pupil("n" + i, "Lin", "Martin", null)).toList();
    List<LikePerson> found =
        new LikenessRule(pupil("", "Lina", "Martin", null))
            .among(
                Stream.concat(
                        others.stream(),
                        Stream.of(
                            pupil("swapped", "Martin", "Lina", null),
                            pupil("same", "LINA", "martin", null)))
                    .toList());

    assertThat(found).hasSize(10);
    assertThat(found.get(0)).isEqualTo(new LikePerson("same", Set.of(SAME_NAME)));
    assertThat(found.get(1)).isEqualTo(new LikePerson("swapped", Set.of(SWAPPED_NAMES)));
    assertThat(found.get(2).likenesses()).containsExactly(NEAR_NAME);
  }

  private static Set<Likeness> likenesses(Person person, Person other) {
    return new LikenessRule(person)
        .among(List.of(other)).stream().findFirst().map(LikePerson::likenesses).orElse(Set.of());
  }

  private static Person pupil(String id, String first, String last, String born) {
    return new Person(
        id,
        Optional.of(Profile.PUPIL),
        first,
        last,
        Optional.ofNullable(born),
        Optional.empty(),
        Optional.empty());
  }

  private static Person relative(String id, String first, String last, String email) {
    return with(of(id, Profile.RELATIVE, first, last), email);
  }

  private static Person of(String id, Profile profile, String first, String last) {
    return new Person(
        id,
        Optional.of(profile),
        first,
        last,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private static Person with(Person person, String email) {
    return new Person(
        person.account(),
        person.profile(),
        person.firstName(),
        person.lastName(),
        person.birthDate(),
        Optional.of(email),
        Optional.empty());
  }
}
