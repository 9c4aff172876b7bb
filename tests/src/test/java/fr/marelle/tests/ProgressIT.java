package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.marelle.server.DemonstrationSchool;
import fr.marelle.server.KeycloakServer;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SharedDatabase;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * How far the classes of the demonstration school are, on a server that counts every second. On the
 * newest server alone: what it reads is read by the other lists as well.
 */
@Tag("newest-only")
@DisplayName("Avancement des classes")
class ProgressIT {
  private static final String CLIENT = "essai-avancement";
  private static final String SCHOOL = "0590123A";
  private static final Map<String, String> PASSWORDS =
      Map.of(
          "valerie.bultel", "Tableau#Noir58",
          "karim.haddad", "Craie+Blanche42",
          "sylvie.marchand", "Horloge!Cour64");

  @TempDir private static Path folder;

  private static KeycloakServer server;
  private static Ent ent;
  private static Connection database;

  @BeforeAll
  static void start() throws SQLException {
    SharedDatabase shared = new SharedDatabase(folder);
    server =
        shared.start(
            RunningEnt.production()
                .option("spi-realm-restapi-extension--marelle-classroom--progress-interval", "1"));
    DemonstrationSchool.load(server);
    ent = new Ent(server);
    ent.realm().clients().create(client()).close();
    PASSWORDS.keySet().forEach(ProgressIT::acceptTerms);
    database = shared.connect();
  }

  @AfterAll
  static void stop() throws SQLException {
    if (database != null) {
      database.close();
    }
    if (ent != null) {
      ent.close();
    } else if (server != null) {
      server.close();
    }
  }

  @Test
  void aTeacherSeesHowFarHerClassIs() {
    JsonNode today =
        read("valerie.bultel", "classes/" + classId("CE2 A") + "/progress").at("/today");

    assertThat(today.path("pupil")).hasToString(counts(4, 7, 0, 1));
    assertThat(today.path("relative")).hasToString(counts(4, 8, 0, 1));
    assertThat(today.has("teacher")).isFalse();
  }

  @Test
  void whoeverHasAValidRenewalCodeIsRenewingAndNobodyElse() {
    renewalCode("ines.dossantos", null);
    renewalCode("chloe.roussel", 1L);

    JsonNode today = read("karim.haddad", "classes/" + classId("CM1 A") + "/progress").at("/today");

    assertThat(today.path("pupil")).hasToString(counts(1, 3, 1, 0));
    assertThat(today.path("relative")).hasToString(counts(3, 1, 0, 0));
  }

  @Test
  void aSchoolAdministratorSeesTheSchoolAndItsClasses() {
    String school = schoolId("0590456B");

    JsonNode answer = read("sylvie.marchand", "schools/" + school + "/progress");

    assertThat(answer.at("/today/pupil")).hasToString(counts(0, 2, 0, 1));
    assertThat(answer.at("/today/relative")).hasToString(counts(1, 1, 0, 0));
    assertThat(answer.at("/today/teacher")).hasToString(counts(0, 1, 0, 0));
    assertThat(answer.at("/today/staff")).hasToString(counts(1, 0, 0, 0));
    assertThat(answer.at("/classes").findValuesAsText("name")).containsExactly("6e B");
    assertThat(answer.at("/classes/0/today/pupil")).hasToString(counts(0, 2, 0, 1));
  }

  @Test
  void nobodySeesMoreThanTheirOwn() {
    String own = classId("CE2 A");

    assertThat(status("valerie.bultel", "classes/" + classId("CM1 A") + "/progress"))
        .isEqualTo(403);
    assertThat(status("valerie.bultel", "schools/" + schoolId(SCHOOL) + "/progress"))
        .isEqualTo(403);
    assertThat(status("sylvie.marchand", "classes/" + own + "/progress")).isEqualTo(403);
    assertThat(status("sylvie.marchand", "schools/" + schoolId(SCHOOL) + "/progress"))
        .isEqualTo(403);
    assertThat(status("valerie.bultel", "classes/unknown/progress")).isEqualTo(403);
  }

  @Test
  void aPeriodThatIsNoneIsRefused() {
    String progress = "classes/" + classId("CE2 A") + "/progress";

    assertThat(status("valerie.bultel", progress + "?from=hier")).isEqualTo(400);
    assertThat(status("valerie.bultel", progress + "?from=2026-09-02&to=2026-09-01"))
        .isEqualTo(400);
    assertThat(status("valerie.bultel", progress + "?from=2000-01-01")).isEqualTo(400);
  }

  @Test
  void theNumbersOfEarlierDaysAreToldAndTheUnchangedDaysWithThem() throws SQLException {
    LocalDate today = today();
    insert(classId("CE2 A"), today.minusDays(6), 0, 12, 0, 0);
    insert(classId("CE2 A"), today.minusDays(2), 3, 8, 0, 1);

    JsonNode days =
        read(
                "valerie.bultel",
                "classes/" + classId("CE2 A") + "/progress?from=" + today.minusDays(9))
            .path("days");

    assertThat(days.findValuesAsText("date"))
        .containsExactlyElementsOf(
            Stream.of(6, 5, 4, 3, 2, 1).map(ago -> today.minusDays(ago).toString()).toList());
    assertThat(days.at("/3/pupil")).hasToString(counts(0, 12, 0, 0));
    assertThat(days.at("/4/pupil")).hasToString(counts(3, 8, 0, 1));
    assertThat(days.at("/5/pupil")).hasToString(counts(3, 8, 0, 1));
    assertThat(days.at("/5/relative")).hasToString(counts(0, 0, 0, 0));
  }

