package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import fr.marelle.directory.csv.CsvColumn;
import fr.marelle.directory.csv.CsvCorrection;
import fr.marelle.directory.store.TrialDatabase;
import java.nio.charset.Charset;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs that administrators of a school started, in the table. */
class SchoolRunsTest {
  private static final String UAI = "0590123A";
  private static final CsvCorrection CORRECTION =
      new CsvCorrection(
          Optional.of(Profile.PUPIL),
          Optional.of(Charset.forName("windows-1252")),
          Optional.of('\t'),
          Map.of(0, CsvColumn.FAMILY_NAME, 11, CsvColumn.IGNORED));

  private final TrialDatabase database = TrialDatabase.inMemory();

  @AfterEach
  void close() {
    database.close();
  }

  private RunTable table() throws SQLException {
    return new RunTable(database.sql());
  }

  private Run add(String id, Optional<Announcement> announcement, long putAt) throws SQLException {
    return add(id, announcement, putAt, true, Set.of(UAI));
  }

  private Run addReal(String id, long putAt, String... schools) throws SQLException {
    return add(id, Optional.empty(), putAt, false, Set.of(schools));
  }

  private Run add(
      String id, Optional<Announcement> announcement, long putAt, boolean dry, Set<String> schools)
      throws SQLException {
    Run run =
        SampleRun.of(
            id,
            RunState.UPLOADING,
            new RunSettings(UAI, null, null, false, false, null),
            schools,
            dry,
            putAt,
            announcement);
    table().add(run);
    return run;
  }

  private static Optional<Announcement> announced(String uai) {
    return Optional.of(new Announcement(uai, 3, "0a".repeat(32)));
  }

  private Run stored(String id) throws SQLException {
    return table().find("realm", id).orElseThrow();
  }

  private void move(String id, RunState to) throws SQLException {
    table().move("realm", id, EnumSet.allOf(RunState.class), to, 1);
  }

  @Test
  void aSchoolSeesWhatItsAdministratorsSentAndNothingElse() throws Exception {
    add("ours", announced(UAI), 1);
    add("newer", announced(UAI), 2);
    add("other", announced("0590124B"), 3);
    add("admin", Optional.empty(), 4);

    assertThat(table().pageOfSchool("realm", UAI, 0, 10))
        .extracting(Run::id)
        .containsExactly("newer", "ours");
    assertThat(table().pageOfSchool("realm", UAI, 1, 10))
        .extracting(Run::id)
        .containsExactly("ours");
    assertThat(table().countOfSchool("realm", UAI)).isEqualTo(2);
    assertThat(table().countOfSchool("elsewhere", UAI)).isZero();
    assertThat(stored("ours").announcement()).isEqualTo(announced(UAI));
    assertThat(stored("admin").announcement()).isEmpty();
  }

  @Test
  void whatASchoolHasSentIsCountedHoweverOftenItIsTriedAndApplied() throws Exception {
    add("yesterday", announced(UAI), 1);
    add("coming", announced(UAI), 12);
    add("other", announced("0590124B"), 12);
    add("applied", announced(UAI), 12, false, Set.of(UAI));
    move("applied", RunState.DONE);
    add("cancelled", announced(UAI), 12);
    move("cancelled", RunState.CANCELLED);
    for (int i = 0; i < 70; i++) {
      String id = "redone" + i;
      add(id, announced(UAI), 13 + i);
      table().claim(stored(id), "claim", 100, 200);
      table().end(stored(id), RunState.DONE, null, 100);
      move(id, RunState.CANCELLED);
    }

    assertThat(table().intake("realm", UAI, 10)).isEqualTo(new Intake(2, 2));
    assertThat(table().intake("realm", UAI, 12)).isEqualTo(new Intake(2, 0));
  }

