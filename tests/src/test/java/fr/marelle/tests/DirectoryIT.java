package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.marelle.tests.ent.AdminRest;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A school's files, from the upload to the accounts. */
@ExtendWith(RunningEnt.class)
@DisplayName("Importation de l'annuaire")
class DirectoryIT {
  /** Of sixty-four kilobytes each: far beyond what a request may hold. */
  private static final long MANY_CHUNKS = 2_000;

  private final Ent ent;
  private final DirectoryRuns runs;
  private SchoolTables school;

  DirectoryIT(Ent ent) {
    this.ent = ent;
    this.runs = new DirectoryRuns(ent);
  }

  @BeforeEach
  void openASchool() {
    school = SchoolTables.of(12);
  }

  @Test
  void everybodyGetsAnAccountThatOpensWithItsCode() {
    JsonNode run = runs.run(school.tables(), school.complete());

    assertThat(run.get("state").asText()).isEqualTo("done");
    assertThat(run.get("percent").asDouble()).isEqualTo(100);
    assertThat(run.at("/counts/created").asInt()).isEqualTo(24);
    UserRepresentation pupil = account(school.identifier(1));
    assertThat(pupil.isEnabled()).isTrue();
    assertThat(pupil.getAttributes())
        .containsEntry("profile", List.of("pupil"))
        .containsEntry("externalId", List.of(school.uai() + ":e1"))
        .containsEntry("birthDate", List.of("2015-06-02"));
    assertThat(groups(pupil)).containsExactly("/" + school.uai() + "/CE2 A");
    assertThat(ent.realm().users().get(pupil.getId()).roles().realmLevel().listAll().toString())
        .contains("default-roles-ent");
    UserRepresentation parent = account("parent" + school.identifier(1).substring(5));
    assertThat(parent.getAttributes()).containsEntry("children", List.of(school.uai() + ":e1"));
    assertThat(groups(parent)).containsExactly("/" + school.uai());
    assertThat(SignInTrial.of(ent, pupil.getUsername(), code(pupil)).page().isActivation())
        .isTrue();
  }

  @Test
  void theClassesOfANewSchoolOfManyBatchesAreInIt() {
    for (int i = 1; i <= 1100; i++) {
      school.put(i, i <= 1000 ? "CE2 A" : "CM1 B" + school.uai());
    }

    runs.run(school.tables(), school.complete());

    GroupRepresentation group = ent.realm().getGroupByPath("/" + school.uai());
    assertThat(ent.realm().groups().group(group.getId()).getSubGroups(0, 10, true))
        .extracting(GroupRepresentation::getName)
        .containsExactlyInAnyOrder("CE2 A", "CM1 B" + school.uai());
    assertThat(ent.realm().groups().groups(0, 10_000))
        .extracting(GroupRepresentation::getName)
        .noneMatch(name -> name.startsWith("CM1 B"));
    assertThat(groups(account(school.identifier(1100))))
        .containsExactly("/" + school.uai() + "/CM1 B" + school.uai());
  }

  @Test
  void theSameFileAgainChangesNothing() {
    runs.run(school.tables(), school.complete());

    JsonNode again = runs.run(school.tables(), school.complete());

    assertThat(again.at("/counts/unchanged").asInt()).isEqualTo(24);
    assertThat(runs.report(again.get("id").asText()).values()).allMatch(List::isEmpty);
  }

