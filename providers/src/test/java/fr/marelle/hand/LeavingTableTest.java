package fr.marelle.hand;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.store.Sql;
import fr.marelle.directory.store.TrialDatabase;
import fr.marelle.hand.LeavingTable.Before;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Accounts that are to be removed, and what ends it. */
class LeavingTableTest {
  private static final String REALM = "realm";
  private static final Instant BEGUN = Instant.ofEpochMilli(1_000);
  private static final Instant LATER = BEGUN.plusSeconds(1);

  private final TrialDatabase database = TrialDatabase.inMemory();
  private Sql sql;
  private LeavingTable table;

  @BeforeEach
  void open() throws SQLException {
    sql = database.sql();
    table = new LeavingTable(sql);
    for (String account : List.of("lina", "hugo", "zoe")) {
      sql.execute(
          "insert into USER_ENTITY (ID, USERNAME, ENABLED, REALM_ID) values (?, ?, false, ?)",
          account,
          account,
          REALM);
    }
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void whoeverWasOpenedInBetweenIsNotRemovedForABlockOfLater() throws SQLException {
    table.add(REALM, "lina", BEGUN, "who", Before.OPEN);
    table.add(REALM, "hugo", BEGUN, "who", Before.OPEN);
    sql.execute("update USER_ENTITY set ENABLED = true where ID = 'lina'");

    table.removeOpen(REALM);
    sql.execute("update USER_ENTITY set ENABLED = false where ID = 'lina'");

    assertThat(table.due(REALM, LATER, 10)).containsExactly("hugo");
    assertThat(table.isStillDue("lina", LATER)).isFalse();
    assertThat(table.isStillDue("hugo", LATER)).isTrue();
    assertThat(table.isStillDue("hugo", BEGUN.minusMillis(1))).isFalse();
  }

  @Test
  void whatBeganFirstCounts() throws SQLException {
    table.add(REALM, "lina", BEGUN, "who", Before.BLOCKED_AS_GONE);
    table.add(REALM, "lina", LATER, "other", Before.OPEN);

    assertThat(table.find("lina")).contains(new LeavingTable.Row(BEGUN, Before.BLOCKED_AS_GONE));
    assertThat(table.remove("lina")).isTrue();
    assertThat(table.remove("lina")).isFalse();
  }

  @Test
  void theAccountThatWasClosedGoesAfterTheOneThatItBecamePartOf() throws SQLException {
    MergePlan plan = MergePlan.of(Side.of("lina").side(), Side.of("hugo").side(), false, Set.of());
    MergeMemory memory =
        new MergeMemory(
            Side.of("lina").side(),
            Side.of("hugo").side(),
            plan,
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            false,
            false);
    MergeTable merges = new MergeTable(sql, REALM);
    merges.add(new Merge("m1", "lina", "hugo", BEGUN), "who", memory);
    merges.add(new Merge("m2", "zoe", "lina", LATER), "who", memory);

    HandUpkeep.forgetMerges(sql, REALM, "lina");

    assertThat(merges.of("lina")).isEmpty();
    assertThat(table.find("hugo")).isPresent();
    assertThat(table.find("zoe")).isEmpty();
  }
}
