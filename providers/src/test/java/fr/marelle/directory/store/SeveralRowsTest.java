package fr.marelle.directory.store;

import static fr.marelle.directory.store.Says.pupil;
import static fr.marelle.directory.store.Says.relative;
import static fr.marelle.directory.store.Says.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.Names;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.plan.Scope;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People of whom a source has a row for each child or class, which may be far apart. */
class SeveralRowsTest {
  private static final String SCHOOL = "0590123A";
  private static final Scope ALL = Trial.complete(SCHOOL);

  private final Trial trial = new Trial(database());
  private final PersonEntry one =
      relative("R1", "Zoé", "Roy").mail("zoe@b.example").children("E1").entry();
  private final PersonEntry two = relative("R1", "ZOE", "Roy").children("E2").entry();
  private final PersonEntry here = teacher("T1", "Ève", "Noir").in(SCHOOL, "CP").entry();
  private final PersonEntry there = teacher("T1", "Ève", "Noir").in(SCHOOL, "CE1").entry();
  private final PersonEntry filler = pupil("E9", "Tom", "Vert").in(SCHOOL, "CP").entry();

  @BeforeEach
  void twoChildren() {
    trial
        .run(ALL)
        .says(
            pupil("E1", "Lina", "Roy").in(SCHOOL, "CP").entry(),
            pupil("E2", "Max", "Roy").in(SCHOOL, "CE1").entry(),
            filler);
  }

  TrialDatabase database() {
    return TrialDatabase.inMemory();
  }

  @AfterEach
  void close() {
    trial.close();
  }

  private Trial.RunOfTrial rows(PersonEntry... rows) {
    Trial.RunOfTrial run = trial.run(ALL);
    for (PersonEntry row : rows) {
      run.says(row);
    }
    return run.settles();
  }

  @Test
  void nobodyLosesAndRegainsWhatAnotherRowSays() {
    rows(one, here, filler, two, there);
    Map<String, Map<String, String>> before = trial.everything();
    assertThat(trial.account("zoe.roy"))
        .containsEntry("children", "E1 E2")
        .containsEntry("email", "zoe@b.example")
        .containsEntry("name", "Zoé Roy");
    assertThat(trial.account("eve.noir"))
        .containsEntry("groups", "0590123A/CE1, 0590123A/CP, default-group");

    assertThat(rows(one, here, filler, two, there).report()).isEmpty();
    assertThat(rows(two, there, filler, one, here).report()).hasSize(1);
    assertThat(trial.account("zoe.roy")).containsEntry("name", "ZOE Roy");
    rows(one, here, filler, two, there);

    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void rowsOfOneBatchMayBeFarApartTheNextTime() {
    trial.run(ALL).says(one, here, filler, two, there).settles();

    assertThat(rows(one, here, filler, two, there).report()).isEmpty();
    assertThat(trial.account("zoe.roy")).containsEntry("children", "E1 E2");
    assertThat(trial.run(ALL).says(one, here, filler, two, there).settles().report()).isEmpty();
  }

  @Test
  void whatNoRowSaysAnyMoreGoesAtTheEndAndIsSaidOnce() {
    rows(one, here, filler, two, there);

    Trial.RunOfTrial without = rows(one, here, filler);

    assertThat(without.report())
        .containsExactlyInAnyOrder(
            "ReportChanged[eve.noir, Ève Noir, places, 0590123A/CE1, ]",
            "ReportChanged[zoe.roy, Zoé Roy, children]");
    assertThat(trial.account("zoe.roy")).containsEntry("children", "E1");
    assertThat(trial.account("eve.noir")).containsEntry("groups", "0590123A/CP, default-group");
    assertThat(rows(one, here, filler).report()).isEmpty();
  }

  @Test
  void aTrialPromisesTheSame() {
    rows(one, here, filler, two, there);
    Trial.RunOfTrial dry = trial.dryRun(ALL).says(one).says(here).says(filler).settles();

    assertThat(dry.report()).hasSize(2).isEqualTo(rows(one, here, filler).report());
  }

  private static PersonEntry called(PersonEntry row, Field<String> usage) {
    Names names = row.names();
    return new PersonEntry(
        row.location(),
        row.saying(),
        row.id(),
        row.ine(),
        row.profile(),
        new Names(names.family(), usage, names.first(), names.others(), names.civility()),
        row.birthDate(),
        row.identifier(),
        row.contacts(),
        row.school(),
        row.classes(),
        row.family(),
        row.work());
  }

  @Test
  void aNomDUsageThatEndsGoesAndANameGivenByHandStaysWhereTheSourceHasNone() {
    PersonEntry other = relative("R1", "Zoé", "Roy").children("E2").entry();
    rows(called(one, Field.of("Dupont")), filler, called(other, Field.of("Dupont")));
    assertThat(trial.account("zoe.dupont")).containsEntry("name", "Zoé Dupont");

    rows(called(one, Field.cleared()), filler, called(other, Field.cleared()));
    assertThat(trial.account("zoe.dupont")).containsEntry("name", "Zoé Roy");

    trial.change("update USER_ENTITY set LAST_NAME = 'Noir' where USERNAME = 'zoe.dupont'");
    rows(one, filler, other);
    assertThat(trial.account("zoe.dupont")).containsEntry("name", "Zoé Noir");
  }
}
