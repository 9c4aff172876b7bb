package fr.marelle.directory.run;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.store.TrialDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.keycloak.common.util.Time;

class RunClaimsTest {
  private static final String UAI = "0590123A";
  private static final String OTHER = "0590456B";

  private final TrialDatabase database = TrialDatabase.inMemory();
  private final RunClaims claims = new RunClaims(null, Duration.ofSeconds(60));

  @BeforeEach
  void confirmed() throws SQLException {
    add("confirmed", RunState.WAITING, 1, UAI);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void add(String id, RunState state, long putAt, String uai) throws SQLException {
    new RunTable(database.sql())
        .add(
            SampleRun.of(
                id,
                state,
                new RunSettings(uai, null, null, true, false, null),
                Set.of(uai),
                false,
                putAt,
                Optional.empty()));
    database.sql().execute("update MARELLE_DIRECTORY_RUN set BEGUN_AT = ? where ID = ?", putAt, id);
  }

  private Run atWork(String id, String uai, long leaseUntil) throws SQLException {
    add(id, RunState.RUNNING, 2, uai);
    new RunTable(database.sql()).claim(run(id), "node", 3, leaseUntil);
    return run(id);
  }

  private Run run(String id) throws SQLException {
    return new RunTable(database.sql()).find("realm", id).orElseThrow();
  }

  private Optional<String> next() throws SQLException {
    return claims.claim(null, database.sql()).run().map(Run::id);
  }

  @Test
  void aNodeThatComesBackFindsItsRunTakenBackWhereAnotherOfTheSchoolIsAtWork() throws Exception {
    Run slow = atWork("slow", UAI, 4);

    assertThat(next()).contains("confirmed");

    assertThat(run("slow").state()).isEqualTo(RunState.WAITING);
    assertThat(new RunTable(database.sql()).renew(slow, 5)).isFalse();
    assertThat(new RunTable(database.sql()).advance(slow.worked(1), 5, 5)).isFalse();
    assertThat(next()).as("it waits for the other").isEmpty();
  }

  @Test
  void aRunOfAnotherSchoolStaysWithItsNode() throws Exception {
    Run slow = atWork("slow", OTHER, 4);

    assertThat(next()).contains("confirmed");

    assertThat(run("slow").state()).isEqualTo(RunState.RUNNING);
    assertThat(new RunTable(database.sql()).renew(slow, 5)).isTrue();
    assertThat(new RunTable(database.sql()).advance(slow.worked(1), 5, 5)).isTrue();
  }

  @Test
  void whileANodeIsHeardOfNothingOfItsSchoolIsTakenOn() throws Exception {
    atWork("busy", UAI, Time.currentTimeMillis() + 60_000);

    assertThat(next()).isEmpty();
    assertThat(run("busy").state()).isEqualTo(RunState.RUNNING);
  }
}
