package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.marelle.server.KeycloakServer;
import fr.marelle.server.Servers;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.RunningEnt;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.keycloak.representations.idm.UserRepresentation;

/** A server that dies in the middle of an import; the benchmarks kill it more often. */
@Tag("newest-only")
@DisplayName("Importation de l'annuaire et pannes")
class DirectoryFaultsIT {
  private static final int KILLS = 3;
  private static final int PUPILS = 2_500;

  @Test
  void aServerThatIsKilledGoesOnAndTheEndIsTheSame() {
    try (KeycloakServer server =
        Servers.process(
            RunningEnt.production()
                .option("spi-admin-realm-restapi-extension--marelle-directory--lease", "10")
                .option("spi-admin-realm-restapi-extension--marelle-directory--interval", "1"))) {
      Ent ent = new Ent(server);
      SchoolTables calm = SchoolTables.of(PUPILS);
      JsonNode undisturbed = new DirectoryRuns(ent).run(calm.tables(), calm.complete());

      SchoolTables school = SchoolTables.of(PUPILS);
      DirectoryRuns.Asked run = new DirectoryRuns(ent).start(school.tables(), school.complete());
      Random random = new Random(6);
      for (int i = 0; i < KILLS; i++) {
        LockSupport.parkNanos(random.nextLong(50_000_000, 900_000_000));
        server.kill();
        server.start();
        ent = ent.again();
      }
      JsonNode done = new DirectoryRuns(ent).await(run);

      assertThat(done.get("state").asText()).isEqualTo("done");
      assertThat(done.get("counts")).isEqualTo(undisturbed.get("counts"));
      Map<String, List<String>> report = new DirectoryRuns(ent).report(run.id());
      assertThat(report.get("question")).isEmpty();
      List<UserRepresentation> people =
          ent.realm().users().search(null, null, school.name(1).split(" ", 2)[1], null, 0, 10_000);
      assertThat(people).hasSize(2 * PUPILS);
      Map<String, Long> identifiers = new TreeMap<>();
      people.forEach(one -> identifiers.merge(one.getUsername(), 1L, Long::sum));
      assertThat(identifiers).hasSize(2 * PUPILS);
      // Nobody's second account: homonyms would be numbered.
      assertThat(identifiers.keySet()).noneMatch(one -> one.matches(".*\\d"));
    }
  }
}
