package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.RunningEnt;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * What people have to answer, and what is lost and found again. On the newest server alone: {@link
 * DirectoryIT} has the same tables on both.
 */
@Tag("newest-only")
@ExtendWith(RunningEnt.class)
@DisplayName("Questions de l'annuaire")
class DirectoryQuestionsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] NOTHING = new byte[0];

  private final Ent ent;
  private final DirectoryRuns runs;
  private SchoolTables school;

  DirectoryQuestionsIT(Ent ent) {
    this.ent = ent;
    this.runs = new DirectoryRuns(ent);
  }

  @BeforeEach
  void openASchool() {
    school = SchoolTables.of(12);
    runs.run(school.tables(), school.complete());
  }

  private static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new AssertionError(answer.body(), e);
    }
  }

  private JsonNode questions(String run) {
    return json(runs.send("GET", "runs/" + run + "/questions", NOTHING, "text/plain"));
  }

  private HttpResponse<String> answer(String run, String answers) {
    return runs.send(
        "POST",
        "runs/" + run + "/questions/answers",
        answers.getBytes(StandardCharsets.UTF_8),
        "application/json");
  }

  private JsonNode repeat(String run) {
    HttpResponse<String> again =
        runs.send("POST", "runs/" + run + "/repeat", NOTHING, "application/json");
    assertThat(again.statusCode()).as(again.body()).isEqualTo(201);
    return runs.await(new DirectoryRuns.Asked(json(again).get("id").asText()));
  }

  private UserRepresentation account(String identifier) {
    return user(identifier).toRepresentation();
  }

  private UserResource user(String identifier) {
    return ent.realm()
        .users()
        .get(ent.realm().users().searchByUsername(identifier, true).get(0).getId());
  }

  private String parent(int pupil) {
    return "parent" + school.identifier(pupil).substring(5);
  }

  @Test
  void aSchoolThatChangesItsIdsIsAskedOnceAndNobodyGetsASecondAccount() {
    String other = school.complete() + "&namespace=neuf";
    String asking = runs.run(school.tables(), other).get("id").asText();
    JsonNode questions = questions(asking);
    assertThat(questions).hasSize(12);
    JsonNode first = questions.get(0);
    assertThat(first.at("/who/externalId").asText()).isEqualTo("neuf:e1");
    assertThat(first.at("/candidates/0/identifier").asText()).isEqualTo(school.identifier(1));
    assertThat(first.at("/candidates/0/birthDate").asText()).isEqualTo("2015-06-02");
    assertThat(first.at("/candidates/0/places/0").asText()).isEqualTo(school.uai() + "/CE2 A");
    assertThat(first.at("/candidates/0/state").asText()).isEqualTo("to-activate");
    String notNamed =
        "[{\"number\":%d,\"account\":\"%s\"}]"
            .formatted(first.get("number").asLong(), account(parent(1)).getId());
    assertThat(answer(asking, notNamed).statusCode()).isEqualTo(400);
    HttpResponse<String> unknown = answer(asking, "[{\"number\":999,\"someoneNew\":true}]");
    assertThat(unknown.statusCode()).isEqualTo(400);
    assertThat(json(unknown).get("detail").asText()).contains("question 999");
    assertThat(answer(asking, "[]").statusCode()).isEqualTo(400);

    HttpResponse<String> same =
        runs.send("POST", "runs/" + asking + "/questions/same", NOTHING, "application/json");
    assertThat(json(same).get("answered").asInt()).isEqualTo(12);
    assertThat(questions(asking).get(0).at("/answer/account").asText())
        .isEqualTo(first.at("/candidates/0/id").asText());
    JsonNode done = repeat(asking);

    assertThat(done.at("/counts/created").asInt()).isZero();
    assertThat(done.at("/counts/changed").asInt()).isEqualTo(24);
    assertThat(done.at("/counts/questions").asInt()).isZero();
    assertThat(account(school.identifier(1)).getAttributes())
        .containsEntry("externalId", List.of("neuf:e1"));
    assertThat(account(parent(1)).getAttributes())
        .containsEntry("externalId", List.of("neuf:r1"))
        .containsEntry("children", List.of("neuf:e1"));
    assertThat(runs.run(school.tables(), other).at("/counts/unchanged").asInt()).isEqualTo(24);
    assertThat(ent.realm().getAdminEvents())
        .filteredOn(event -> ("marelle-directory/runs/" + asking).equals(event.getResourcePath()))
        .extracting(event -> event.getDetails().get("act"))
        .contains("answered");
  }

  @Test
  void anAnswerNamesOneOfTheAccountsOrSomebodyNew() {
    String other = school.complete() + "&namespace=autre&dry=true";
    String asking = runs.run(school.tables(), other).get("id").asText();
    JsonNode questions = questions(asking);
    String answers =
        "[{\"number\":%d,\"account\":\"%s\"},{\"number\":%d,\"someoneNew\":true}]"
            .formatted(
                questions.get(0).get("number").asLong(),
                questions.get(0).at("/candidates/0/id").asText(),
                questions.get(1).get("number").asLong());

    assertThat(json(answer(asking, answers)).get("answered").asInt()).isEqualTo(2);
    JsonNode again = repeat(asking);

    JsonNode before = json(runs.send("GET", "runs/" + asking, NOTHING, "text/plain"));
    assertThat(before.get("state").asText()).as("put away").isEqualTo("cancelled");
    assertThat(before.get("percent").asInt()).isEqualTo(100);
    assertThat(runs.send("POST", "runs/" + asking + "/apply", NOTHING, "text/plain").statusCode())
        .isEqualTo(409);
    assertThat(again.get("dry").asBoolean()).isTrue();
    assertThat(again.at("/counts/changed").asInt()).isEqualTo(2);
    assertThat(again.at("/counts/created").asInt()).isPositive();
    assertThat(account(school.identifier(1)).getAttributes())
        .containsEntry("externalId", List.of(school.uai() + ":e1"));
  }

  @Test
  void whoHasGoneIsInAListUntilTheAccountIsRemoved() {
    school.remove(1);
    school.remove(2);
    runs.run(school.tables(), school.complete());

    JsonNode departures =
        json(runs.send("GET", "departures?school=" + school.uai(), NOTHING, "text/plain"));

    assertThat(departures).hasSize(4);
    assertThat(departures.get(0).get("next").asText()).isEqualTo("block");
    assertThat(departures.findValuesAsText("identifier")).contains(school.identifier(1));
    assertThat(json(runs.send("GET", "departures?school=0000000A", NOTHING, "text/plain")))
        .isEmpty();
  }

  @Test
  void aClassOfLastYearGoesUnlessSomebodySetSomethingForIt() {
    GroupRepresentation old = ent.realm().getGroupByPath("/" + school.uai() + "/CE2 A");
    old.singleAttribute("theme", "ecole");
    ent.realm().groups().group(old.getId()).update(old);
    for (int i = 1; i <= 12; i++) {
      school.put(i, "CM1 A");
    }

    String kept = runs.run(school.tables(), school.complete()).get("id").asText();
    assertThat(runs.report(kept, "question").toString())
        .contains("marelleDirectoryQuestionClassKept[" + school.uai() + ", CE2 A, theme]");
    old.getAttributes().remove("theme");
    ent.realm().groups().group(old.getId()).update(old);
    String removed = runs.run(school.tables(), school.complete()).get("id").asText();

    assertThat(runs.report(removed, "class").toString())
        .contains("marelleDirectoryReportClassRemoved[" + school.uai() + ", CE2 A]");
    String group = ent.realm().getGroupByPath("/" + school.uai()).getId();
    assertThat(ent.realm().groups().group(group).getSubGroups(0, 10, true))
        .extracting(GroupRepresentation::getName)
        .containsExactly("CM1 A");
  }

  @Test
  void theMembersOfAGroupThatWasRemovedComeBackWithTheNextFile() {
    String path = "/" + school.uai() + "/CE2 A";
    ent.realm().groups().group(ent.realm().getGroupByPath(path).getId()).remove();
    assertThat(user(school.identifier(1)).groups()).isEmpty();

    runs.run(school.tables(), school.complete());

    assertThat(user(school.identifier(1)).groups())
        .extracting(GroupRepresentation::getPath)
        .containsExactly(path);
  }

  private void allowRenaming(boolean allowed) {
    RealmRepresentation realm = ent.realm().toRepresentation();
    realm.setEditUsernameAllowed(allowed);
    ent.realm().update(realm);
  }

  @Test
  void anIdentifierThatWasGivenUpIsNobodysEver() {
    SchoolTables next = SchoolTables.of(1);
    UserRepresentation byHand = new UserRepresentation();
    byHand.setUsername(next.identifier(1));
    byHand.setFirstName("Autre");
    byHand.setLastName("Personne");
    ent.realm().users().create(byHand).close();
    UserRepresentation made = account(next.identifier(1));
    made.setUsername("autre." + next.identifier(1));
    allowRenaming(true);
    try {
      user(next.identifier(1)).update(made);
    } finally {
      allowRenaming(false);
    }

    runs.run(next.tables(), next.complete());

    assertThat(ent.realm().users().searchByUsername(next.identifier(1), true)).isEmpty();
    assertThat(account(next.identifier(1) + "1").getAttributes())
        .containsEntry("externalId", List.of(next.uai() + ":e1"));
  }
}
