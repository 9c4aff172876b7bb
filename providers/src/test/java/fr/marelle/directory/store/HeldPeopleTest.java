package fr.marelle.directory.store;

import static fr.marelle.directory.store.Says.pupil;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.RemovalEntry;
import fr.marelle.directory.plan.Answer;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.Scope;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People who would go if somebody confirmed it. */
class HeldPeopleTest {
  private static final String SCHOOL = "0590123A";
  private static final String COLLEGE = "0590456B";
  private static final Scope DELTA = Trial.scope(Set.of(), Set.of(), Extent.DELTA, true);

  private final Trial trial = new Trial();

  @BeforeEach
  void aClass() {
    trial
        .run(DELTA)
        .says(
            IntStream.range(0, 10)
                .mapToObj(i -> pupil("E" + i, "Élève", name(i)).in(SCHOOL, "CE2 A").entry())
                .toArray(PersonEntry[]::new));
  }

  @AfterEach
  void close() {
    trial.close();
  }

  private static String name(int i) {
    return "Roy" + (char) ('a' + i);
  }

  private static RemovalEntry removal(String id) {
    return new RemovalEntry(
        Location.of("delta.xml"), RemovalEntry.Subject.PERSON, new ExternalId("", id));
  }

  private static RemovalEntry[] half() {
    return IntStream.range(0, 5).mapToObj(i -> removal("E" + i)).toArray(RemovalEntry[]::new);
  }

  @Test
  void aTrialNamesTheSameAsTheRunThatAppliesIt() {
    Trial.RunOfTrial tried = trial.dryRun(DELTA).removes(half());
    Trial.RunOfTrial real = trial.run(DELTA).removes(half());

    assertThat(real.lines(ReportKind.HELD)).hasSize(5).isEqualTo(tried.lines(ReportKind.HELD));
    assertThat(real.lines(ReportKind.GONE)).isEmpty();
    assertThat(real.report().get(0))
        .isEqualTo("ReportHeld[eleve.roya, Élève Roya, pupil, 0590123A/CE2 A, E0, 0590123A]");
  }

  @Test
  void whoHasGoneOrMovedSinceDoesNotGoOnceItIsConfirmed() {
    Trial.RunOfTrial held = trial.run(DELTA).removes(half());
    trial.run(DELTA).says(pupil("E0", "Élève", name(0)).in(COLLEGE, "6E B").entry());
    trial.run(DELTA).removes(removal("E1"));

    held.confirmed();

    assertThat(held.lines(ReportKind.GONE))
        .extracting(line -> line.parameters().get(0))
        .containsExactlyInAnyOrder("eleve.royc", "eleve.royd", "eleve.roye");
    assertThat(held.lines(ReportKind.CHANGED)).isEmpty();
    assertThat(trial.account("eleve.roya").get("groups")).contains("0590456B/6E B");
  }

  @Test
  void whoeverHasTheIdOfSomebodyWhoWasHeldDoesNotGoInHerPlace() {
    Trial.RunOfTrial held = trial.run(DELTA).removes(half());
    PersonEntry eve = pupil("E0", "Ève", "Durand").born(2012, 1, 1).in(SCHOOL, "CM1 A").entry();
    trial
        .run(DELTA)
        .says(eve)
        .answered("QuestionOtherPerson[E0, Ève Durand, eleve.roya]", Answer.SOMEONE_NEW);
    trial.run(DELTA).says(eve);
    assertThat(trial.account("eve.durand")).containsEntry("externalId", "E0");

    held.confirmed();

    assertThat(held.lines(ReportKind.GONE))
        .extracting(line -> line.parameters().get(0))
        .containsExactlyInAnyOrder("eleve.royb", "eleve.royc", "eleve.royd", "eleve.roye");
    assertThat(trial.account("eve.durand").get("groups")).contains("0590123A/CM1 A");
  }

  @Test
  void norWhoeverGotTheIdOfAnAccountThatSomebodyRemoved() {
    Trial.RunOfTrial held = trial.run(DELTA).removes(half());
    trial.remove("eleve.roya");
    trial
        .run(DELTA)
        .says(pupil("E0", "Ève", "Durand").born(2012, 1, 1).in(SCHOOL, "CM1 A").entry());

    held.confirmed();

    assertThat(held.lines(ReportKind.GONE)).hasSize(4);
    assertThat(trial.account("eve.durand").get("groups")).contains("0590123A/CM1 A");
  }

  /** Two accounts of one person, whom the directory knows by both ids from now on. */
  private void merge(String dropped, String kept) {
    String account = trial.account(kept).get("id");
    trial.onTables(sql -> new PersonRecords(sql, Trial.REALM).give(List.of(dropped), account));
  }

  @Test
  void whoeverIsThereByAnotherIdHasNotGone() {
    merge("E0", "eleve.royj");

    assertThat(trial.dryRun(DELTA).removes(removal("E0")).report())
        .isEqualTo(trial.run(DELTA).removes(removal("E0")).report())
        .containsExactly("ReportChanged[eleve.royj, Élève Royj, external-id]");

    assertThat(trial.run(DELTA).removes(removal("E9")).lines(ReportKind.GONE)).hasSize(1);
  }

  @Test
  void whoeverIsKnownByTwoIdsAndGoesByBothGoesOnce() {
    merge("E0", "eleve.royj");

    Trial.RunOfTrial both = trial.run(DELTA).removes(removal("E0"), removal("E9"));

    assertThat(both.lines(ReportKind.GONE)).hasSize(1);
    assertThat(both.lines(ReportKind.CHANGED)).hasSize(1);
  }

  @Test
  void whoeverIsThereByAnotherIdIsNotAmongThoseWhoAreHeld() {
    merge("E0", "eleve.royj");
    RemovalEntry[] six =
        IntStream.range(0, 6).mapToObj(i -> removal("E" + i)).toArray(RemovalEntry[]::new);

    Trial.RunOfTrial held = trial.run(DELTA).removes(six);

    assertThat(held.lines(ReportKind.HELD))
        .extracting(line -> line.parameters().get(0))
        .containsExactly("eleve.royb", "eleve.royc", "eleve.royd", "eleve.roye", "eleve.royf");
    assertThat(held.report()).contains("QuestionManyWouldGo[0590123A, pupil, 5, 10]");
    assertThat(held.lines(ReportKind.CHANGED)).hasSize(1);
  }

  @Test
  void nothingIsAskedWhereNobodyIsHeldAfterAll() {
    String[] all =
        IntStream.range(0, 5)
            .mapToObj(i -> trial.account("eleve." + name(i).toLowerCase(Locale.ROOT)).get("id"))
            .toArray(String[]::new);

    Trial.RunOfTrial none = trial.run(DELTA).guarding(all).removes(half());

    assertThat(none.held()).isZero();
    assertThat(none.lines(ReportKind.GONE)).isEmpty();
    assertThat(none.report()).hasSize(5).allMatch(line -> line.startsWith("QuestionGuarded["));
  }
}
