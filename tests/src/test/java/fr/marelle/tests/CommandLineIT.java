package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.RunningEnt;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The directory from the command line, as a process of its own. On the newest server alone: it
 * speaks to the API that {@link DirectoryIT} tries on both.
 */
@Tag("newest-only")
@ExtendWith(RunningEnt.class)
@DisplayName("L'annuaire en ligne de commande")
class CommandLineIT {
  private static final String CLIENT = "essai-importation";
  private static final String SECRET = "Un-secret-d-essai-de-la-ligne-de-commande";

  @TempDir private Path folder;

  private final Ent ent;
  private String client;

  CommandLineIT(Ent ent) {
    this.ent = ent;
  }

  /**
   * How a call ended.
   *
   * @param out both of its outputs
   */
  private record Ended(int code, String out) {}

  @BeforeEach
  void registerAClientThatMayManageAccounts() {
    ClientRepresentation representation = new ClientRepresentation();
    representation.setClientId(CLIENT);
    representation.setSecret(SECRET);
    representation.setPublicClient(false);
    representation.setStandardFlowEnabled(false);
    representation.setServiceAccountsEnabled(true);
    try (Response response = ent.realm().clients().create(representation)) {
      URI location = response.getLocation();
      client = location.getPath().substring(location.getPath().lastIndexOf('/') + 1);
    }
    UserRepresentation service = ent.realm().clients().get(client).getServiceAccountUser();
    String management = ent.realm().clients().findByClientId("realm-management").get(0).getId();
    ent.realm()
        .users()
        .get(service.getId())
        .roles()
        .clientLevel(management)
        .add(
            List.of(
                ent.realm()
                    .clients()
                    .get(management)
                    .roles()
                    .get("manage-users")
                    .toRepresentation()));
  }

  @AfterEach
  void removeIt() {
    ent.realm().clients().get(client).remove();
  }

  @Test
  void aFolderIsTriedAppliedAndReported() throws Exception {
    SchoolTables school = SchoolTables.of(3);
    for (Map.Entry<String, String> table : school.tables().entrySet()) {
      Files.writeString(folder.resolve(table.getKey()), table.getValue());
    }
    Path report = folder.resolve("compte-rendu.txt");

    Ended tried =
        call(
            "import",
            folder.toString(),
            "--dry-run",
            "--complete",
            "--school",
            school.uai(),
            "--report",
            report.toString());

    assertThat(tried.code()).as(tried.out()).isZero();
    assertThat(tried.out()).contains("Essai : 6 seraient créés").doesNotContain(SECRET);
    assertThat(Files.readString(report)).contains(school.name(1), "créé (élève");
    assertThat(ent.realm().users().searchByUsername(school.identifier(1), true)).isEmpty();

    String run = after(tried.out(), "marelle apply ");
    Ended applied = call("apply", run);

    assertThat(applied.code()).as(applied.out()).isZero();
    assertThat(applied.out()).contains("6 créés, 0 modifiés");
    assertThat(ent.realm().users().searchByUsername(school.identifier(1), true)).hasSize(1);
    assertThat(call("apply", run).code()).isEqualTo(5);
    assertThat(call("runs").out()).contains(folder.getFileName() + ".zip", "(essai)");
  }

  @Test
  void questionsAndDeparturesEndWithNumbersOfTheirOwn() throws Exception {
    SchoolTables school = SchoolTables.of(12);
    Path file = folder.resolve("ecole.zip");
    Files.write(file, DirectoryRuns.zip(school.tables()));
    assertThat(importing(file, school).code()).isZero();
    for (int i = 1; i <= 6; i++) {
      school.remove(i);
    }
    Files.write(file, DirectoryRuns.zip(school.tables()));

    Ended asking = importing(file, school);

    assertThat(asking.code()).as(asking.out()).isEqualTo(4);
    Ended confirmed = call("confirm", after(asking.out(), "marelle confirm "));
    assertThat(confirmed.code()).as(confirmed.out()).isIn(0, 3);
    assertThat(confirmed.out()).contains("12 partis");
  }

  @Test
  void whoeverIsUnknownOrMayNotIsToldSo() throws Exception {
    assertThat(call("follow", "00000000-0000-0000-0000-000000000000").out())
        .contains("pas d’importation de cet identifiant");
    assertThat(call(Map.of("MARELLE_CLIENT_SECRET", "wrong"), "runs"))
        .satisfies(
            ended -> {
              assertThat(ended.code()).isEqualTo(5);
              assertThat(ended.out()).contains("ne donne pas de jeton");
            });
  }

  private Ended importing(Path file, SchoolTables school) throws Exception {
    return call("import", file.toString(), "--complete", "--school", school.uai());
  }

  /** The word that follows. */
  private static String after(String out, String words) {
    return out.substring(out.indexOf(words) + words.length()).split("\\s", 2)[0];
  }

  private Ended call(String... arguments) throws Exception {
    return call(Map.of("MARELLE_CLIENT_SECRET", SECRET), arguments);
  }

  private Ended call(Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dfile.encoding=UTF-8",
                "-jar",
                Path.of(System.getProperty("marelle.root", ".."))
                    .resolve("cli/target/marelle.jar")
                    .toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LANG", "fr_FR.UTF-8");
    builder.environment().put("LC_ALL", "fr_FR.UTF-8");
    builder.environment().put("MARELLE_SERVER", ent.server().baseUrl().toString());
    builder.environment().put("MARELLE_CLIENT", CLIENT);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Ended(process.waitFor(), out);
  }
}
