package fr.marelle.directory.store;

import static fr.marelle.directory.store.Says.pupil;
import static fr.marelle.directory.store.Says.relative;
import static fr.marelle.directory.store.Says.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.plan.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A batch that is planned while the one before it is written is planned as if it had waited. */
final class AheadLookupTest {
  private static final String SCHOOL = "0590123A";
  private static final String COLLEGE = "0590456B";
  private static final Scope ALL = Trial.complete();

  private final Trial trial = new Trial();

  @AfterEach
  void close() {
    trial.close();
  }

  static Stream<Arguments> batches() {
    return Stream.of(
        Arguments.of(
            "homonyms are numbered on",
            people(
                pupil("E1", "Patrick", "Dupont").in(SCHOOL, "CE2 A").entry(),
                pupil("E2", "Patrick", "Dupont").in(SCHOOL, "CE2 B").entry()),
            people(
                pupil("E3", "Patrick", "Dupont").in(COLLEGE, "6E B").entry(),
                pupil("E4", "Lina", "Martin").in(COLLEGE, "6E B").entry())),
        Arguments.of(
            "a mother is tied to pupils of both",
            people(
                pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").relatives("R1").entry(),
                pupil("E2", "Hugo", "Martin").in(SCHOOL, "CE2 A").relatives("R2").entry()),
            people(
                pupil("E3", "Max", "Martin").in(COLLEGE, "6E B").relatives("R1", "R2").entry(),
                relative("R1", "Zoé", "Martin").entry(),
                relative("R2", "Paul", "Martin").entry())),
        Arguments.of(
            "children are found by their ids",
            people(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry()),
            people(relative("R1", "Zoé", "Martin").children("E1").entry())),
        Arguments.of(
            "somebody of whom both speak otherwise is asked about",
            people(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry()),
            people(
                pupil("E1", "Hugo", "Petit").in(SCHOOL, "CE2 A").entry(),
                pupil("E2", "Max", "Roy").in(SCHOOL, "CE2 A").entry())),
        Arguments.of(
            "two of a name with ids are two",
            people(teacher("T1", "Ève", "Roy").in(SCHOOL, "CE2 A").entry()),
            people(
                teacher("T2", "Ève", "Roy").in(COLLEGE, "6E B").entry(),
                teacher("T3", "Ève", "Roy").in(SCHOOL, "CE2 A").entry())));
  }

  private static PersonEntry[] people(PersonEntry... people) {
    return people;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("batches")
  void thePlanIsTheSame(String what, PersonEntry[] first, PersonEntry[] next) {
    Trial.RunOfTrial run = trial.run(ALL);
    Optional<Trial.Told> ahead = run.saysAndIsAhead(first, next);

    assertThat(ahead).as(what).contains(run.wouldSay(next));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("batches")
  void whatIsWrittenIsTheSame(String what, PersonEntry[] first, PersonEntry[] next) {
    trial.run(ALL).saysAhead(first, next);
    Map<String, Map<String, String>> ahead = trial.everything();

    try (Trial other = new Trial()) {
      other.run(ALL).says(first).says(next);
      assertThat(ahead).as(what).isEqualTo(other.everything());
    }
  }

  @Test
  void theSameAgainIsPlannedAhead() {
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    PersonEntry hugo = pupil("E2", "Hugo", "Martin").in(SCHOOL, "CE2 A").entry();
    trial.run(ALL).says(lina, hugo);

    Trial.RunOfTrial again = trial.run(ALL);
    assertThat(again.saysAhead(people(lina), hugo).unchanged()).isEqualTo(2);
  }

  @Test
  void aDryRunIsPlannedAheadOnItsLayer() {
    PersonEntry[] first = {pupil("E1", "Patrick", "Dupont").in(SCHOOL, "CE2 A").entry()};
    PersonEntry[] next = {pupil("E2", "Patrick", "Dupont").in(SCHOOL, "CE2 A").entry()};

    assertThat(trial.dryRun(ALL).saysAhead(first, next).report())
        .containsExactly(
            "ReportCreated[patrick.dupont, Patrick Dupont, pupil, 0590123A/CE2 A]",
            "ReportCreated[patrick.dupont1, Patrick Dupont, pupil, 0590123A/CE2 A]");
    assertThat(trial.everything()).isEmpty();
  }

  @Test
  void whoeverHasToBeLockedIsNotPlannedAhead() {
    trial.run(ALL).says(pupil("E2", "Hugo", "Martin").in(SCHOOL, "CE2 A").entry());

    assertThat(
            trial
                .run(ALL)
                .saysAndIsAhead(
                    people(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry()),
                    pupil("E2", "Hugo", "Martin").in(SCHOOL, "CE2 B").entry()))
        .isEmpty();
  }

  @Test
  void nothingIsPlannedAheadWhileAnAccountIsAdopted() {
    trial.byHand("lina", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil"));

    assertThat(
            trial
                .run(ALL)
                .saysAndIsAhead(
                    people(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry()),
                    pupil("E2", "Hugo", "Petit").in(SCHOOL, "CE2 B").entry()))
        .isEmpty();
  }
}