  @Test
  void whatAnActivePupilHasSurvivesAMoveAndTheEmptyClassGoes() {
    runs.run(school.tables(), school.complete());
    UserRepresentation pupil = account(school.identifier(1));
    Person person =
        new Person(
            pupil.getId(),
            pupil.getUsername(),
            code(pupil),
            pupil.getFirstName(),
            pupil.getLastName(),
            "pupil");
    FirstAccess.begin(ent, person).complete();
    String mail = account(person.identifier()).getEmail();

    for (int i = 1; i <= 12; i++) {
      school.put(i, "CM1 A");
    }
    runs.run(school.tables(), school.complete());

    assertThat(groups(account(person.identifier()))).containsExactly("/" + school.uai() + "/CM1 A");
    assertThat(account(person.identifier()).getEmail()).isEqualTo(mail);
    assertThat(SignInTrial.of(ent, person.identifier(), Person.PASSWORD).succeeded()).isTrue();
    GroupRepresentation group = ent.realm().getGroupByPath("/" + school.uai());
    assertThat(ent.realm().groups().group(group.getId()).getSubGroups(0, 10, true))
        .extracting(GroupRepresentation::getName)
        .containsExactly("CM1 A");
  }

  @Test
  void aDryRunPromisesWhatApplyingItDoes() {
    runs.run(school.tables(), school.complete());
    school.put(1, "CM1 A");
    school.put(13, "CM1 A");
    school.remove(2);

    JsonNode dry = runs.run(school.tables(), school.complete() + "&dry=true");
    assertThat(dry.at("/counts/created").asInt()).isEqualTo(2);
    assertThat(ent.realm().users().searchByUsername(school.identifier(13), true)).isEmpty();
    DirectoryRuns.Asked tried = new DirectoryRuns.Asked(dry.get("id").asText());
    runs.act(tried, "apply");
    JsonNode real = newest();
    assertThat(runs.act(tried, "apply").statusCode()).isEqualTo(409);

    assertThat(runs.report(real.get("id").asText()))
        .isEqualTo(runs.report(tried.id()))
        .extractingByKey("gone")
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .hasSize(2);
    assertThat(account(school.identifier(13)).isEnabled()).isTrue();
  }

  @Test
  void manyWhoWouldGoAreAskedForAndComeBackWhole() {
    runs.run(school.tables(), school.complete());
    Map<String, String> all = school.tables();
    for (int i = 1; i <= 6; i++) {
      school.remove(i);
    }

    JsonNode tried = runs.run(school.tables(), school.complete() + "&dry=true");
    JsonNode asking = runs.run(school.tables(), school.complete());
    assertThat(asking.get("state").asText()).isEqualTo("asking");
    assertThat(asking.at("/counts/held").asInt()).isEqualTo(12);
    assertThat(runs.report(asking.get("id").asText(), "held"))
        .isEqualTo(runs.report(tried.get("id").asText(), "held"))
        .hasSize(12)
        .anyMatch(line -> line.contains(school.name(1)));
    assertThat(groups(account(school.identifier(1))))
        .containsExactly("/" + school.uai() + "/CE2 A");

    DirectoryRuns.Asked run = new DirectoryRuns.Asked(asking.get("id").asText());
    String one = all.get("eleves.csv").lines().limit(2).collect(Collectors.joining("\n"));
    runs.run(Map.of("eleves.csv", one), "school=" + school.uai());
    assertThat(runs.get(run).at("/counts/held").asInt()).isEqualTo(11);
    runs.act(run, "confirm");
    JsonNode done = runs.await(run);
    assertThat(done.get("state").asText()).isEqualTo("done");
    assertThat(done.at("/counts/gone").asInt()).isEqualTo(11);
    assertThat(done.at("/counts/questions").asInt()).isZero();
    assertThat(groups(account(school.identifier(2)))).containsExactly("/" + school.uai());
    assertThat(groups(account(school.identifier(1))))
        .containsExactly("/" + school.uai() + "/CE2 A");

    JsonNode back = runs.run(all, school.complete());
    assertThat(back.at("/counts/returned").asInt()).isEqualTo(11);
    assertThat(groups(account(school.identifier(2))))
        .containsExactly("/" + school.uai() + "/CE2 A");
  }

