package fr.marelle.directory.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.store.TrialDatabase;
import fr.marelle.directory.upkeep.DepartureTable.Due;
import java.sql.SQLException;
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

    assertThat(table.due(DepartureAct.BLOCK, 200, Due.FIRST, 10))
        .containsExactly(new Due("gone", 100));
  }

  @Test
  void anAccountIsRemovedWhenItWasBlockedForLongHoweverLongThePersonHasGone() throws SQLException {
    record("blocked just now", 100L, 1_000L);
    record("blocked before", 100L, 500L);
    record("blocked by hand", 100L, -500L);
    record("not blocked", 100L, null);

    assertThat(table.due(DepartureAct.REMOVE, 999, Due.FIRST, 10))
        .extracting(Due::account)
        .containsExactly("blocked before", "blocked by hand");
  }

  @Test
  void whoeverCanNotBeDealtWithIsGoneRound() throws SQLException {
    record("a", 100L, null);
    record("b", 100L, null);
    record("c", 101L, null);

    assertThat(table.due(DepartureAct.BLOCK, 200, Due.FIRST, 1))
        .extracting(Due::account)
        .containsExactly("a");
    assertThat(table.due(DepartureAct.BLOCK, 200, new Due("a", 100), 10))
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

    assertThat(table.isStillDue(DepartureAct.BLOCK, 200, new Due("back", 100))).isFalse();
    assertThat(table.isStillDue(DepartureAct.BLOCK, 200, new Due("gone", 100))).isTrue();
  }

  @Test
  void whatWasBlockedIsRemovedLaterAndWhatSomebodyOpenedAgainHasItsTimeAnew() throws SQLException {
    record("gone", 100L, null);
    Due gone = new Due("gone", 100);

    table.blocked(gone, 300, false);
    assertThat(table.due(DepartureAct.BLOCK, 1_000, Due.FIRST, 10)).isEmpty();
    assertThat(table.isStillDue(DepartureAct.REMOVE, 299, gone)).isFalse();
    assertThat(table.isStillDue(DepartureAct.REMOVE, 300, gone)).isTrue();

    table.beginAnew(gone, 400);
    assertThat(table.due(DepartureAct.REMOVE, 1_000, Due.FIRST, 10)).isEmpty();
    assertThat(table.due(DepartureAct.BLOCK, 399, Due.FIRST, 10)).isEmpty();
    assertThat(table.due(DepartureAct.BLOCK, 400, Due.FIRST, 10))
        .containsExactly(new Due("gone", 400));
  }
}
