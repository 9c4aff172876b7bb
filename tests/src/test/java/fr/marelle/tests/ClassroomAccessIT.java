package fr.marelle.tests;

import static fr.marelle.tests.ClassroomCast.ALL_SCOPES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.marelle.tests.ent.ClassroomApi;
import fr.marelle.tests.ent.ClassroomApi.Answer;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.RunningEnt;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Who may what in the class console: every caller, every endpoint, every target. On the newest
 * server alone: the rules are ours, and what they rest on is tried on both by {@link
 * ClassroomActsIT}.
 */
@Tag("newest-only")
@ExtendWith(RunningEnt.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Paramétrage de la classe : qui peut quoi")
class ClassroomAccessIT {
  /** What is done for accounts, and the scope that it needs. An endpoint more is a row more. */
  private static final Map<String, String> ACTS =
      Map.of(
          "codes", "classroom.codes",
          "renewal-codes", "classroom.codes",
          "activation-codes", "classroom.codes",
          "password-mails", "classroom.codes",
          "sheets", "classroom.codes",
          "sheet-mails", "classroom.codes",
          "block", "classroom.block",
          "unblock", "classroom.block");

  /** What can be read of a class or a school. An endpoint more is an entry more. */
  private static final List<String> LISTS = List.of("/accounts", "/progress");

  /** Everybody who is acted on, but for callers. */
  private static final List<String> TARGETS =
      List.of(
          "pupil",
          "pupil next door",
          "pupil elsewhere",
          "pupil of a group below the class",
          "colleague",
          "staff",
          "guest",
          "relative",
          "relative elsewhere",
          "relative of a colleague",
          "staff elsewhere with a child here",
          "pupil with a role",
          "pupil with a composite role",
          "pupil in a group with a role",
          "administrator of the school",
          "somebody",
          "service account");

  /** Whom each caller may act on. */
  private static final Map<String, Set<String>> REACH =
      Map.ofEntries(
          Map.entry("pupil who calls", Set.of()),
          Map.entry("relative who calls", Set.of()),
          Map.entry("viewer", Set.of()),
          Map.entry("teacher of a group below the class", Set.of()),
          Map.entry("school administrator of nothing", Set.of()),
          Map.entry(
              "teacher with a role that reaches no school",
              Set.of("pupil elsewhere", "relative elsewhere")),
          Map.entry("teacher to depart", Set.of()),
          Map.entry("teacher", Set.of("pupil", "relative")),
          Map.entry("teacher next door", Set.of("pupil next door")),
          Map.entry(
              "school administrator",
              Set.of("pupil", "pupil next door", "relative", "colleague", "staff", "guest")),
          Map.entry(
              "school administrator elsewhere",
              Set.of("pupil elsewhere", "relative elsewhere", "staff elsewhere with a child here")),
          Map.entry(
              "realm administrator",
              Set.of(
                  TARGETS.stream()
                      .filter(target -> !target.equals("service account"))
                      .toArray(String[]::new))));

  private final Ent ent;
  private final ClassroomCast cast;
  private final ClassroomApi anybody;
  private final Map<String, String> tokens = new TreeMap<>();
  private final String blocked;
  private final RealmRepresentation before;

  ClassroomAccessIT(Ent ent) {
    this.ent = ent;
    this.cast = new ClassroomCast(ent);
    this.anybody = ClassroomApi.of(ent);
    REACH.keySet().forEach(caller -> tokens.put(caller, cast.token(caller, ALL_SCOPES)));
    this.blocked = cast.token("teacher to be blocked", ALL_SCOPES);
    var blockedAccount = ent.people().account(cast.who("teacher to be blocked"));
    var user = blockedAccount.toRepresentation();
    user.setEnabled(false);
    blockedAccount.update(user);
    ent.people().account(cast.who("teacher to depart")).leaveGroup(cast.ce2);
    // Nobody listens there: what matters is who may ask.
    this.before = ent.realm().toRepresentation();
    var mailing = ent.realm().toRepresentation();
    mailing.setSmtpServer(Map.of("host", "127.0.0.1", "port", "1", "from", "ent@ecole.example"));
    ent.realm().update(mailing);
  }

  @AfterAll
  void leave() {
    ent.realm().update(before);
    cast.close();
  }

  @TestFactory
  Stream<DynamicTest> everyActOfEveryCallerOnEveryTarget() {
    return ACTS.keySet().stream()
        .sorted()
        .flatMap(
            act ->
                REACH.keySet().stream()
                    .sorted()
                    .map(
                        caller ->
                            DynamicTest.dynamicTest(
                                act + " by " + caller, () -> checkAct(act, caller))));
  }

  private void checkAct(String act, String caller) {
    Map<String, Integer> expected = new TreeMap<>();
    Map<String, Integer> actual = new TreeMap<>();
    for (String target : TARGETS) {
      expected.put(target, REACH.get(caller).contains(target) ? 200 : 403);
      actual.put(target, as(caller).post(act, List.of(cast.id(target))).status());
    }
    expected.put("herself", 403);
    actual.put("herself", as(caller).post(act, List.of(cast.id(caller))).status());

    assertThat(actual).isEqualTo(expected);
    assertThat(isEnabled(caller)).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> theHistoryIsForAdministratorsWithinTheirReach() {
    return REACH.keySet().stream()
        .sorted()
        .map(caller -> DynamicTest.dynamicTest(caller, () -> checkHistory(caller)));
  }

  private void checkHistory(String caller) {
    boolean administers = caller.contains("administrator");
    Map<String, Integer> expected = new TreeMap<>();
    Map<String, Integer> actual = new TreeMap<>();
    for (String target : TARGETS) {
      expected.put(target, administers && REACH.get(caller).contains(target) ? 200 : 403);
      actual.put(target, as(caller).get("accounts/" + cast.id(target) + "/history").status());
    }
    assertThat(actual).isEqualTo(expected);
  }

  @TestFactory
  Stream<DynamicTest> whatIsDoneByHandIsForAdministratorsWithinTheirReach() {
    return REACH.keySet().stream()
        .sorted()
        .map(caller -> DynamicTest.dynamicTest(caller, () -> checkByHand(caller)));
  }

  /** Nothing comes of what is allowed: an old version, one account with itself, nobody leaving. */
  private void checkByHand(String caller) {
    boolean administers = caller.contains("administrator");
    Map<String, List<Integer>> expected = new TreeMap<>();
    Map<String, List<Integer>> actual = new TreeMap<>();
    for (String target : TARGETS) {
      boolean may = administers && REACH.get(caller).contains(target);
      expected.put(target, may ? List.of(200, 409, 409, 200) : List.of(403, 403, 403, 403));
      actual.put(target, byHand(as(caller), cast.id(target)));
    }
    expected.put("herself", List.of(403, 403, 403, 403));
    actual.put("herself", byHand(as(caller), cast.id(caller)));
    assertThat(actual).isEqualTo(expected);

    String likely = "/likely-duplicates";
    String person = "{\"profile\":\"guest\",\"firstName\":\"Zoé\",\"lastName\":\"Roux\"}";
    boolean here = Set.of("school administrator", "realm administrator").contains(caller);
    assertThat(as(caller).post("schools/" + cast.school.id() + likely, person).status())
        .isEqualTo(here ? 200 : 403);
    assertThat(as(caller).post("schools/" + cast.ce2 + likely, person).status()).isEqualTo(403);
  }

  private static List<Integer> byHand(ClassroomApi api, String target) {
    String correction = "{\"version\":\"old\"}";
    String merge = "{\"keep\":\"" + target + "\",\"drop\":\"" + target + "\"}";
    return List.of(
        api.get("accounts/" + target).status(),
        api.send(
                "PATCH",
                "accounts/" + target,
                BodyPublishers.ofString(correction),
                "Content-Type",
                "application/json")
            .status(),
        api.post("merges", merge).status(),
        api.post("removal-cancellations", List.of(target)).status());
  }

  @Test
  void whatIsDoneByHandNeedsItsScope() {
    ClassroomApi api =
        anybody.as(
            cast.token("school administrator", "classroom.read classroom.codes classroom.block"));
    assertThat(api.get("accounts/" + cast.id("pupil")).problem()).isEqualTo("insufficient-scope");
    assertThat(api.post("removals", List.of(cast.id("pupil"))).problem())
        .isEqualTo("insufficient-scope");
    assertThat(api.get("me").json().path("canManage").asBoolean()).isFalse();
    assertThat(as("teacher").get("me").json().path("canManage").asBoolean()).isFalse();
    assertThat(as("school administrator").get("me").json().path("canManage").asBoolean()).isTrue();
  }

  @TestFactory
  Stream<DynamicTest> everyListOfEveryCaller() {
    Map<String, Set<String>> classes =
        Map.of(
            "teacher", Set.of("CE2"),
            "teacher next door", Set.of("CM1"),
            "teacher with a role that reaches no school", Set.of("6e"),
            "school administrator", Set.of("CE2", "CM1", "school"),
            "school administrator elsewhere", Set.of("6e", "other school"),
            "realm administrator", Set.of("CE2", "CM1", "school", "6e", "other school"));
    Map<String, String> paths =
        Map.of(
            "CE2", "classes/" + cast.ce2,
            "CM1", "classes/" + cast.cm1,
            "6e", "classes/" + cast.sixth,
            "school", "schools/" + cast.school.id(),
            "other school", "schools/" + cast.otherSchool.id(),
            "school as a class", "classes/" + cast.school.id(),
            "class as a school", "schools/" + cast.ce2,
            "unknown class", "classes/" + UUID.randomUUID());
    return REACH.keySet().stream()
        .sorted()
        .map(
            caller ->
                DynamicTest.dynamicTest(
                    caller,
                    () -> {
                      Map<String, Integer> expected = new TreeMap<>();
                      Map<String, Integer> actual = new TreeMap<>();
                      paths.forEach(
                          (name, path) -> {
                            boolean may = classes.getOrDefault(caller, Set.of()).contains(name);
                            for (String list : LISTS) {
                              expected.put(name + list, may ? 200 : 403);
                              actual.put(name + list, as(caller).get(path + list).status());
                            }
                          });
                      assertThat(actual).isEqualTo(expected);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> whoeverHasNoGoodTokenIsToldToSignIn() {
    Map<String, ClassroomApi> callers =
        Map.of(
            "anonymous", anybody,
            "no token at all", anybody.as("not.a.token"),
            "a header without an algorithm", anybody.as("e30.e30.e30"),
            "a token of another audience", anybody.as(cast.foreignToken("teacher")),
            "a token of another realm",
                anybody.as(ent.admin().tokenManager().getAccessTokenString()),
            "a token with another signature", anybody.as(forged(tokens.get("teacher"))),
            "a blocked teacher", anybody.as(blocked));
    return everyEndpoint(
        callers,
        answer -> {
          assertThat(answer.status()).isEqualTo(401);
          assertThat(answer.problem()).isEqualTo("unauthorized");
          assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer realm=\"ent\"");
        });
  }

  @TestFactory
  Stream<DynamicTest> whoeverTheConsoleIsNotForIsRefused() {
    return everyEndpoint(
        Map.of(
            "a pupil", as("pupil who calls"),
            "a relative", as("relative who calls"),
            "a viewer of the realm's users", as("viewer"),
            "a service account with every role", anybody.as(cast.serviceToken())),
        answer -> {
          assertThat(answer.status()).isEqualTo(403);
          assertThat(answer.problem()).isEqualTo("forbidden");
        });
  }

  @TestFactory
  Stream<DynamicTest> everyActNeedsItsScope() {
    return ACTS.entrySet().stream()
        .flatMap(
            act ->
                Stream.of(
                        "classroom.read", "classroom.codes", "classroom.block", "classroom.import")
                    .filter(scope -> !scope.equals(act.getValue()))
                    .map(
                        scope ->
                            DynamicTest.dynamicTest(
                                act.getKey() + " with " + scope,
                                () -> checkScope(act.getKey(), scope, act.getValue()))));
  }

  private void checkScope(String act, String granted, String needed) {
    Answer answer = anybody.as(cast.token("teacher", granted)).post(act, List.of(cast.id("pupil")));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.problem()).isEqualTo("insufficient-scope");
    assertThat(answer.header("WWW-Authenticate"))
        .contains("error=\"insufficient_scope\"", "scope=\"" + needed + "\"");
  }

  @Test
  void listsNeedTheirScope() {
    ClassroomApi api = anybody.as(cast.token("teacher", "classroom.codes classroom.block"));
    assertThat(api.get("me").status()).isEqualTo(200);
    for (String path : List.of("schools", "classes", "classes/" + cast.ce2 + "/accounts")) {
      assertThat(api.get(path).problem()).as(path).isEqualTo("insufficient-scope");
    }
  }

  @TestFactory
  Stream<DynamicTest> aGuessedIdEndsTheWholeCall() {
    List<String> guesses =
        new ArrayList<>(
            TARGETS.stream()
                .filter(target -> !REACH.get("teacher").contains(target))
                .map(cast::id)
                .toList());
    guesses.add(UUID.randomUUID().toString());
    guesses.add(cast.id("teacher"));
    guesses.add("x");
    guesses.add("' or 1=1 --");
    guesses.add(
        ent.admin().realm("master").users().searchByUsername("admin", false).stream()
            .map(UserRepresentation::getId)
            .findFirst()
            .orElseThrow());
    return ACTS.keySet().stream()
        .sorted()
        .map(act -> DynamicTest.dynamicTest(act, () -> checkGuesses(act, guesses)));
  }

  private void checkGuesses(String act, List<String> guesses) {
    String pupil = cast.id("pupil");
    as("teacher").post("unblock", List.of(pupil));
    List<String> credentials = ent.people().credentialTypes(cast.who("pupil"));
    int events = eventsOf(pupil);

    List<Answer> answers =
        guesses.stream()
            .flatMap(guess -> Stream.of(List.of(pupil, guess), List.of(guess, pupil)))
            .map(accounts -> as("teacher").post(act, accounts))
            .toList();

    assertThat(answers).extracting(Answer::status).containsOnly(403);
    assertThat(answers.stream().map(Answer::text).distinct()).hasSize(1);
    assertThat(ent.people().credentialTypes(cast.who("pupil"))).isEqualTo(credentials);
    assertThat(isEnabled("pupil")).isTrue();
    assertThat(eventsOf(pupil)).isEqualTo(events);
  }

  @TestFactory
  Stream<DynamicTest> tenThousandAccountsAreTooMany() {
    List<String> ids = Stream.generate(() -> cast.id("pupil")).limit(10_000).toList();
    return ACTS.keySet().stream()
        .sorted()
        .map(
            act ->
                DynamicTest.dynamicTest(
                    act,
                    () -> {
                      Answer answer = as("teacher").post(act, ids);
                      assertThat(answer.status()).isEqualTo(400);
                      assertThat(answer.problem()).isEqualTo("too-many-accounts");
                    }));
  }

  @Test
  void aThousandUnknownAccountsAreRefusedLikeOne() {
    List<String> ids = Stream.generate(() -> UUID.randomUUID().toString()).limit(1000).toList();
    Answer many = as("teacher").post("codes", ids);
    assertThat(many.status()).isEqualTo(403);
    assertThat(many.text()).isEqualTo(as("teacher").post("codes", ids.subList(0, 1)).text());
  }

  @TestFactory
  Stream<DynamicTest> whatIsNoGoodRequestIsPointedOut() {
    return Map.of(
            "{",
            "#",
            "",
            "#",
            "[]",
            "#",
            "{}",
            "#/accounts",
            "{\"accounts\":[]}",
            "#/accounts",
            "{\"accounts\":[\"a\",7]}",
            "#/accounts/1",
            "{\"accounts\":[\"" + "a".repeat(37) + "\"]}",
            "#/accounts/0")
        .entrySet()
        .stream()
        .map(
            sent ->
                DynamicTest.dynamicTest(
                    "«" + sent.getKey() + "»",
                    () -> {
                      Answer answer = as("teacher").post("codes", sent.getKey());
                      assertThat(answer.status()).isEqualTo(400);
                      assertThat(answer.header("Content-Type"))
                          .isEqualTo("application/problem+json");
                      assertThat(answer.problem()).isEqualTo("invalid-request");
                      assertThat(answer.json().at("/errors/0/pointer").asText())
                          .isEqualTo(sent.getValue());
                    }));
  }

  @Test
  void whatIsTooLargeIsRefused() {
    Answer answer = as("teacher").post("codes", "{\"x\":\"" + "a".repeat(1 << 20) + "\"}");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.problem()).isEqualTo("payload-too-large");
  }

  @Test
  void onlyJsonIsRead() {
    for (String type :
        List.of("text/plain", "application/x-www-form-urlencoded", "application/json5")) {
      Answer answer =
          as("teacher").send("POST", "codes", BodyPublishers.ofString("{}"), "Content-Type", type);
      assertThat(answer.status()).as(type).isEqualTo(415);
      assertThat(answer.problem()).as(type).isEqualTo("unsupported-media-type");
    }
    assertThat(
            as("teacher")
                .send(
                    "POST",
                    "codes",
                    BodyPublishers.ofString("{\"accounts\":[\"" + cast.id("pupil") + "\"]}"),
                    "Content-Type",
                    "application/json; charset=UTF-8")
                .status())
        .isEqualTo(200);
  }

  @TestFactory
  Stream<DynamicTest> whatIsNowhereIsAProblemToo() {
    return Stream.of("", "nowhere", "me/", "ME", "me%2f", "codes/../me%00", "classes//accounts")
        .map(
            path ->
                DynamicTest.dynamicTest(
                    "«" + path + "»",
                    () -> {
                      Answer answer = as("teacher").get(path);
                      assertThat(answer.status()).isEqualTo(404);
                      assertThat(answer.header("Content-Type"))
                          .isEqualTo("application/problem+json");
                      assertThat(answer.problem()).isEqualTo("not-found");
                    }));
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "TRACEX")) {
      Answer answer = as("teacher").send(method, "codes", BodyPublishers.noBody());
      assertThat(answer.status()).as(method).isEqualTo(405);
      assertThat(answer.problem()).as(method).isEqualTo("method-not-allowed");
      assertThat(answer.header("Allow")).as(method).isEqualTo("POST");
    }
  }

  @TestFactory
  Stream<DynamicTest> aParameterOutOfItsLimitsIsPointedOut() {
    return Stream.of(
            "first=-1",
            "max=501",
            "max=x",
            "profile=parent",
            "state=lost",
            "sort=code",
            "order=up",
            "q=" + "a".repeat(101))
        .map(
            query ->
                DynamicTest.dynamicTest(
                    query,
                    () -> {
                      Answer answer =
                          as("teacher").get("classes/" + cast.ce2 + "/accounts?" + query);
                      assertThat(answer.status()).isEqualTo(400);
                      assertThat(answer.json().at("/errors/0/pointer").asText())
                          .isEqualTo("?" + query.substring(0, query.indexOf('=')));
                    }));
  }

  @Test
  void problemsSpeakTheReadersLanguage() {
    assertThat(anybody.get("me").json().path("title").asText()).isEqualTo("Non connecté");
    assertThat(anybody.get("me", "Accept-Language", "en-GB").json().path("title").asText())
        .isEqualTo("Not signed in");
    assertThat(anybody.get("me", "Accept-Language", "zz").json().path("title").asText())
        .isEqualTo("Non connecté");
  }

  @Test
  void nothingIsKeptOnTheWay() {
    for (Answer answer :
        List.of(anybody.get("me"), as("teacher").get("me"), as("teacher").get("nowhere"))) {
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @Test
  void onlyPagesOfTheCallingClientMayRead() {
    Answer own = as("teacher").get("me", "Origin", ClassroomCast.ORIGIN);
    assertThat(own.status()).isEqualTo(200);
    assertThat(own.header("Access-Control-Allow-Origin")).isEqualTo(ClassroomCast.ORIGIN);
    assertThat(own.header("Access-Control-Allow-Credentials")).isEmpty();

    for (String origin : List.of("https://ailleurs.example", "null", "http://appli.example")) {
      Answer other = as("teacher").get("me", "Origin", origin);
      assertThat(other.status()).as(origin).isEqualTo(403);
      assertThat(other.header("Access-Control-Allow-Origin")).as(origin).isEmpty();
    }
    Answer unauthorized = anybody.get("me", "Origin", ClassroomCast.ORIGIN);
    assertThat(unauthorized.status()).isEqualTo(401);
    assertThat(unauthorized.header("Access-Control-Allow-Origin")).isEqualTo(ClassroomCast.ORIGIN);
    assertThat(unauthorized.header("Access-Control-Expose-Headers")).contains("WWW-Authenticate");
  }

  @Test
  void onlyPagesOfClientsOfTheApiPassThePreflight() {
    Answer own = preflight("codes", ClassroomCast.ORIGIN);
    assertThat(own.status()).isEqualTo(204);
    assertThat(own.header("Access-Control-Allow-Origin")).isEqualTo(ClassroomCast.ORIGIN);
    assertThat(own.header("Access-Control-Allow-Methods")).isEqualTo("POST");
    assertThat(own.header("Access-Control-Allow-Headers"))
        .isEqualTo("Authorization, Content-Type, Accept-Language");

    Answer other = preflight("codes", "https://ailleurs.example");
    assertThat(other.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    assertThat(preflight("nowhere", ClassroomCast.ORIGIN).status()).isEqualTo(404);
  }

  @Test
  void aSecondFactorIsDemandedWhereTheRealmSaysSo() {
    String id = ent.realm().clients().findByClientId("marelle-classroom").get(0).getId();
    var client = ent.realm().clients().get(id).toRepresentation();
    client.getAttributes().put("minimum.acr.value", "2");
    ent.realm().clients().get(id).update(client);
    try {
      Answer answer = as("teacher").get("me");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.problem()).isEqualTo("insufficient-authentication");
      assertThat(answer.header("WWW-Authenticate"))
          .isEqualTo("Bearer error=\"insufficient_user_authentication\", acr_values=\"2\"");
    } finally {
      client.getAttributes().put("minimum.acr.value", "");
      ent.realm().clients().get(id).update(client);
    }
  }

  @Test
  void theListsNameNoMoreThanTheCallersOwn() {
    assertThat(names(as("teacher").get("schools"))).containsExactly("École Jean-Moulin");
    assertThat(names(as("teacher").get("classes"))).containsExactly("CE2/CM1 \"A\"");
    assertThat(names(as("school administrator").get("classes")))
        .containsExactly("CE2/CM1 \"A\"", "CM1");
    assertThat(names(as("school administrator").get("classes?q=cm1 ce2".replace(' ', '+'))))
        .containsExactly("CE2/CM1 \"A\"");
    assertThat(as("teacher").get("classes?school=" + cast.otherSchool.id()).status())
        .isEqualTo(403);
    assertThat(names(as("teacher to depart").get("classes"))).isEmpty();
    assertThat(names(as("realm administrator").get("classes?school=" + cast.otherSchool.id())))
        .containsExactly("6e B");
    assertThat(names(as("realm administrator").get("schools?q=" + cast.school.uai())))
        .containsExactly("École Jean-Moulin");
  }

  @Test
  void ofColleaguesATeacherSeesTheNameAlone() {
    JsonNode page = as("teacher").get("classes/" + cast.ce2 + "/accounts?profile=teacher").json();
    assertThat(page.path("items")).isNotEmpty();
    assertThat(page.path("items"))
        .allSatisfy(
            item ->
                assertThat(item.fieldNames())
                    .toIterable()
                    .containsExactlyInAnyOrder(
                        "id", "firstName", "lastName", "profile", "manageable"));
    assertThat(page.path("states")).allSatisfy(number -> assertThat(number.asInt()).isZero());
    assertThat(
            as("teacher")
                .get("classes/" + cast.ce2 + "/accounts?profile=teacher&state=active")
                .json()
                .path("total")
                .asInt())
        .isZero();
  }

  @Test
  void aClassHasItsPeopleAndTheRelativesOfItsPupils() {
    JsonNode page = as("teacher").get("classes/" + cast.ce2 + "/accounts?profile=relative").json();
    assertThat(page.path("counts").path("pupil").asInt()).isEqualTo(5);
    assertThat(page.path("counts").path("relative").asInt()).isEqualTo(1);
    JsonNode relative = page.at("/items/0");
    assertThat(relative.path("id").asText()).isEqualTo(cast.id("relative"));
    assertThat(relative.at("/children/0/id").asText()).isEqualTo(cast.id("pupil"));
    assertThat(relative.at("/classes/0/name").asText()).isEqualTo("CE2/CM1 \"A\"");
    assertThat(page.toString()).doesNotContain(cast.id("service account"));
  }

  private Stream<DynamicTest> everyEndpoint(
      Map<String, ClassroomApi> callers, Consumer<Answer> check) {
    List<String> reads =
        List.of(
            "me",
            "schools",
            "classes",
            "classes/" + cast.ce2 + "/accounts",
            "classes/" + cast.ce2 + "/progress",
            "schools/" + cast.school.id() + "/accounts",
            "schools/" + cast.school.id() + "/progress",
            "accounts/" + cast.id("pupil") + "/history",
            "accounts/" + cast.id("pupil"));
    return callers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(
            caller ->
                Stream.concat(
                    reads.stream()
                        .map(
                            path ->
                                DynamicTest.dynamicTest(
                                    caller.getKey() + ": " + path,
                                    () -> check.accept(caller.getValue().get(path)))),
                    ACTS.keySet().stream()
                        .map(
                            act ->
                                DynamicTest.dynamicTest(
                                    caller.getKey() + ": " + act,
                                    () ->
                                        check.accept(
                                            caller
                                                .getValue()
                                                .post(act, List.of(cast.id("pupil"))))))));
  }

  private Answer preflight(String path, String origin) {
    return anybody.send(
        "OPTIONS",
        path,
        BodyPublishers.noBody(),
        "Origin",
        origin,
        "Access-Control-Request-Method",
        "POST");
  }

  private ClassroomApi as(String caller) {
    return anybody.as(tokens.get(caller));
  }

  private boolean isEnabled(String name) {
    return ent.people().account(cast.who(name)).toRepresentation().isEnabled();
  }

  private int eventsOf(String account) {
    return ent.realm()
        .getAdminEvents(null, null, null, null, null, "users/" + account + "/*", null, null, 0, 500)
        .size();
  }

  private static List<String> names(Answer answer) {
    List<String> names = new ArrayList<>();
    answer.json().path("items").forEach(item -> names.add(item.path("name").asText()));
    return names;
  }

  private static String forged(String token) {
    int signature = token.lastIndexOf('.') + 1;
    char first = token.charAt(signature);
    return token.substring(0, signature)
        + (first == 'A' ? 'B' : 'A')
        + token.substring(signature + 1);
  }
}
