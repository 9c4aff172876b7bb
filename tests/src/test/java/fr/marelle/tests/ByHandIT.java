package fr.marelle.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static fr.marelle.tests.ClassroomCast.ALL_SCOPES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.ClassroomApi;
import fr.marelle.tests.ent.ClassroomApi.Answer;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SchoolWithAClass;
import fr.marelle.tests.pages.Console;
import fr.marelle.tests.pages.LoginPage;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What an administrator of a school does by hand to its people. */
@ExtendWith({RunningEnt.class, Browsing.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Paramétrage de la classe : à la main")
class ByHandIT {
  private final Ent ent;
  private final ClassroomCast cast;
  private final ClassroomApi api;
  private final DirectoryRuns runs;

  ByHandIT(Ent ent) {
    this.ent = ent;
    this.cast = new ClassroomCast(ent);
    this.api = ClassroomApi.of(ent).as(cast.token("school administrator", ALL_SCOPES));
    this.runs = new DirectoryRuns(ent);
  }

  @AfterAll
  void leave() {
    cast.close();
  }

  @Test
  void aPupilIsMadeOnceAndTheDirectoryTakesTheAccountOver() {
    String path = "schools/" + cast.school.id() + "/accounts";
    Answer wrong =
        api.post(
            path,
            "{\"firstName\":\"\",\"lastName\":\"7\",\"birthDate\":\"2099-01-01\",\"email\":\"x\"}");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.json().path("errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder("#/firstName", "#/lastName", "#/birthDate", "#/email");

    JsonNode made = api.post(path, newcomer("Ysé", "Quenouille", cast.ce2, "")).json();
    assertThat(made.path("identifier").asText()).isEqualTo("yse.quenouille");
    String id = made.path("id").asText();
    assertThat(credentials(id)).containsExactly("activation-code");

    String again = newcomer("Quenouille", "Yse", cast.cm1, "");
    JsonNode likely = api.post("schools/" + cast.school.id() + "/likely-duplicates", again).json();
    assertThat(likely.at("/items/0/id").asText()).isEqualTo(id);
    assertThat(likely.at("/items/0/likenesses").toString()).isEqualTo("[\"swapped-names\"]");
    assertThat(api.post(path, again).problem()).isEqualTo("likely-duplicates");
    JsonNode second = api.post(path, newcomer("Ysé", "Quenouille", cast.cm1, id)).json();
    assertThat(second.path("identifier").asText()).isEqualTo("yse.quenouille1");
    ent.realm().users().get(second.path("id").asText()).remove();
    JsonNode relative =
        api.post(
                path,
                "{\"profile\":\"relative\",\"firstName\":\"Ada\",\"lastName\":\"Quenouille\","
                    + "\"children\":[\""
                    + id
                    + "\"]}")
            .json();

    JsonNode run =
        runs.run(
            Map.of(
                "eleves.csv",
                "id;Nom;Prénom;Date de naissance;Classe\nq1;Quenouille;Ysé;02/06/2015;CM1\n"),
            "school=" + cast.school.uai());

    assertThat(run.at("/counts/created").asInt()).isZero();
    assertThat(run.at("/counts/changed").asInt()).isEqualTo(1);
    UserRepresentation pupil = ent.realm().users().get(id).toRepresentation();
    assertThat(pupil.getAttributes())
        .containsEntry("externalId", List.of(cast.school.uai() + ":q1"));
    assertThat(groups(id)).containsExactly("/" + cast.school.uai() + "/CM1");
    assertThat(attributes(relative.path("id").asText()))
        .containsEntry("children", List.of(cast.school.uai() + ":q1"));
    ent.realm().users().get(relative.path("id").asText()).remove();
    ent.realm().users().get(id).remove();
  }

  @Test
  void ofTwoWhoMakeTheSamePupilAtOnceOneIsTold() {
    String path = "schools/" + cast.school.id() + "/accounts";
    String pupil = newcomer("Basile", "Tournesol", cast.ce2, "");

    List<Answer> answers = AtOnce.all(Collections.nCopies(4, () -> api.post(path, pupil)));

    assertThat(answers)
        .extracting(answer -> answer.status() + " " + answer.problem())
        .containsExactlyInAnyOrder(
            "200 ", "409 likely-duplicates", "409 likely-duplicates", "409 likely-duplicates");
    ent.realm().users().get(id("basile.tournesol")).remove();
  }

  @Test
  void whatWasCorrectedMovedAndDetachedSurvivesTheSameFile() {
    SchoolTables school = SchoolTables.of(3);
    runs.run(school.tables(), school.complete());
    ClassroomApi realm = ClassroomApi.of(ent).as(cast.token("realm administrator", ALL_SCOPES));
    String pupil = id(school.identifier(1));
    String parent = id("parent" + school.identifier(1).substring(5));
    String schoolId = ent.realm().getGroupByPath("/" + school.uai()).getId();
    GroupRepresentation other = new GroupRepresentation();
    other.setName("CM2");
    ent.realm().groups().group(schoolId).subGroup(other).close();
    String cm2 = ent.realm().getGroupByPath("/" + school.uai() + "/CM2").getId();

    JsonNode person = realm.get("accounts/" + pupil).json();
    assertThat(person.path("inDirectory").asBoolean()).isTrue();
    assertThat(person.at("/relatives/0/id").asText()).isEqualTo(parent);
    String version = person.path("version").asText();
    assertThat(
            patch(realm, pupil, "{\"version\":\"" + version + "\",\"firstName\":\"Élodie\"}")
                .json()
                .path("firstName")
                .asText())
        .isEqualTo("Élodie");
    assertThat(
            patch(realm, pupil, "{\"version\":\"" + version + "\",\"firstName\":\"Léa\"}")
                .problem())
        .isEqualTo("stale");
    assertThat(
            realm
                .post(
                    "schools/" + schoolId + "/moves",
                    "{\"accounts\":[\"" + pupil + "\"],\"classes\":[\"" + cm2 + "\"]}")
                .json()
                .at("/items/0/outcome")
                .asText())
        .isEqualTo("moved");
    String child = "accounts/" + parent + "/children/" + pupil;
    assertThat(realm.send("DELETE", child, BodyPublishers.noBody()).status()).isEqualTo(200);
    assertThat(realm.send("DELETE", child, BodyPublishers.noBody()).problem()).isEqualTo("stale");

    runs.run(school.tables(), school.complete());

    UserRepresentation after = ent.realm().users().get(pupil).toRepresentation();
    assertThat(after.getFirstName()).isEqualTo("Élodie");
    assertThat(after.getUsername()).isEqualTo(school.identifier(1));
    assertThat(groups(pupil)).containsExactly("/" + school.uai() + "/CM2");
    assertThat(attributes(parent)).doesNotContainKey("children");
    assertThat(realm.post("accounts/" + parent + "/children", List.of(pupil)).status())
        .isEqualTo(200);
    assertThat(attributes(parent)).containsKey("children");
    assertThat(realm.get("accounts/" + pupil + "/history").json().findValuesAsText("act"))
        .contains("attached", "detached", "moved", "corrected");

    school.put(1, "CM1 A");
    runs.run(school.tables(), school.complete());
    assertThat(groups(pupil)).containsExactly("/" + school.uai() + "/CM1 A");
  }

  @Test
  void aContactThatItsOwnerProvedIsNobodysToChangeAndAnotherOneWaits() {
    String pupil = cast.id("pupil");
    JsonNode before = api.get("accounts/" + pupil).json();
    assertThat(
            patch(
                    api,
                    pupil,
                    "{\"version\":\"%s\",\"email\":\"autre@famille.example\"}"
                        .formatted(before.path("version").asText()))
                .json()
                .at("/email/recent")
                .asBoolean())
        .isTrue();
    UserRepresentation user = ent.realm().users().get(pupil).toRepresentation();
    assertThat(user.getEmail()).isEqualTo("autre@famille.example");
    user.setEmailVerified(true);
    ent.realm().users().get(pupil).update(user);

    JsonNode proved = api.get("accounts/" + pupil).json();
    assertThat(proved.at("/email/value").asText()).isEqualTo("au•••@famille.example");
    Answer refused =
        patch(
            api,
            pupil,
            "{\"version\":\"%s\",\"email\":null}".formatted(proved.path("version").asText()));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.json().at("/errors/0/pointer").asText()).isEqualTo("#/email");
    Answer guessed =
        patch(
            api,
            pupil,
            "{\"version\":\"%s\",\"email\":\"autre@famille.example\"}"
                .formatted(proved.path("version").asText()));
    assertThat(guessed.text()).isEqualTo(refused.text());
  }

  @Test
  void whoeverIsOfAnotherSchoolTooIsNobodysToCorrectAlone() {
    String colleague = cast.id("colleague");
    ent.realm().users().get(colleague).joinGroup(cast.sixth);
    try {
      String change = "{\"version\":\"%s\",\"email\":\"moi@ecole.example\"}";
      ClassroomApi realm = ClassroomApi.of(ent).as(cast.token("realm administrator", ALL_SCOPES));
      assertThat(patch(api, colleague, change.formatted(version(api, colleague))).problem())
          .isEqualTo("belongs-elsewhere");
      assertThat(patch(realm, colleague, change.formatted(version(realm, colleague))).status())
          .isEqualTo(200);

      JsonNode seen = api.get("accounts/" + colleague).json();
      assertThat(seen.at("/email/value").asText()).isEqualTo("mo•••@ecole.example");
      assertThat(seen.at("/email/veiled").asBoolean()).isTrue();
      assertThat(seen.at("/email/proved").asBoolean()).isFalse();
      assertThat(realm.get("accounts/" + colleague).json().at("/email/value").asText())
          .isEqualTo("moi@ecole.example");
      assertThat(realm.get("accounts/" + colleague + "/history").json().findValuesAsText("act"))
          .contains("opened");
    } finally {
      ent.realm().users().get(colleague).leaveGroup(cast.sixth);
    }
  }

  private static String version(ClassroomApi api, String account) {
    return api.get("accounts/" + account).json().path("version").asText();
  }

  @Test
  void aProvedContactStaysWithTheAccountThatIsClosed() {
    String kept = guest("Luce", "Corbeau");
    String dropped = guest("Martial", "Tilleul");
    UserRepresentation owner = ent.realm().users().get(dropped).toRepresentation();
    owner.setEmail("martial@famille.example");
    owner.setEmailVerified(true);
    ent.realm().users().get(dropped).update(owner);

    assertThat(api.post("merges", merge(kept, dropped)).status()).isEqualTo(200);

    assertThat(api.get("accounts/" + kept).json().at("/email/value").asText()).isEmpty();
    assertThat(ent.realm().users().get(dropped).toRepresentation().getEmail())
        .isEqualTo("martial@famille.example");
    ent.realm().users().get(kept).remove();
    ent.realm().users().get(dropped).remove();
  }

  @Test
  void noMergeGivesWhatNoCodeGives() {
    String kept = guest("Ida", "Renarde");
    String dropped = guest("Odon", "Lavoisier");
    UserResource account = ent.realm().users().get(dropped);
    GroupRepresentation beyond = new GroupRepresentation();
    beyond.setName("gestionnaires-" + dropped);
    ent.realm().groups().add(beyond).close();
    String group = ent.realm().getGroupByPath("/" + beyond.getName()).getId();
    ent.realm().roles().create(new RoleRepresentation(beyond.getName(), null, false));
    ent.realm().identityProviders().create(provider(beyond.getName())).close();
    RoleRepresentation role = ent.realm().roles().get(beyond.getName()).toRepresentation();
    try {
      account.joinGroup(group);
      assertThat(api.post("merges", merge(kept, dropped)).problem()).isEqualTo("beyond-school");
      account.leaveGroup(group);
      account.roles().realmLevel().add(List.of(role));
      assertThat(api.post("merges", merge(kept, dropped)).problem()).isEqualTo("beyond-school");
      account.roles().realmLevel().remove(List.of(role));
      account.addFederatedIdentity(beyond.getName(), link(beyond.getName())).close();
      assertThat(api.post("merges", merge(kept, dropped)).problem()).isEqualTo("beyond-school");
      account.removeFederatedIdentity(beyond.getName());

      Answer merged = api.post("merges", merge(kept, dropped));
      assertThat(merged.status()).isEqualTo(200);
      ent.realm().users().get(kept).remove();
      assertThat(account.toRepresentation().isEnabled()).isFalse();
      assertThat(
              ClassroomApi.of(ent)
                  .as(cast.token("realm administrator", ALL_SCOPES))
                  .get("accounts/" + dropped)
                  .json()
                  .path("removedAt")
                  .asText())
          .isNotEmpty();
    } finally {
      account.remove();
      ent.realm().groups().group(group).remove();
      ent.realm().roles().deleteRole(beyond.getName());
      ent.realm().identityProviders().get(beyond.getName()).remove();
    }
  }

  private static IdentityProviderRepresentation provider(String alias) {
    IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
    provider.setAlias(alias);
    provider.setProviderId("oidc");
    provider.setConfig(
        Map.of(
            "authorizationUrl", "https://educonnect.example/auth",
            "tokenUrl", "https://educonnect.example/token",
            "clientId", "ent",
            "clientSecret", "essai"));
    return provider;
  }

  private static FederatedIdentityRepresentation link(String alias) {
    FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
    link.setIdentityProvider(alias);
    link.setUserId("E-78");
    link.setUserName("e78");
    return link;
  }

  private String guest(String first, String last) {
    String body = "{\"profile\":\"guest\",\"firstName\":\"%s\",\"lastName\":\"%s\"}";
    return api.post("schools/" + cast.school.id() + "/accounts", body.formatted(first, last))
        .json()
        .path("id")
        .asText();
  }

  @Test
  void whoeverIsRemovedIsBlockedAndCanBeKept() {
    String guest = cast.id("guest");
    JsonNode left = api.post("removals", List.of(guest)).json();
    assertThat(left.at("/items/0/outcome").asText()).isEqualTo("leaving");
    assertThat(left.at("/items/0/removedAt").asText()).isNotEmpty();
    assertThat(ent.realm().users().get(guest).toRepresentation().isEnabled()).isFalse();
    JsonNode listed =
        api.get("schools/" + cast.school.id() + "/accounts?profile=guest").json().at("/items/0");
    assertThat(listed.path("leaving").asBoolean()).isTrue();
    assertThat(api.post("removals", List.of(guest)).json().at("/items/0/outcome").asText())
        .isEqualTo("already-leaving");

    assertThat(
            api.post("removal-cancellations", List.of(guest))
                .json()
                .at("/items/0/outcome")
                .asText())
        .isEqualTo("kept");
    assertThat(ent.realm().users().get(guest).toRepresentation().isEnabled()).isTrue();

    api.post("removals", List.of(guest));
    api.post("unblock", List.of(guest));
    assertThat(api.get("accounts/" + guest + "/history").json().at("/items/0/act").asText())
        .isIn("removal-called-off", "unblocked");
    api.post("block", List.of(guest));
    assertThat(api.get("accounts/" + guest).json().path("removedAt").isNull()).isTrue();
    api.post("unblock", List.of(guest));
    api.post("removals", List.of(guest));
    UserRepresentation opened = ent.realm().users().get(guest).toRepresentation();
    opened.setEnabled(true);
    ent.realm().users().get(guest).update(opened);
    opened.setEnabled(false);
    ent.realm().users().get(guest).update(opened);
    assertThat(api.get("accounts/" + guest).json().path("removedAt").isNull()).isTrue();
    opened.setEnabled(true);
    ent.realm().users().get(guest).update(opened);
    ClassroomApi elsewhere =
        ClassroomApi.of(ent).as(cast.token("school administrator elsewhere", ALL_SCOPES));
    assertThat(
            elsewhere
                .post("removals", List.of(cast.id("staff elsewhere with a child here")))
                .status())
        .isEqualTo(200);
    elsewhere.post("removal-cancellations", List.of(cast.id("staff elsewhere with a child here")));
  }

  @Test
  void twoAccountsBecomeOneThatTheDirectoryFollowsAndTwoAgainAsTheyWere() {
    SchoolTables school = SchoolTables.of(2);
    runs.run(school.tables(), school.complete());
    ClassroomApi realm = ClassroomApi.of(ent).as(cast.token("realm administrator", ALL_SCOPES));
    String kept = id(school.identifier(1));
    String dropped = id(school.identifier(2));
    String mother = id("parent" + school.identifier(1).substring(5));
    String father = id("parent" + school.identifier(2).substring(5));
    List<Map<String, Object>> before = List.of(all(kept), all(dropped), all(mother), all(father));

    Answer merged = realm.post("merges", merge(kept, dropped));
    assertThat(merged.status()).isEqualTo(200);
    assertThat(ent.realm().users().get(dropped).toRepresentation().isEnabled()).isFalse();
    assertThat(groups(dropped)).isEmpty();
    assertThat(attributes(father)).containsEntry("children", attributes(mother).get("children"));
    assertThat(realm.post("merges", merge(kept, dropped)).status()).isEqualTo(409);
    assertThat(realm.post("merges", merge(kept, mother)).problem()).isEqualTo("not-mergeable");

    JsonNode same = runs.run(school.tables(), school.complete());
    assertThat(same.at("/counts/unchanged").asInt()).isEqualTo(4);

    String undo = "merges/" + merged.json().at("/merge/id").asText() + "/undo";
    Answer undone = realm.send("POST", undo, BodyPublishers.noBody());
    assertThat(undone.status()).isEqualTo(200);
    assertThat(undone.json().path("lost")).isEmpty();
    assertThat(List.of(all(kept), all(dropped), all(mother), all(father))).isEqualTo(before);
    assertThat(realm.send("POST", undo, BodyPublishers.noBody()).status()).isEqualTo(403);

    realm.post("merges", merge(kept, dropped));
    school.put(2, "CM1 A");
    JsonNode next = runs.run(school.tables(), school.complete());
    assertThat(next.at("/counts/created").asInt()).isZero();
    assertThat(groups(kept))
        .containsExactly("/" + school.uai() + "/CE2 A", "/" + school.uai() + "/CM1 A");
    assertThat(groups(dropped)).isEmpty();
  }

  /** On the newest server alone: the pages are ours, and what they ask for is tried on both. */
  @Tag("newest-only")
  @ParameterizedTest
  @ValueSource(strings = {"marelle-ecole", "marelle-college"})
  void anAdministratorMakesMovesMergesAndUndoesInTheConsole(String look, Window window) {
    ent.with(realm -> realm.setLoginTheme(look), () -> walk(look, window));
  }

  private void walk(String theme, Window window) {
    SchoolWithAClass school = SchoolWithAClass.open(ent.realm(), ent.people());
    Person administrator =
        FirstAccess.begin(ent, school.staff("Sylvie", "Marchand")).complete().who();
    ent.people()
        .account(administrator)
        .roles()
        .realmLevel()
        .add(List.of(ent.realm().roles().get("school-administrator").toRepresentation()));
    school.pupil("Adam", "Benali");
    // Each walk has a pupil of its own: nobody's identifier is issued again.
    String family = theme.equals("marelle-ecole") ? "Garnier" : "Mercier";
    String identifier = "rose." + family.toLowerCase(Locale.ROOT);
    Person rose = school.pupil("Rose", family);
    Page page = window.page();
    List<String> violations = new ArrayList<>();
    Consumer<String> look =
        state -> {
          AxeRules.check(theme + ", " + state, page, violations);
          page.setViewportSize(1280, 800);
        };
    window.open(ent.address("/marelle-classroom/"));
    LoginPage.on(window).signIn(administrator.identifier(), Person.PASSWORD);
    page.locator("main a[href^='#/school/']").first().click();
    Console console = Console.on(window);
    look.accept("school");

    console.button("Ajouter une personne").click();
    console.dialog().getByLabel("Prénom").fill("Rosé");
    console.dialog().getByLabel("Nom de famille").fill(family);
    console.answer("Continuer");
    assertThat(page.locator("#person-birthDate-wrong")).isVisible();
    assertThat(page.locator("#person-birthDate")).isFocused();
    look.accept("wrong");
    console.dialog().getByLabel("Date de naissance").fill("2018-05-04");
    page.locator("#person-class").selectOption(SchoolWithAClass.CLASS);
    console.answer("Continuer");
    assertThat(console.dialog()).containsText("même nom");
    look.accept("likely");
    console.answer("Créer quand même");
    assertThat(console.dialog()).containsText(identifier);
    console.answer("Fiche de connexion");
    assertThat(console.dialog()).containsText("Sous quelle forme");
    console.answer("Annuler");

    Locator made = page.locator("tbody tr", new Page.LocatorOptions().setHasText(identifier));
    made.getByRole(AriaRole.CHECKBOX).check();
    console.box(rose).check();
    console.button("Fusionner").waitFor();
    console.button("Fusionner").click();
    console.dialog().getByText(rose.identifier()).click();
    look.accept("merge");
    console.answer("Fusionner");
    assertThat(console.told()).containsText("ne font plus qu");
    assertThat(made).hasCount(0);

    console.row(rose).getByLabel("Modifier").click();
    assertThat(console.dialog()).containsText(identifier);
    look.accept("person");
    console.dialog().getByLabel("Prénom").fill("Rosée");
    console.answer("Enregistrer");
    assertThat(console.dialog().locator("h2")).containsText(family + " Rosée");
    page.locator("#person-class").selectOption("");
    console.answer("Changer de classe");
    assertThat(console.dialog()).containsText("a changé de classe");
    console.dialog().getByText("Annuler la fusion").first().click();
    console.answer("Annuler la fusion");
    assertThat(console.dialog()).containsText("comme avant");
    console.answer("Fermer");
    assertThat(made).hasCount(1);
    assertThat(violations).isEmpty();
  }

  private String newcomer(String first, String last, String schoolClass, String others) {
    return "{\"firstName\":\"%s\",\"lastName\":\"%s\",\"birthDate\":\"2015-06-02\",\"classes\":[\"%s\"],\"others\":[%s]}"
        .formatted(first, last, schoolClass, others.isEmpty() ? "" : "\"" + others + "\"");
  }

  private static String merge(String keep, String drop) {
    return "{\"keep\":\"" + keep + "\",\"drop\":\"" + drop + "\"}";
  }

  private static Answer patch(ClassroomApi by, String account, String body) {
    return by.send(
        "PATCH",
        "accounts/" + account,
        BodyPublishers.ofString(body),
        "Content-Type",
        "application/json");
  }

  private String id(String identifier) {
    return ent.realm().users().searchByUsername(identifier, true).get(0).getId();
  }

  private List<String> groups(String account) {
    return ent.realm().users().get(account).groups().stream()
        .map(GroupRepresentation::getPath)
        .sorted()
        .toList();
  }

  private Map<String, List<String>> attributes(String account) {
    return ent.realm().users().get(account).toRepresentation().getAttributes();
  }

  private List<String> credentials(String account) {
    return ent.realm().users().get(account).credentials().stream()
        .map(credential -> credential.getType())
        .toList();
  }

  /** All that an account is, but for when it was changed. */
  private Map<String, Object> all(String account) {
    UserRepresentation user = ent.realm().users().get(account).toRepresentation();
    Map<String, Object> all = new TreeMap<>();
    all.put("identifier", user.getUsername());
    all.put("name", user.getFirstName() + " " + user.getLastName());
    all.put("email", String.valueOf(user.getEmail()));
    all.put("enabled", user.isEnabled());
    all.put("attributes", new TreeMap<>(user.getAttributes()));
    all.put("groups", groups(account));
    all.put("credentials", credentials(account));
    return all;
  }
}
