package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.store.Sql;
import fr.marelle.directory.store.TrialDatabase;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TurnTest {
  private static final String REALM = "realm";
  private static final Set<String> OURS = Set.of("0590123A");

  private final TrialDatabase database = TrialDatabase.inMemory();
  private Sql sql;

  @BeforeEach
  void open() throws SQLException {
    sql = database.sql();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void nobodyIsChangedByHandWhileARunIsAtWorkOnTheSchool() throws SQLException {
    assertThat(Turn.take(sql, REALM, OURS)).isTrue();
    add("a", Set.of("0590123A", "0590456B"), false, RunState.RUNNING);

    assertThat(Turn.take(sql, REALM, OURS)).isFalse();
    assertThat(Turn.take(sql, REALM, Set.of("0590789C"))).isTrue();
    assertThat(Turn.take(sql, "other", OURS)).isTrue();
  }

  @Test
  void aRunOfAllSchoolsIsAtWorkOnEach() throws SQLException {
    add("a", Set.of(), false, RunState.RUNNING);
    assertThat(Turn.take(sql, REALM, OURS)).isFalse();
  }

  @Test
  void aDryRunAndOneThatWaitsAreInNobodysWay() throws SQLException {
    add("a", OURS, true, RunState.RUNNING);
    add("b", OURS, false, RunState.WAITING);
    add("c", OURS, false, RunState.PAUSED);
    assertThat(Turn.take(sql, REALM, OURS)).isTrue();
  }

  private void add(String id, Set<String> schools, boolean dry, RunState state)
      throws SQLException {
    new RunTable(sql)
        .add(
            SampleRun.of(
                id,
                state,
                new RunSettings(null, null, null, false, false, null),
                schools,
                dry,
                1,
                Optional.empty()));
  }
}
