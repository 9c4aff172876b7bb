package fr.marelle.directory.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.run.Departure;
import fr.marelle.directory.store.TrialDatabase;
import fr.marelle.directory.upkeep.DepartureTable.Due;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DepartureTableTest {
  private final TrialDatabase database = TrialDatabase.inMemory();
  private DepartureTable table;

  @BeforeEach
  void open() throws SQLException {
    table = new DepartureTable(database.sql(), "realm");
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void record(String account, Long goneSince, Long blockedAt) throws SQLException {
    database
        .sql()
        .execute(
            """
            insert into MARELLE_DIRECTORY_RECORD (REALM_ID, EXTERNAL_ID, LAYER, USER_ID, PROFILE,
              SCHOOL, PLACES, NAME_KEY, DIGEST, SINCE, ADOPTED, GONE_SINCE, BLOCKED_AT)
            values ('realm', ?, '', ?, 'PUPIL', '0590123A', '0590123A', 'name', '', 0, false, ?, ?)""",
            account,
            account,
            goneSince,
            blockedAt);
  }

  @Test
  void whoHasGoneForLongIsBlockedAndNobodyElse() throws SQLException {
    record("there", null, null);
    record("gone", 100L, null);
    record("just gone", 201L, null);
    record("blocked", 50L, 150L);

    assertThat(table.due(DepartureAct.BLOCK, at(200), Due.FIRST, 10))
        .containsExactly(new Due("gone", 100));
  }

  @Test
  void anAccountIsRemovedWhenItWasBlockedForLongHoweverLongThePersonHasGone() throws SQLException {
    record("blocked just now", 100L, 1_000L);
    record("blocked before", 100L, 500L);
    record("blocked by hand", 100L, -500L);
    record("not blocked", 100L, null);

    assertThat(table.due(DepartureAct.REMOVE, at(999), Due.FIRST, 10))
        .extracting(Due::account)
        .containsExactly("blocked before", "blocked by hand");
  }

  @Test
  void whoeverCanNotBeDealtWithIsGoneRound() throws SQLException {
    record("a", 100L, null);
    record("b", 100L, null);
    record("c", 101L, null);

    assertThat(table.due(DepartureAct.BLOCK, at(200), Due.FIRST, 1))
        .extracting(Due::account)
        .containsExactly("a");
    assertThat(table.due(DepartureAct.BLOCK, at(200), new Due("a", 100), 10))
        .extracting(Due::account)
        .containsExactly("b", "c");
  }

  @Test
  void whoCameBackMeanwhileIsNotDueAnyMore() throws SQLException {
    record("back", 100L, null);
    record("gone", 100L, null);
    database
        .sql()
        .execute("update MARELLE_DIRECTORY_RECORD set GONE_SINCE = null where USER_ID = 'back'");

    assertThat(table.isStillDue(DepartureAct.BLOCK, at(200), new Due("back", 100))).isFalse();
    assertThat(table.isStillDue(DepartureAct.BLOCK, at(200), new Due("gone", 100))).isTrue();
  }

  @Test
  void whatWasBlockedIsRemovedLaterAndWhatSomebodyOpenedAgainHasItsTimeAnew() throws SQLException {
    record("gone", 100L, null);
    Due gone = new Due("gone", 100);

    table.blocked(gone, 300, false);
    assertThat(table.due(DepartureAct.BLOCK, at(1_000), Due.FIRST, 10)).isEmpty();
    assertThat(table.isStillDue(DepartureAct.REMOVE, at(299), gone)).isFalse();
    assertThat(table.isStillDue(DepartureAct.REMOVE, at(300), gone)).isTrue();

    table.beginAnew(gone, 400);
    assertThat(table.due(DepartureAct.REMOVE, at(1_000), Due.FIRST, 10)).isEmpty();
    assertThat(table.due(DepartureAct.BLOCK, at(399), Due.FIRST, 10)).isEmpty();
    assertThat(table.due(DepartureAct.BLOCK, at(400), Due.FIRST, 10))
        .containsExactly(new Due("gone", 400));
  }

  @Test
  void nobodyIsBlockedOrRemovedBeforeSomebodyWasToldInTime() throws SQLException {
    record("gone", 100L, null);
    record("blocked", 100L, 150L);
    Deadline block = new Deadline(200, OptionalLong.of(180));

    assertThat(table.due(DepartureAct.BLOCK, block, Due.FIRST, 10)).isEmpty();
    assertThat(table.due(DepartureAct.REMOVE, block, Due.FIRST, 10)).isEmpty();

    told(181);
    assertThat(table.due(DepartureAct.BLOCK, block, Due.FIRST, 10)).isEmpty();

    told(180);
    assertThat(table.due(DepartureAct.BLOCK, block, Due.FIRST, 10))
        .extracting(Due::account)
        .containsExactly("gone");
    assertThat(table.isStillDue(DepartureAct.REMOVE, block, new Due("blocked", 100))).isTrue();

    // That it will be blocked says nothing of its removal.
    told(140);
    assertThat(table.due(DepartureAct.BLOCK, block, Due.FIRST, 10)).hasSize(1);
    assertThat(table.due(DepartureAct.REMOVE, block, Due.FIRST, 10)).isEmpty();
  }

  @Test
  void theNoticeIsNoLongerThanTheDelay() {
    Departure delays =
        new Departure(Duration.ofMillis(3), Duration.ofMillis(90), Duration.ofMillis(7));

    assertThat(Deadline.of(DepartureAct.BLOCK, delays, 1_000))
        .isEqualTo(new Deadline(997, OptionalLong.of(997)));
    assertThat(Deadline.of(DepartureAct.REMOVE, delays, 1_000))
        .isEqualTo(new Deadline(910, OptionalLong.of(993)));
    assertThat(
            Deadline.of(
                DepartureAct.BLOCK,
                new Departure(Duration.ZERO, Duration.ZERO, Duration.ofDays(7)),
                5))
        .isEqualTo(at(5));
  }

  private static Deadline at(long then) {
    return new Deadline(then, OptionalLong.empty());
  }

  private void told(long moment) throws SQLException {
    database.sql().execute("update MARELLE_DIRECTORY_RECORD set WARNED_AT = ?", moment);
  }
}
