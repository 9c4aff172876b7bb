package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.marelle.server.KeycloakServer;
import fr.marelle.server.Servers;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SharedDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server that dies in the middle of an import, or whose database goes away. The unit tests kill
 * the engine at twenty moments, where a node is there in a second.
 */
@Tag("newest-only")
@DisplayName("Importation de l'annuaire et pannes")
class DirectoryFaultsIT {
  private static final int PUPILS = 2_500;
  private static final Duration ABSENCE = Duration.ofSeconds(30);

  @Test
  void aServerThatIsKilledGoesOnAndTheEndIsTheSame(@TempDir Path data) {
    SharedDatabase database = new SharedDatabase(data);
    try (KeycloakServer server =
        database.start(
            RunningEnt.production()
                .option("spi-admin-realm-restapi-extension--marelle-directory--lease", "10")
                .option("spi-admin-realm-restapi-extension--marelle-directory--interval", "1"))) {
      Ent ent = new Ent(server);
      DirectoryRuns before = new DirectoryRuns(ent);
      SchoolTables calm = SchoolTables.of(PUPILS);
      JsonNode undisturbed = before.run(calm.tables(), calm.complete());

      SchoolTables school = SchoolTables.of(PUPILS);
      DirectoryRuns.Asked run = before.start(school.tables(), school.complete());
      Patience.until(() -> assertThat(before.get(run).get("percent").asDouble()).isPositive());
      server.kill();
      server.start();
      DirectoryRuns after = new DirectoryRuns(ent.again());
      JsonNode done = after.await(run);

      assertThat(done.get("state").asText()).isEqualTo("done");
      assertThat(done.get("counts")).isEqualTo(undisturbed.get("counts"));
      Map<String, List<String>> report = after.report(run.id());
      assertThat(report.get("question")).isEmpty();
      assertThatEverybodyIsThereOnce(school, database::number);
    }
  }

  @Test
  void aDatabaseThatIsAwayForHalfAMinuteDelaysTheRunAndNothingElse() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        DatabaseLine line = DatabaseLine.to(postgres.getPort());
        KeycloakServer server =
            Servers.process(
                RunningEnt.production()
                    .database(
                        "jdbc:postgresql://localhost:%d/postgres".formatted(line.port()),
                        "postgres",
                        "postgres"))) {
      Ent ent = new Ent(server);
      DirectoryRuns runs = new DirectoryRuns(ent);
      SchoolTables school = SchoolTables.of(PUPILS);
      DirectoryRuns.Asked run = runs.start(school.tables(), school.complete());
      Patience.until(() -> assertThat(runs.get(run).get("percent").asDouble()).isPositive());

      cut(line);
      Patience.until(() -> assertThat(isThere(runs, run)).isTrue());
      JsonNode done = runs.await(run);

      assertThat(done.get("state").asText()).isEqualTo("done");
      assertThat(done.at("/counts/created").asInt()).isEqualTo(2 * PUPILS);
      Map<String, List<String>> report = runs.report(run.id());
      assertThat(report.get("question")).isEmpty();
      assertThat(report.get("problem")).isEmpty();
      assertThatEverybodyIsThereOnce(school, query -> number(postgres, query));
      // The same node, which has the run's lease for longer than that.
      assertThat(server.log()).contains("fails a run of the directory, which tries again");
      ent.portal().close();
    }
  }

  /** For as long as the database is away. */
  private static void cut(DatabaseLine line) throws Exception {
    ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    try {
      line.cut();
      clock.schedule(line::mend, ABSENCE.toMillis(), TimeUnit.MILLISECONDS).get();
    } finally {
      clock.shutdown();
    }
  }

  /** Connections that broke are found to be broken one by one. */
  private static boolean isThere(DirectoryRuns runs, DirectoryRuns.Asked run) {
    try {
      return runs.send("GET", "runs/" + run.id(), new byte[0], "text/plain").statusCode() == 200;
    } catch (WebApplicationException | ProcessingException noToken) {
      return false;
    }
  }

  /** Asks the database: Keycloak takes minutes to tell of five thousand. */
  private static void assertThatEverybodyIsThereOnce(
      SchoolTables school, ToLongFunction<String> database) {
    String family = school.name(1).split(" ", 2)[1];
    String people = " from USER_ENTITY where LAST_NAME = '" + family + "'";
    assertThat(database.applyAsLong("select count(*)" + people)).isEqualTo(2 * PUPILS);
    // Nobody's second account: homonyms would be numbered.
    assertThat(
            database.applyAsLong(
                "select count(*)"
                    + people
                    + " and USERNAME <> translate(USERNAME, '0123456789', '##########')"))
        .isZero();
    assertThat(
            database.applyAsLong(
                "select count(distinct USER_ID) from MARELLE_DIRECTORY_RECORD"
                    + " where GONE_SINCE is null and USER_ID in (select ID"
                    + people
                    + ")"))
        .isEqualTo(2 * PUPILS);
  }

  private static long number(EmbeddedPostgres postgres, String query) {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(query, e);
    }
  }
}