  @Test
  void somethingThatCanNotBeReadMakesNobodyGo() {
    runs.run(school.tables(), school.complete());
    Map<String, String> broken = new TreeMap<>(school.tables());
    broken.put("eleves.csv", "id;Nom;Prénom;Date de naissance;Classe\n;Moulin;;02/06/2015;CP\n");

    JsonNode run = runs.run(broken, school.complete());

    assertThat(run.get("state").asText()).isEqualTo("done");
    assertThat(run.at("/counts/gone").asInt()).isZero();
    assertThat(runs.report(run.get("id").asText(), "question").toString())
        .contains("marelleDirectoryQuestionNobodyGoes");
  }

  @Test
  void twoRunsOfOneSchoolFollowEachOther() {
    DirectoryRuns.Asked first = runs.start(school.tables(), school.complete());
    DirectoryRuns.Asked second = runs.start(school.tables(), school.complete());

    assertThat(runs.await(second).at("/counts/unchanged").asInt()).isEqualTo(24);
    assertThat(runs.get(first).at("/counts/created").asInt()).isEqualTo(24);
  }

  @Test
  void aRunIsPausedHoldsTheNextAndGoesOn() {
    SchoolTables large = SchoolTables.of(3_000);
    DirectoryRuns.Asked run = runs.start(large.tables(), large.complete());
    assertThat(runs.act(run, "pause").statusCode()).isEqualTo(200);
    DirectoryRuns.Asked next = runs.start(large.tables(), large.complete());
    assertThat(runs.get(run).get("state").asText()).isEqualTo("paused");
    assertThat(runs.get(next).get("state").asText()).isEqualTo("waiting");
    assertThat(runs.act(run, "confirm").statusCode()).isEqualTo(409);

    runs.act(run, "resume");

    assertThat(runs.progress(run)).contains("event: progress", "\"state\":\"done\"");
    assertThat(runs.get(run).at("/counts/created").asInt()).isEqualTo(6_000);
    assertThat(runs.await(next).at("/counts/unchanged").asInt()).isEqualTo(6_000);
  }

  @Test
  void aRunThatIsCancelledLeavesWhatItDidAndTheNextFinishesIt() {
    SchoolTables large = SchoolTables.of(2_000);
    DirectoryRuns.Asked run = runs.start(large.tables(), large.complete());
    runs.act(run, "cancel");
    assertThat(runs.await(run).get("state").asText()).isIn("cancelled", "done");
    assertThat(runs.act(run, "resume").statusCode()).isEqualTo(409);

    JsonNode next = runs.run(large.tables(), large.complete());

    assertThat(next.at("/counts/created").asInt() + next.at("/counts/unchanged").asInt())
        .isEqualTo(4_000);
  }

  @Test
  void beginningAndEndAreInTheEventsWithoutNames() {
    String run = runs.run(school.tables(), school.complete()).get("id").asText();

    List<AdminEventRepresentation> events =
        ent.realm().getAdminEvents().stream()
            .filter(event -> ("marelle-directory/runs/" + run).equals(event.getResourcePath()))
            .toList();
    assertThat(events)
        .extracting(event -> event.getDetails().get("act"))
        .containsExactlyInAnyOrder("begun", "done");
    assertThat(events).allMatch(event -> event.getAuthDetails().getUserId() != null);
  }

  @Test
  void aFileComesInPiecesEachAfterTheOneBefore() {
    byte[] zip = DirectoryRuns.zip(school.tables());
    byte[] first = Arrays.copyOf(zip, 100);
    byte[] rest = Arrays.copyOfRange(zip, 100, zip.length);
    DirectoryRuns.Asked run = runs.begin(new byte[0], school.complete());
    assertThat(runs.get(run).get("state").asText()).isEqualTo("uploading");
    assertThat(runs.act(run, "start").statusCode()).isEqualTo(409);
    String file = "runs/" + run.id() + "/file";
    assertThat(runs.send("POST", file, first, "application/zip").statusCode()).isEqualTo(200);
    assertThat(runs.send("POST", file, rest, "application/zip").statusCode()).isEqualTo(409);
    assertThat(runs.send("POST", file + "?offset=100", rest, "application/zip").statusCode())
        .isEqualTo(200);

    runs.act(run, "start");

    assertThat(runs.await(run).at("/counts/created").asInt()).isEqualTo(24);
    assertThat(runs.send("POST", file, rest, "application/zip").statusCode()).isEqualTo(409);
  }

