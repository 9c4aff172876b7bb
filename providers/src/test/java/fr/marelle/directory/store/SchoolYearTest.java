package fr.marelle.directory.store;

import static fr.marelle.directory.store.Says.pupil;
import static fr.marelle.directory.store.Says.relative;
import static fr.marelle.directory.store.Says.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.plan.AbsenceRule;
import fr.marelle.directory.plan.Leaving;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The first file of a new school year, on that of the year before. */
class SchoolYearTest {
  private static final String SCHOOL = "0590123A";
  private static final String COLLEGE = "0590456B";
  private static final Scope BOTH = Trial.complete(SCHOOL, COLLEGE);
  private static final List<String> LEVELS = List.of("CP", "CE1", "CE2", "CM1", "CM2");
  private static final int OF_A_CLASS = 4;

  private final Trial trial = new Trial(database());

  TrialDatabase database() {
    return TrialDatabase.inMemory();
  }

  @AfterEach
  void close() {
    trial.close();
  }

  /** Pupils are numbered by the year in which they began school: E2020-1 to E2020-4. */
  private static List<PersonEntry> year(int year) {
    List<PersonEntry> all = new ArrayList<>();
    for (int begun = year - LEVELS.size(); begun <= year; begun++) {
      int level = year - begun;
      for (int i = 1; i <= OF_A_CLASS; i++) {
        String id = begun + "-" + i;
        Says one = pupil("E" + id, "Élève", names(begun, i)).born(begun - 6, 3, i);
        if (level < LEVELS.size()) {
          all.add(one.in(SCHOOL, LEVELS.get(level) + " " + year).relatives("R" + id).entry());
          all.add(relative("R" + id, "Parent", names(begun, i)).entry());
        } else if (i > 1) {
          // One of them leaves for good.
          all.add(one.in(COLLEGE, "6E A").relatives("R" + id).entry());
          all.add(relative("R" + id, "Parent", names(begun, i)).entry());
        }
      }
    }
    for (int level = 0; level < LEVELS.size(); level++) {
      all.add(
          teacher("T" + level, "Prof", "N" + "abcde".charAt(level))
              .in(SCHOOL, LEVELS.get(level) + " " + year)
              .entry());
    }
    return all;
  }

  private static String names(int begun, int i) {
    return "abcdefghijklmnopqrstuvwxyz".charAt(begun - 2000) + "" + (char) ('a' + i) + "on";
  }

  private Trial.RunOfTrial run(int year) {
    Trial.RunOfTrial run =
        trial.run(BOTH).ofAnAcademy().says(year(year).toArray(PersonEntry[]::new)).settles();
    return run.leave(trial.absent(run, Set.of(SCHOOL, COLLEGE)));
  }

  @BeforeEach
  void lastYear() {
    trial.run(BOTH).ofAnAcademy().says(year(2020).toArray(PersonEntry[]::new));
  }

  @Test
  void everybodyMovesUpAndKeepsTheAccount() {
    Map<String, Map<String, String>> before = trial.everything();

    Trial.RunOfTrial turn = run(2021);

    assertThat(turn.lines(ReportKind.QUESTION)).isEmpty();
    assertThat(turn.lines(ReportKind.CREATED)).hasSize(2 * OF_A_CLASS);
    // Those of the 6e of last year, whom nobody names any more, and who leaves the CM2 for good.
    assertThat(turn.lines(ReportKind.GONE)).hasSize(2 * (OF_A_CLASS - 1) + 2);
    assertThat(trial.everything().keySet()).containsAll(before.keySet());
    assertThat(trial.account("eleve." + names(2018, 2)))
        .containsEntry("groups", "0590123A/CM1 2021, default-group");
    assertThat(trial.account("eleve." + names(2016, 2)))
        .containsEntry("groups", "0590456B/6E A, default-group");
    assertThat(trial.account("parent." + names(2016, 2)))
        .containsEntry("groups", "0590456B, default-group");
    assertThat(trial.account("prof.na")).containsEntry("groups", "0590123A/CP 2021, default-group");
  }

  @Test
  void noClassOfLastYearHasAnybodyLeft() {
    run(2021);

    assertThat(trial.everything().values())
        .extracting(account -> account.get("groups"))
        .noneMatch(groups -> groups.contains(" 2020"));
  }

  @Test
  void whoLeavesIsHeldWhereItIsMoreThanATenth() {
    Trial.RunOfTrial turn =
        trial.run(BOTH).ofAnAcademy().says(year(2021).toArray(PersonEntry[]::new));
    List<Leaving> absent = trial.absent(turn, Set.of(COLLEGE));

    long pupils = absent.stream().filter(one -> one.record().externalId().startsWith("E")).count();
    assertThat(pupils).isEqualTo(OF_A_CLASS - 1);
    assertThat(AbsenceRule.isTooMany(pupils, OF_A_CLASS - 1)).isTrue();
  }

  @Test
  void theSameFileTheNextNightChangesNothing() {
    run(2021);

    Trial.RunOfTrial next = run(2021);

    assertThat(next.report()).isEmpty();
  }

  @Test
  void aTrialPromisesTheSame() {
    PersonEntry[] file = year(2021).toArray(PersonEntry[]::new);
    Trial.RunOfTrial dry = trial.dryRun(BOTH).ofAnAcademy().says(file).settles();
    dry.leave(trial.absent(dry, Set.of(SCHOOL, COLLEGE)));

    assertThat(dry.report()).containsExactlyInAnyOrderElementsOf(run(2021).report());
  }
}