  @Test
  void aFileIsReceivedOnceAllOfItIsThereThatWasAnnounced() throws Exception {
    add("run", announced(UAI), 1);
    FileTable files = new FileTable(database.sql());

    files.append("run", 0, new byte[] {1, 2});
    assertThat(stored("run").isReceived()).isFalse();
    files.append("run", 2, new byte[] {3});

    assertThat(stored("run").isReceived()).isTrue();
  }

  @Test
  void howAFileIsReadIsKeptUntilItIsBegunAndNotChangedAfterwards() throws Exception {
    Run run = add("run", announced(UAI), 1);

    assertThat(table().settle("realm", "run", run.settings().corrected(CORRECTION).complete(true)))
        .isTrue();
    move("run", RunState.WAITING);

    assertThat(table().settle("realm", "run", run.settings())).isFalse();
    assertThat(stored("run").settings().ofCorrection()).contains(CORRECTION);
    assertThat(stored("run").settings().complete()).isTrue();
    assertThat(stored("run").settings().school()).isEqualTo(UAI);
  }

  @Test
  void aFileIsReadAsItWasSeenOrNotAtAll() throws Exception {
    Run run = add("run", announced(UAI), 1);
    RunSettings seen = run.settings().corrected(CsvCorrection.NONE);
    RunSettings others = run.settings().corrected(CORRECTION);
    table().settle("realm", "run", others);

    assertThat(table().launch("realm", "run", seen, seen.complete(true))).isFalse();
    assertThat(stored("run").state()).isEqualTo(RunState.UPLOADING);
    assertThat(stored("run").settings()).isEqualTo(others);

    assertThat(table().launch("realm", "run", others, others.complete(true))).isTrue();
    assertThat(stored("run").state()).isEqualTo(RunState.WAITING);
    assertThat(stored("run").settings()).isEqualTo(others.complete(true));
    assertThat(table().launch("realm", "run", others.complete(true), others)).isFalse();
  }

  @Test
  void settingsWithoutACorrectionAreReadAsBefore() {
    assertThat(RunSettings.read("{\"school\":\"0590123A\",\"complete\":true}"))
        .isEqualTo(new RunSettings(UAI, null, null, true, false, null));
  }

  @Test
  void whatATrialTriedIsAppliedOnceAndWithinADay() throws Exception {
    Run tried = add("tried", announced(UAI), 1);
    Run applying = add("applying", announced(UAI), 2);
    assertThat(stored("tried").canBeApplied(2)).isFalse();
    move("tried", RunState.DONE);
    assertThat(stored("tried").canBeApplied(2)).isTrue();
    assertThat(stored("tried").canBeApplied(1 + RunSweep.FILE.toMillis())).isFalse();

    table().applied(tried, applying);

    assertThat(stored("tried").canBeApplied(2)).isFalse();
    assertThat(stored("tried").appliedBy()).contains("applying");
  }

  @Test
  void whoHasBegunGoesBeforeWhoHasNotAndElseWhoAskedFirst() throws Exception {
    add("first", announced(UAI), 1);
    add("second", announced(UAI), 2);
    move("first", RunState.WAITING);
    move("second", RunState.WAITING);
    assertThat(RunClaims.goesBefore(stored("first"), stored("second"))).isTrue();
    assertThat(RunClaims.goesBefore(stored("second"), stored("first"))).isFalse();
    assertThat(RunClaims.goesBefore(stored("first"), stored("first"))).isFalse();

    table().claim(stored("second"), "claim", 3, 4);

    assertThat(RunClaims.goesBefore(stored("second"), stored("first"))).isTrue();
    assertThat(RunClaims.goesBefore(stored("first"), stored("second"))).isFalse();
  }

