package fr.marelle.directory.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.run.Departure;
import fr.marelle.directory.run.Reach;
import fr.marelle.directory.store.TrialDatabase;
import fr.marelle.directory.upkeep.DepartureList.Departing;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DepartureListTest {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final Departure DELAYS =
      new Departure(Duration.ofDays(30), Duration.ofDays(60), Duration.ofDays(7));

  private final TrialDatabase database = TrialDatabase.inMemory();
  private DepartureList list;

  @BeforeEach
  void open() throws SQLException {
    list = new DepartureList(database.sql(), "realm", DELAYS);
    record("there", "0590123A", null, null);
    record("blocked", "0590123A", 0L, 31 * DAY);
    record("gone", "0590123A", 40 * DAY, null);
    record("shared", "0590123A\n0590456B/6E A", 45 * DAY, null);
    record("by hand", "0590456B", 0L, -20 * DAY);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void record(String account, String places, Long goneSince, Long blockedAt)
      throws SQLException {
    database
        .sql()
        .execute(
            "insert into USER_ENTITY (ID, USERNAME, FIRST_NAME, ENABLED, REALM_ID)"
                + " values (?, ?, ?, true, 'realm')",
            account,
            account,
            account);
    database
        .sql()
        .execute(
            """
            insert into MARELLE_DIRECTORY_RECORD (REALM_ID, EXTERNAL_ID, LAYER, USER_ID, PROFILE,
              SCHOOL, PLACES, NAME_KEY, DIGEST, SINCE, ADOPTED, GONE_SINCE, BLOCKED_AT)
            values ('realm', ?, '', ?, 'PUPIL', ?, ?, 'name', '', 0, false, ?, ?)""",
            account,
            account,
            places.contains("\n") ? "*" : places,
            places,
            goneSince,
            blockedAt);
  }

  private List<String> page(Reach reach, int first, int max) throws SQLException {
    return list.page(reach, first, max).stream().map(Departing::account).toList();
  }

  @Test
  void thoseWhoseTurnComesFirstComeFirst() throws SQLException {
    assertThat(page(Reach.ALL, 0, 10)).containsExactly("gone", "shared", "by hand", "blocked");
    assertThat(page(Reach.ALL, 1, 2)).containsExactly("shared", "by hand");
    Departing gone = list.page(Reach.ALL, 0, 1).get(0);
    assertThat(gone.next()).isEqualTo(DepartureAct.BLOCK);
    assertThat(gone.at()).isEqualTo(Instant.ofEpochMilli(70 * DAY));
    Departing byHand = list.page(Reach.ALL, 2, 1).get(0);
    assertThat(byHand.next()).isEqualTo(DepartureAct.REMOVE);
    assertThat(byHand.at()).isEqualTo(Instant.ofEpochMilli(80 * DAY));
  }

  @Test
  void aSchoolSeesItsOwn() throws SQLException {
    assertThat(page(Reach.of(Set.of("0590456B")), 0, 10)).containsExactly("shared", "by hand");
    assertThat(page(Reach.of(Set.of()), 0, 10)).isEmpty();
  }

  @Test
  void ofSomeAccountsItTellsWhoHasGone() throws SQLException {
    assertThat(list.of(Set.of("there", "gone", "by hand")))
        .containsOnlyKeys("gone", "by hand")
        .extractingByKey("gone")
        .extracting(Departing::next)
        .isEqualTo(DepartureAct.BLOCK);
    assertThat(list.of(Set.of())).isEmpty();
  }

  @Test
  void somebodyIsToldOfOnceBeforeEachOfTheTwo() throws SQLException {
    assertThat(list.tell(62 * DAY)).isEmpty();
    assertThat(list.tell(64 * DAY)).containsExactly("0590123A");
    assertThat(list.toldAt("0590123A", 64 * DAY)).extracting(Departing::account).contains("gone");
    assertThat(list.tell(64 * DAY + 1)).isEmpty();
    assertThat(list.tell(69 * DAY)).containsExactly("0590123A", "0590456B");
    assertThat(list.toldAt("0590456B", 69 * DAY))
        .extracting(Departing::account)
        .containsExactly("shared");

    database
        .sql()
        .execute(
            "update MARELLE_DIRECTORY_RECORD set BLOCKED_AT = ? where USER_ID = 'gone'", 70 * DAY);
    assertThat(list.tell(122 * DAY)).containsExactly("0590123A", "0590456B");
    assertThat(list.tell(124 * DAY)).containsExactly("0590123A");
    assertThat(list.toldAt("0590123A", 124 * DAY))
        .extracting(Departing::account)
        .containsExactly("gone");
  }

  @Test
  void whoComesBackAndGoesAgainIsToldOfAgain() throws SQLException {
    list.tell(64 * DAY);
    database
        .sql()
        .execute(
            "update MARELLE_DIRECTORY_RECORD set GONE_SINCE = ? where USER_ID = 'gone'", 66 * DAY);

    assertThat(list.toldAt("0590123A", 64 * DAY)).extracting(Departing::account).contains("gone");
    assertThat(list.tell(90 * DAY)).contains("0590123A");
  }
}
