package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.Question;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.store.ReportTable;
import fr.marelle.directory.store.TrialDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that ask whether people go, and those that come after them. */
class OvertakenTest {
  private static final String UAI = "0590123A";
  private static final String OTHER = "0590456B";
  private static final Crowd PUPILS = new Crowd(UAI, Profile.PUPIL);
  private static final Location FILE = Location.of("eleves.csv");

  private final TrialDatabase database = TrialDatabase.inMemory();

  @BeforeEach
  void ask() throws SQLException {
    add("asking", RunState.ASKING, 10, Set.of(UAI));
    new ReportTable(database.sql())
        .add(
            "asking",
            List.of(
                new ReportLine(
                    ReportKind.QUESTION,
                    Optional.empty(),
                    FILE,
                    Question.MANY_WOULD_GO.messageKey(),
                    List.of(UAI, "pupil", "2", "3")),
                held("lina"),
                held("max")),
            0,
            true);
    set("asking", "HELD = 2, QUESTIONS = 2, REPORTED = 4");
    record("lina");
    record("max");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Run add(String id, RunState state, long begunAt, Set<String> schools)
      throws SQLException {
    new RunTable(database.sql())
        .add(
            SampleRun.of(
                id,
                state,
                new RunSettings(UAI, null, null, true, false, null),
                schools,
                false,
                begunAt,
                Optional.empty()));
    set(id, "BEGUN_AT = " + begunAt);
    return run(id);
  }

  private void set(String id, String values) throws SQLException {
    database
        .sql()
        .execute("update MARELLE_DIRECTORY_RUN set %s where ID = ?".formatted(values), id);
  }

  private Run run(String id) throws SQLException {
    return new RunTable(database.sql()).find("realm", id).orElseThrow();
  }

  private static ReportLine held(String who) {
    return new ReportLine(
        ReportKind.HELD,
        Optional.of(who),
        FILE,
        "marelleDirectoryReportHeld",
        List.of(who, who, "pupil", UAI, "id-" + who, UAI));
  }

  private void record(String who) throws SQLException {
    record(who, who);
  }

  private void record(String id, String account) throws SQLException {
    database
        .sql()
        .execute(
            """
            insert into MARELLE_DIRECTORY_RECORD (REALM_ID, EXTERNAL_ID, LAYER, USER_ID, PROFILE,
              SCHOOL, PLACES, NAME_KEY, DIGEST, SINCE, ADOPTED)
            values ('realm', ?, '', ?, 'PUPIL', ?, ?, '', '', 1, false)""",
            "id-" + id,
            account,
            UAI,
            UAI);
  }

  private Run speaks(String id, long begunAt, Set<String> schools, String... who)
      throws SQLException {
    Run run = add(id, RunState.RUNNING, begunAt, schools);
    for (String one : who) {
      database
          .sql()
          .execute(
              "insert into MARELLE_DIRECTORY_SEEN (RUN_ID, EXTERNAL_ID) values (?, ?)",
              id,
              "id-" + one);
    }
    return run;
  }

  private boolean confirm() throws SQLException {
    return new DepartureQuestions(database.sql(), run("asking")).confirm();
  }

  private List<List<String>> asked() throws SQLException {
    return new ReportTable(database.sql())
        .page("asking", ReportKind.QUESTION, 0, 10).stream()
            .map(one -> one.line().parameters())
            .toList();
  }

  private List<String> stillHeld() throws SQLException {
    return new ReportTable(database.sql())
        .page("asking", ReportKind.HELD, 0, 10).stream()
            .map(one -> one.line().account().orElseThrow())
            .toList();
  }

  @Test
  void ofWhomALaterRunSpeaksNobodyIsAskedAndTheOthersAreStillHeld() throws Exception {
    new Overtaken(database.sql()).by(speaks("later", 20, Set.of(UAI), "lina"));

    assertThat(stillHeld()).containsExactly("max");
    assertThat(run("asking").state()).isEqualTo(RunState.ASKING);
    assertThat(run("asking").tally().held()).isEqualTo(1);
    assertThat(run("asking").tally().questions()).isEqualTo(2);
    assertThat(asked()).containsExactly(List.of(UAI, "pupil", "1", "3"));
  }

  @Test
  void aRunThatIsAboutNobodyOfThemLeavesTheQuestionAsItIs() throws Exception {
    new Overtaken(database.sql()).by(speaks("parents", 20, Set.of(UAI), "somebody"));
    new Overtaken(database.sql()).by(speaks("elsewhere", 20, Set.of(OTHER), "lina"));
    new Overtaken(database.sql()).by(speaks("earlier", 5, Set.of(UAI), "lina"));

    assertThat(stillHeld()).containsExactly("lina", "max");
    assertThat(run("asking").state()).isEqualTo(RunState.ASKING);
  }

  @Test
  void whereEverybodyIsThereNothingIsLeftToAsk() throws Exception {
    new Overtaken(database.sql()).by(speaks("later", 20, Set.of(), "lina", "max"));

    assertThat(run("asking").state()).isEqualTo(RunState.DONE);
    assertThat(run("asking").tally().held()).isZero();
    assertThat(run("asking").tally().questions()).isEqualTo(1);
    assertThat(asked()).isEmpty();
  }

  @Test
  void whoHasGoneByALaterRunIsNotAskedAboutEither() throws Exception {
    database
        .sql()
        .execute("update MARELLE_DIRECTORY_RECORD set GONE_SINCE = 20 where USER_ID = 'lina'");

    new Overtaken(database.sql()).by(speaks("later", 20, Set.of(UAI)));

    assertThat(stillHeld()).containsExactly("max");
  }

  @Test
  void anotherEntryOfTheAccountSaysNothingOfTheOneThatIsHeld() throws Exception {
    record("old", "lina");
    record("other", "lina");
    database
        .sql()
        .execute("update MARELLE_DIRECTORY_RECORD set GONE_SINCE = 5 where EXTERNAL_ID = 'id-old'");

    new Overtaken(database.sql()).by(speaks("later", 20, Set.of(UAI), "other"));

    assertThat(stillHeld()).containsExactly("lina", "max");
    assertThat(run("asking").tally().held()).isEqualTo(2);
  }

  @Test
  void whoseIdIsSomebodyElsesOrNobodysIsNotAskedAboutEither() throws Exception {
    database
        .sql()
        .execute("update MARELLE_DIRECTORY_RECORD set USER_ID = 'eve' where USER_ID = 'lina'");
    Run later = speaks("later", 20, Set.of(UAI));

    new Overtaken(database.sql()).by(later);
    assertThat(stillHeld()).containsExactly("max");

    database.sql().execute("delete from MARELLE_DIRECTORY_RECORD where USER_ID = 'max'");
    new Overtaken(database.sql()).by(later);
    assertThat(stillHeld()).isEmpty();
    assertThat(run("asking").state()).isEqualTo(RunState.DONE);
  }

  @Test
  void aListOfTheSamePeopleAsksInItsPlaceAndOneOfOthersDoesNot() throws Exception {
    Run later = speaks("later", 20, Set.of(UAI));
    Overtaken overtaken = new Overtaken(database.sql());

    overtaken.askedAnew(later, new Crowd(UAI, Profile.RELATIVE)::equals);
    assertThat(run("asking").state()).isEqualTo(RunState.ASKING);
    overtaken.askedAnew(later, PUPILS::equals);
    assertThat(run("asking").state()).isEqualTo(RunState.DONE);
    assertThat(stillHeld()).containsExactly("lina", "max");
  }

  @Test
  void whereItsFileIsReadOnceMoreNobodyIsHeldAndNothingIsLeftToConfirm() throws Exception {
    Overtaken overtaken = new Overtaken(database.sql());

    assertThat(overtaken.readAgain(run("asking"))).isTrue();

    assertThat(run("asking").state()).isEqualTo(RunState.CANCELLED);
    assertThat(run("asking").tally().held()).isZero();
    assertThat(run("asking").tally().questions()).isEqualTo(1);
    assertThat(stillHeld()).isEmpty();
    assertThat(overtaken.readAgain(run("asking"))).as("once").isFalse();
    assertThat(confirm()).isFalse();
  }

  @Test
  void aRunThatWasConfirmedMeanwhileGoesOn() throws Exception {
    Run asking = run("asking");
    confirm();

    assertThat(new Overtaken(database.sql()).readAgain(asking)).isFalse();

    assertThat(run("asking").state()).isEqualTo(RunState.WAITING);
    assertThat(stillHeld()).hasSize(2);
  }

  @Test
  void whatARunSpokeOfThatIsNotOverIsKnownToo() throws Exception {
    speaks("later", 20, Set.of(UAI), "lina");
    speaks("earlier", 5, Set.of(UAI), "max");

    assertThat(
            new Overtaken(database.sql())
                .spokenOfSince(run("asking"), List.of("id-lina", "id-max")))
        .containsExactly("id-lina");
  }

  @Test
  void aQuestionThatIsAnsweredIsNoQuestionAnyMore() throws Exception {
    assertThat(confirm()).isTrue();

    assertThat(run("asking").tally().questions()).isEqualTo(1);
    assertThat(run("asking").tally().held()).isZero();
    assertThat(new ReportTable(database.sql()).page("asking", ReportKind.QUESTION, 0, 10))
        .isEmpty();
    assertThat(stillHeld()).as("they are yet to go").hasSize(2);
  }

  @Test
  void nobodyGoesAfterAMonthWithoutAnAnswer() throws Exception {
    long month = Duration.ofDays(30).toMillis();
    set("asking", "ENDED_AT = 50");

    RunSweep.run(database.sql(), month + 50);
    assertThat(run("asking").state()).isEqualTo(RunState.ASKING);
    RunSweep.run(database.sql(), month + 51);
    assertThat(run("asking").state()).isEqualTo(RunState.DONE);
    assertThat(run("asking").tally().held()).isEqualTo(2);
  }
}