  @Test
  void whatRestsHoldsUpItsSchoolAndNotTheRegion() throws Exception {
    addReal("school", 1, UAI);
    addReal("next", 2, UAI);
    addReal("region", 3);
    move("next", RunState.WAITING);
    move("region", RunState.WAITING);

    move("school", RunState.RUNNING);
    assertThat(RunClaims.isHeldUpBy(stored("school"), stored("region"))).isTrue();
    move("school", RunState.PAUSED);
    assertThat(RunClaims.isHeldUpBy(stored("school"), stored("region"))).isFalse();
    assertThat(RunClaims.isHeldUpBy(stored("school"), stored("next"))).isTrue();
    move("region", RunState.PAUSED);
    assertThat(RunClaims.isHeldUpBy(stored("region"), stored("next"))).isTrue();
  }

  @Test
  void aRealRunThatWaitsMakesATrialStaleBeforeItBegins() throws Exception {
    Run tried = add("tried", announced(UAI), 1);
    addReal("real", 2, UAI);
    assertThat(table().realSince("realm", 1)).isEmpty();

    table().move("realm", "real", EnumSet.allOf(RunState.class), RunState.WAITING, 0);
    assertThat(table().realSince("realm", 1)).extracting(Run::id).containsExactly("real");
    assertThat(table().begunSince("realm", 1)).isEmpty();
    table().claim(stored("real"), "claim", 3, 4);
    assertThat(table().begunSince("realm", 1)).extracting(Run::id).containsExactly("real");

    table().applied(tried, stored("real"));
    assertThat(table().tried(stored("real"))).map(Run::id).contains("tried");
    assertThat(table().tried(tried)).isEmpty();
  }

  @Test
  void aTrialIsStaleOnceARealRunMayTouchItsSchool() throws Exception {
    add("tried", announced(UAI), 1);
    table().claim(stored("tried"), "claim", 5, 6);
    table().end(stored("tried"), RunState.DONE, null, 6);
    addReal("elsewhere", 2, "0590124B");
    addReal("real", 3, UAI);
    table().claim(stored("elsewhere"), "claim", 7, 8);
    assertThat(table().isStale(stored("tried"))).isFalse();

    table().claim(stored("real"), "claim", 8, 9);

    assertThat(table().isStale(stored("tried"))).isTrue();
  }

  @Test
  void aRunBeginsAfterWhatOthersDidWhateverTheClocksOfTheirNodesSaid() throws Exception {
    addReal("ahead", 1, "0590124B");
    table().claim(stored("ahead"), "claim", 1_000, 2_000);
    assertThat(stored("ahead").begunAt()).isEqualTo(1_000);
    table().advance(stored("ahead").worked(1), 5_000, 6_000);
    addReal("behind", 2, UAI);

    table().claim(stored("behind"), "claim", 3_000, 4_000);

    assertThat(stored("behind").begunAt()).isEqualTo(5_001);
    table().end(stored("behind"), RunState.DONE, null, 3_500);
    assertThat(stored("behind").endedAt()).isEqualTo(5_001);
    addReal("again", 3, UAI);
    table().claim(stored("again"), "claim", 3_600, 4_600);
    assertThat(stored("again").begunAt()).isEqualTo(5_002);
    table().claim(stored("again"), "other", 9_000, 9_500);
    assertThat(stored("again").begunAt()).isEqualTo(5_002);
  }

  @Test
  void aClockThatIsFarAheadIsWrong() throws Exception {
    long now = Duration.ofDays(20_000).toMillis();
    addReal("wrong", 1, UAI);
    table().claim(stored("wrong"), "claim", now + Duration.ofDays(1).toMillis(), 0);
    table().end(stored("wrong"), RunState.DONE, null, now);
    addReal("right", 2, UAI);

    table().claim(stored("right"), "claim", now, 0);

    assertThat(stored("right").begunAt()).isEqualTo(now);
  }

  @Test
  void howLongItStillTakesIsToldOnceSomethingIsDone() throws Exception {
    Run run = add("run", announced(UAI), 1);

    assertThat(run.at(1, 19, Tally.NOTHING).worked(1000).millisLeft()).isEmpty();
    assertThat(run.at(1, 250, Tally.NOTHING).worked(1000).millisLeft()).hasValue(3000);
  }
}
