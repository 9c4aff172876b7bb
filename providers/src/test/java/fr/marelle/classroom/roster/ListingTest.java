package fr.marelle.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.AccountState;
import fr.marelle.account.Profile;
import fr.marelle.classroom.access.Person;
import fr.marelle.classroom.access.Place;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ListingTest {
  private static final Member ELEVE =
      pupil("Zoé", "Élève", "2018-03-14", AccountState.ACTIVE, Instant.ofEpochSecond(50), "CM1");
  private static final Member EPAULE =
      pupil("Ali", "Épaule", "2017-01-01", AccountState.BLOCKED, null, "CE2");
  private static final Member ETE =
      pupil("Noé", "Été", null, AccountState.RENEWING, Instant.ofEpochSecond(90), "CP");
  private static final Member ZOLA =
      pupil("Émile", "Zola", "2016-07-07", AccountState.TO_ACTIVATE, null, "CE1");
  private static final List<Member> ALL = List.of(ZOLA, ETE, EPAULE, ELEVE);

  @Test
  void namesAreSortedAsInAFrenchDictionary() {
    assertThat(by(Order.NAME, false)).containsExactly(ELEVE, EPAULE, ETE, ZOLA);
    assertThat(by(Order.NAME, true)).containsExactly(ZOLA, ETE, EPAULE, ELEVE);
  }

  @Test
  void whatIsMissingComesLastEitherWay() {
    assertThat(by(Order.BIRTH_DATE, false)).containsExactly(ZOLA, EPAULE, ELEVE, ETE);
    assertThat(by(Order.BIRTH_DATE, true)).containsExactly(ELEVE, EPAULE, ZOLA, ETE);
    assertThat(by(Order.LAST_LOGIN, true)).containsExactly(ETE, ELEVE, EPAULE, ZOLA);
  }

  @Test
  void theOtherOrdersSortToo() {
    assertThat(by(Order.IDENTIFIER, false)).containsExactly(EPAULE, ZOLA, ETE, ELEVE);
    assertThat(by(Order.STATE, false)).containsExactly(EPAULE, ZOLA, ETE, ELEVE);
    assertThat(by(Order.CLASS, false)).containsExactly(ZOLA, EPAULE, ELEVE, ETE);
  }

  @Test
  void oneStateAlone() {
    assertThat(
            new Listing(Words.of(""), Optional.of(AccountState.RENEWING), Order.NAME, false)
                .of(ALL))
        .containsExactly(ETE);
  }

  @ParameterizedTest
  @EnumSource(AccountState.class)
  void nobodyFindsOutTheStateOfWhomSheMayNotActOn(AccountState state) {
    assertThat(
            new Listing(Words.of(""), Optional.of(state), Order.NAME, false)
                .of(List.of(colleague("a", "A"))))
        .isEmpty();
  }

  @Test
  void nobodyFindsOutTheIdentifierOfWhomSheMayNotActOn() {
    Member colleague = colleague("secret.identifier", "Martin");
    assertThat(
            new Listing(Words.of("secret"), Optional.empty(), Order.NAME, false)
                .of(List.of(colleague)))
        .isEmpty();
    assertThat(
            new Listing(Words.of("martin"), Optional.empty(), Order.NAME, false)
                .of(List.of(colleague)))
        .containsExactly(colleague);
  }

  @ParameterizedTest
  @EnumSource(Order.class)
  void whomSheMayNotActOnAreSortedByNameAlone(Order order) {
    Member first = colleague("z", "Abel");
    Member second = colleague("a", "Zidane");
    assertThat(new Listing(Words.of(""), Optional.empty(), order, false).of(List.of(second, first)))
        .containsExactly(first, second);
  }

  private static List<Member> by(Order order, boolean descending) {
    return new Listing(Words.of(""), Optional.empty(), order, descending).of(ALL);
  }

  private static Member colleague(String identifier, String lastName) {
    return new Member(person(identifier, "", lastName, "1970-01-01"), Optional.empty());
  }

  private static Member pupil(
      String firstName,
      String lastName,
      String birthDate,
      AccountState state,
      Instant lastLogin,
      String className) {
    Place place = new Place(className, className, new Place("s", "0590123A", null, true), true);
    return new Member(
        person(firstName, firstName, lastName, birthDate),
        Optional.of(
            new Details(
                state,
                Optional.empty(),
                false,
                Optional.ofNullable(lastLogin),
                false,
                List.of(place),
                List.of())));
  }

  private static Person person(
      String identifier, String firstName, String lastName, String birthDate) {
    return new Person(
        identifier,
        identifier,
        firstName,
        lastName,
        false,
        true,
        false,
        false,
        Optional.of(Profile.PUPIL),
        Optional.empty(),
        Optional.ofNullable(birthDate),
        Set.of(),
        List.of(),
        Set.of());
  }
}