  @Test
  void whatIsNoFileIsRefusedAndWhoMayNotManageAccountsGetsNothing() {
    byte[] nothing = new byte[0];
    assertThat(runs.send("POST", "runs", new byte[] {1}, "text/csv").statusCode()).isEqualTo(400);
    assertThat(
            runs.send("POST", "runs?file=a.csv&school=x", new byte[] {1}, "text/csv").statusCode())
        .isEqualTo(400);
    assertThat(runs.send("GET", "runs/unknown", nothing, "text/plain").statusCode()).isEqualTo(404);
    Person teacher = FirstAccess.begin(ent, ent.people().teacher()).complete().who();
    String token =
        ent.portal().directToken(Ent.DIRECT_CLIENT, teacher.identifier(), Person.PASSWORD);
    assertThat(runs.send("GET", "runs", nothing, "text/plain", token).statusCode()).isEqualTo(403);
    assertThat(runs.send("POST", "runs?file=a.csv", new byte[] {1}, "text/csv", token).statusCode())
        .isEqualTo(403);
  }

  @Test
  void aFileOfTwoGigabytesInOneRequestIsRefusedBeforeItIsSent() throws Exception {
    try (Socket server = asking("Content-Length: 2147483649")) {
      assertThat(new String(server.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
          .isEqualTo("HTTP/1.1 413");
    }
  }

  @Test
  void aFileThatNeverEndsIsCutOffAndNoMoreThanTenMegabytesOfItAreKept() throws Exception {
    byte[] chunk = ("10000\r\n" + "x".repeat(1 << 16) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    long chunks = 0;
    try (Socket server = asking("Transfer-Encoding: chunked")) {
      while (chunks < MANY_CHUNKS && server.getInputStream().available() == 0) {
        server.getOutputStream().write(chunk);
        chunks++;
      }
    } catch (SocketException cutOff) {
      assertThat(chunks).isPositive();
    }

    assertThat(chunks).isLessThan(MANY_CHUNKS);
    JsonNode kept = runs.newest();
    assertThat(kept.get("state").asText()).isEqualTo("uploading");
    assertThat(kept.get("received").asLong()).isLessThanOrEqualTo(10L << 20);
    runs.act(new DirectoryRuns.Asked(kept.get("id").asText()), "cancel");
  }

  /** A request for a run whose file is to follow. */
  private Socket asking(String length) throws IOException {
    URI server = ent.server().baseUrl();
    Socket socket = new Socket(server.getHost(), server.getPort());
    socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
    socket
        .getOutputStream()
        .write(
            """
            POST %sadmin/realms/%s/marelle-directory/runs?file=grand.csv HTTP/1.1\r
            Host: %s\r
            Authorization: Bearer %s\r
            Content-Type: text/csv\r
            %s\r
            \r
            """
                .formatted(
                    server.getPath(),
                    Ent.REALM,
                    server.getAuthority(),
                    ent.admin().tokenManager().getAccessTokenString(),
                    length)
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private JsonNode newest() {
    return runs.await(new DirectoryRuns.Asked(runs.newest().get("id").asText()));
  }

  private UserRepresentation account(String identifier) {
    return ent.realm()
        .users()
        .get(ent.realm().users().searchByUsername(identifier, true).get(0).getId())
        .toRepresentation();
  }

  private List<String> groups(UserRepresentation user) {
    return ent.realm().users().get(user.getId()).groups().stream()
        .map(GroupRepresentation::getPath)
        .sorted()
        .toList();
  }

  private String code(UserRepresentation user) {
    AdminRest.Answer shown =
        ent.rest().send("GET", "marelle-codes/users/" + user.getId() + "/activation-code");
    return shown.body().replaceAll("(?s).*\"code\"\\s*:\\s*\"([^\"]+)\".*", "$1");
  }
}
