package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.schools.Aaf;
import fr.marelle.schools.Alphabet;
import fr.marelle.schools.Night;
import fr.marelle.schools.Parcel;
import fr.marelle.schools.Town;
import fr.marelle.schools.World;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.RunningEnt;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
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

  private static final LocalDate DAY = LocalDate.of(2026, 9, 1);

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
    assertThat(tried.out()).contains("6 à créer, 0 à modifier").doesNotContain(SECRET);
    assertThat(Files.readString(report)).contains(school.name(1), "à créer (élève");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(report)))
        .isEqualTo("rw-------");
    assertThat(ent.realm().users().searchByUsername(school.identifier(1), true)).isEmpty();

    String run = after(tried.out(), "marelle.jar apply ");
    Ended applied = call("apply", run);

    assertThat(applied.code()).as(applied.out()).isZero();
    assertThat(applied.out()).contains("6 créés, 0 modifiés");
    assertThat(ent.realm().users().searchByUsername(school.identifier(1), true)).hasSize(1);
    assertThat(call("apply", run))
        .satisfies(
            again -> {
              assertThat(again.code()).isEqualTo(2);
              assertThat(again.out()).contains("ne peut pas être appliqué");
            });
    assertThat(call("runs").out()).contains(folder.getFileName() + ".zip", "(essai)");
  }

  @Test
  void anAcademysSplitFilesComeAsAFolderAsArchivesAndAsAnUpdate() throws Exception {
    World world = new World(88, 150, DAY);
    int people = world.towns().mapToInt(Town::accounts).sum();
    Path files = folder.resolve("nuit");
    write(Parcel.Form.FOLDER, files, aaf -> aaf.complete(world::towns, DAY));
    try (Stream<Path> split = Files.list(files)) {
      assertThat(split.filter(file -> file.toString().contains("_Eleve_"))).hasSizeGreaterThan(2);
    }

    Ended first = call("import", files.toString());

    assertThat(first.code()).as(first.out()).isZero();
    assertThat(first.out()).contains(people + " créés, 0 modifiés, 0 inchangés");
    for (Parcel.Form form : List.of(Parcel.Form.TAR_GZ, Parcel.Form.ZIP)) {
      Path archive = folder.resolve(form == Parcel.Form.ZIP ? "nuit.zip" : "nuit.tar.gz");
      write(form, archive, aaf -> aaf.complete(world::towns, DAY));
      Ended again = call("import", archive.toString());
      assertThat(again.code()).as(again.out()).isZero();
      assertThat(again.out()).contains("0 créés, 0 modifiés, " + people + " inchangés, 0 partis");
    }

    List<Night> nights = world.afterNights(1, 5).toList();
    Path update = folder.resolve("changements.zip");
    write(Parcel.Form.ZIP, update, aaf -> aaf.delta(nights::stream, DAY.plusDays(1)));
    Ended changed = call("import", update.toString());

    assertThat(changed.code()).as(changed.out()).isZero();
    Night night = nights.get(0);
    assertThat(changed.out())
        .contains((night.addedPupils().size() + night.addedRelatives().size()) + " créés")
        .contains((night.gonePupils().size() + night.goneRelatives().size()) + " partis");
  }

  /** What is written in an academy's files. */
  private interface Writing {
    void to(Aaf aaf) throws IOException;
  }

  /** In files of a few people each. */
  private static void write(Parcel.Form form, Path path, Writing writing) throws IOException {
    try (Parcel parcel = Parcel.create(form, path)) {
      writing.to(new Aaf(parcel, new Alphabet(StandardCharsets.UTF_8), 15));
    }
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
    assertThat(asking.out()).contains("Partiraient", school.name(1), "élève, ");
    String first = after(asking.out(), "marelle.jar confirm ");
    Ended again = call("repeat", first);
    assertThat(again.code()).as(again.out()).isEqualTo(4);
    assertThat(call("follow", first).out()).contains("relue depuis, avec des réponses");
    Ended confirmed = call("confirm", after(again.out(), "marelle.jar confirm "));
    assertThat(confirmed.code()).as(confirmed.out()).isZero();
    assertThat(confirmed.out()).contains("12 partis");
    assertThat(call("departures", "--school", school.uai()).out().lines())
        .hasSize(13)
        .anyMatch(line -> line.contains(school.identifier(1) + ";élève;" + school.uai()));
  }

  @Test
  void whoeverIsUnknownOrMayNotIsToldSo() throws Exception {
    assertThat(call("follow", "00000000-0000-0000-0000-000000000000"))
        .satisfies(
            ended -> {
              assertThat(ended.code()).isEqualTo(2);
              assertThat(ended.out()).contains("pas d’importation de cet identifiant");
            });
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