  @Test
  void eachDayHasOneRowThatIsKeptUpToDateAndGoesWithTheClass() {
    String schoolClass = newClass("CP");
    String pupil =
        ent.people().create("pupil", user -> user.setGroups(List.of("/" + SCHOOL + "/CP"))).id();
    Patience.until(() -> assertThat(rows(schoolClass)).containsExactly(counts(0, 1, 0, 0)));

    UserRepresentation account = ent.realm().users().get(pupil).toRepresentation();
    account.setEnabled(false);
    ent.realm().users().get(pupil).update(account);
    Patience.until(() -> assertThat(rows(schoolClass)).containsExactly(counts(0, 0, 0, 1)));

    ent.realm().users().get(pupil).remove();
    Patience.until(() -> assertThat(rows(schoolClass)).containsExactly(counts(0, 0, 0, 0)));

    ent.realm().groups().group(schoolClass).remove();
    assertThat(rows(schoolClass)).isEmpty();
  }

  @Test
  void whatIsOlderThanTwoSchoolYearsIsForgotten() throws SQLException {
    String schoolClass = newClass("CE1");
    insert(schoolClass, today().minusDays(801), 1, 0, 0, 0);

    Patience.until(() -> assertThat(rows(schoolClass)).isEmpty());
  }

  /** As the server has it, on the same machine. */
  private static LocalDate today() {
    return LocalDate.now(ZoneId.systemDefault());
  }

  private static ClientRepresentation client() {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(CLIENT);
    client.setPublicClient(true);
    client.setStandardFlowEnabled(false);
    client.setDirectAccessGrantsEnabled(true);
    client.setDefaultClientScopes(List.of("basic", "acr", "classroom.read"));
    return client;
  }

  /** So that the direct grant, which shows no page, gives a token. */
  private static void acceptTerms(String identifier) {
    UserRepresentation user = user(identifier);
    user.getAttributes().put("termsVersion", List.of("1"));
    ent.realm().users().get(user.getId()).update(user);
  }

  private static void renewalCode(String identifier, Long expiresAt) {
    CredentialRepresentation code = new CredentialRepresentation();
    code.setType("renewal-code");
    code.setSecretData("{\"value\":\"k3zrcvcw\"}");
    if (expiresAt != null) {
      code.setCredentialData("{\"expiresAt\":" + expiresAt + "}");
    }
    UserRepresentation user = user(identifier);
    user.setCredentials(List.of(code));
    ent.realm().users().get(user.getId()).update(user);
  }

  private static UserRepresentation user(String identifier) {
    return ent.realm().users().searchByUsername(identifier, true).get(0);
  }

  private static String schoolId(String uai) {
    return ent.realm().groups().groups(uai, 0, 1).get(0).getId();
  }

  private static String classId(String name) {
    return ent.realm().groups().group(schoolId(SCHOOL)).getSubGroups(0, 100, true).stream()
        .filter(group -> group.getName().equals(name))
        .map(GroupRepresentation::getId)
        .findFirst()
        .orElseThrow();
  }

  private static String newClass(String name) {
    GroupRepresentation group = new GroupRepresentation();
    group.setName(name);
    ent.realm().groups().group(schoolId(SCHOOL)).subGroup(group).close();
    return classId(name);
  }

  private static JsonNode read(String identifier, String path) {
    HttpResponse<String> answer = get(identifier, path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    try {
      return new ObjectMapper().readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int status(String identifier, String path) {
    return get(identifier, path).statusCode();
  }

  private static HttpResponse<String> get(String identifier, String path) {
    String token = ent.portal().directToken(CLIENT, identifier, PASSWORDS.get(identifier));
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(ent.address("/marelle-classroom/v1/" + path))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String counts(int active, int toActivate, int renewing, int blocked) {
    return "{\"active\":%d,\"to-activate\":%d,\"renewing\":%d,\"blocked\":%d}"
        .formatted(active, toActivate, renewing, blocked);
  }

  private static void insert(
      String groupId, LocalDate day, int active, int toActivate, int renewing, int blocked)
      throws SQLException {
    try (PreparedStatement insert =
        database.prepareStatement(
            """
            insert into MARELLE_CLASS_PROGRESS (GROUP_ID, PROFILE, COUNTED_ON, REALM_ID,
              ACTIVE_COUNT, TO_ACTIVATE_COUNT, RENEWING_COUNT, BLOCKED_COUNT)
            select ?, 'pupil', ?, ID, ?, ?, ?, ? from REALM where NAME = 'ent'
            """)) {
      insert.setString(1, groupId);
      insert.setObject(2, day);
      insert.setInt(3, active);
      insert.setInt(4, toActivate);
      insert.setInt(5, renewing);
      insert.setInt(6, blocked);
      assertThat(insert.executeUpdate()).isOne();
    }
  }

  /** The pupils' numbers in the table. */
  private static List<String> rows(String groupId) {
    try (PreparedStatement select =
        database.prepareStatement(
            """
            select ACTIVE_COUNT, TO_ACTIVATE_COUNT, RENEWING_COUNT, BLOCKED_COUNT
            from MARELLE_CLASS_PROGRESS
            where GROUP_ID = ? and PROFILE = 'pupil' order by COUNTED_ON
            """)) {
      select.setString(1, groupId);
      List<String> rows = new ArrayList<>();
      try (ResultSet found = select.executeQuery()) {
        while (found.next()) {
          rows.add(counts(found.getInt(1), found.getInt(2), found.getInt(3), found.getInt(4)));
        }
      }
      return rows;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
