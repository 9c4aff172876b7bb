package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.ent.AdminRest;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.PartialImportRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;
import org.keycloak.representations.idm.RoleRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** Codes on their way from a directory or an administrator to the sheet of paper. */
@ExtendWith(RunningEnt.class)
@DisplayName("Codes d'activation")
class CodesIT {
  private final Ent ent;

  CodesIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void aRealmFileBringsCodesInClearAndTheyEndSealed() {
    String name = "petite-ecole-" + UUID.randomUUID();
    RealmRepresentation realm = new RealmRepresentation();
    realm.setRealm(name);
    realm.setEnabled(true);
    UserRepresentation user = new UserRepresentation();
    user.setUsername("thierry.eleve");
    user.setEnabled(true);
    user.setCredentials(List.of(People.activationCode("zbpkzex")));
    realm.setUsers(List.of(user));

    ent.admin().realms().create(realm);
    try {
      String id =
          ent.admin().realm(name).users().searchByUsername("thierry.eleve", true).get(0).getId();
      UserResource account = ent.admin().realm(name).users().get(id);
      assertSealed(account);
      AdminRest.Answer shown =
          ent.rest().send("GET", "../" + name + "/marelle-codes/users/" + id + "/activation-code");
      assertThat(shown.status()).isEqualTo(200);
      assertThat(shown.body()).contains("\"zbpkzex\"", "\"thierry.eleve\"");
    } finally {
      ent.admin().realm(name).remove();
    }
  }

  @Test
  void aPartialImportBringsCodesInClearAndTheyEndSealed() {
    UserRepresentation user = new UserRepresentation();
    user.setUsername("import." + UUID.randomUUID());
    user.setFirstName("Lina");
    user.setLastName("Prévert");
    user.setEnabled(true);
    user.setAttributes(Map.of("profile", List.of("pupil")));
    user.setCredentials(List.of(People.activationCode("vdsjkjfsldk2331")));
    PartialImportRepresentation file = new PartialImportRepresentation();
    file.setIfResourceExists("FAIL");
    file.setUsers(List.of(user));

    ent.realm().partialImport(file).close();

    UserRepresentation imported =
        ent.realm().users().searchByUsername(user.getUsername(), true).get(0);
    assertSealed(ent.realm().users().get(imported.getId()));
    assertThat(SignInTrial.of(ent, user.getUsername(), "vdsjkjfsldk2331").page().isActivation())
        .isTrue();
  }

  @Test
  void theAdminRestApiBringsCodesInClearAndTheyEndSealed() {
    Person pupil = ent.people().pupil();

    assertSealed(ent.people().account(pupil));
    assertThat(SignInTrial.of(ent, pupil.identifier(), pupil.code()).page().isActivation())
        .isTrue();
  }

  @Test
  void aCodeThatAnUpdateBringsEndsTheOneBefore() {
    Person pupil = ent.people().pupil();
    UserRepresentation user = ent.people().account(pupil).toRepresentation();
    user.setCredentials(List.of(People.activationCode("nouveau-code-7")));

    ent.people().account(pupil).update(user);

    assertSealed(ent.people().account(pupil));
    assertThat(SignInTrial.of(ent, pupil.identifier(), pupil.code()).page().isLogin()).isTrue();
    assertThat(SignInTrial.of(ent, pupil.identifier(), "nouveau-code-7").page().isActivation())
        .isTrue();
  }

  @Test
  void thePaperDoesNotReplaceAPasswordThatTheAdministratorSet() {
    Person pupil = ent.people().pupil();
    CredentialRepresentation password = new CredentialRepresentation();
    password.setType(CredentialRepresentation.PASSWORD);
    password.setValue("Admin-a-choisi-7!");
    ent.people().account(pupil).resetPassword(password);

    assertThat(SignInTrial.of(ent, pupil.identifier(), pupil.code()).page().isLogin()).isTrue();
    assertThat(SignInTrial.of(ent, pupil.identifier(), "Admin-a-choisi-7!").page().isLogin())
        .isFalse();
  }

  @Test
  void aCodeHandedInForAnActiveAccountOpensNothing() {
    Person pupil = FirstAccess.begin(ent, ent.people().pupil()).complete().who();
    UserRepresentation user = ent.people().account(pupil).toRepresentation();
    user.setCredentials(List.of(People.activationCode("encore-un-code")));

    ent.people().account(pupil).update(user);

    assertThat(ent.people().credentialTypes(pupil)).containsExactly("password");
    assertThat(SignInTrial.of(ent, pupil.identifier(), "encore-un-code").page().isLogin()).isTrue();
    assertThat(SignInTrial.of(ent, pupil.identifier(), Person.PASSWORD).succeeded()).isTrue();
  }

  @Test
  void theSameCodeHandedInAgainChangesNothing() {
    Person pupil = ent.people().pupil();
    UserRepresentation user = ent.people().account(pupil).toRepresentation();
    user.setCredentials(List.of(People.activationCode(pupil.code())));

    ent.people().account(pupil).update(user);

    assertSealed(ent.people().account(pupil));
    assertThat(SignInTrial.of(ent, pupil.identifier(), pupil.code()).page().isActivation())
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"value\":\"\"}",
        "{\"value\":\"court\"}",
        "{\"value\":\"deux mots\"}",
        "{\"value\":null}",
        "{}",
        "zbpkzex",
        "[1]"
      })
  void aCodeThatIsNoneIsRefusedWithoutBeingQuoted(String secretData) {
    CredentialRepresentation credential = People.activationCode("x");
    credential.setSecretData(secretData);
    UserRepresentation user = new UserRepresentation();
    user.setUsername("refus." + UUID.randomUUID());
    user.setFirstName("Zoé");
    user.setLastName("Prévert");
    user.setCredentials(List.of(credential));

    try (var response = ent.realm().users().create(user)) {
      assertThat(response.getStatus()).isEqualTo(400);
      assertThat(response.readEntity(String.class)).isNotBlank().doesNotContain("deux mots");
    }
    assertThat(ent.realm().users().searchByUsername(user.getUsername(), true)).isEmpty();
  }

  @Test
  void anOverlongCodeIsRefused() {
    UserRepresentation user = new UserRepresentation();
    user.setUsername("refus." + UUID.randomUUID());
    user.setFirstName("Zoé");
    user.setLastName("Prévert");
    user.setCredentials(List.of(People.activationCode("z".repeat(10_000))));

    try (var response = ent.realm().users().create(user)) {
      assertThat(response.getStatus()).isEqualTo(400);
      assertThat(response.readEntity(String.class)).doesNotContain("zzzzzzzz");
    }
  }

  @Test
  void theAdministratorRemovesACodeFromTheListOfCredentials() {
    Person pupil = ent.people().pupil();
    CredentialRepresentation code = ent.people().account(pupil).credentials().get(0);

    ent.people().account(pupil).removeCredential(code.getId());

    assertThat(ent.people().credentialTypes(pupil)).isEmpty();
    assertThat(SignInTrial.of(ent, pupil.identifier(), pupil.code()).page().isLogin()).isTrue();
  }

  @Test
  void theAdministratorIssuesACodeShowsItIssuesItAnewAndWithdrawsIt() {
    Person pupil = ent.people().create("pupil", user -> user.setCredentials(List.of()));
    String path = "marelle-codes/users/" + pupil.id() + "/activation-code";
    assertThat(ent.rest().send("GET", path).status()).isEqualTo(404);

    AdminRest.Answer issued = ent.rest().send("POST", path);
    assertThat(issued.status()).isEqualTo(201);
    String first = codeIn(issued);
    assertThat(first).matches("[a-z2-9]{8}").doesNotContain("l", "o", "i");
    assertThat(codeIn(ent.rest().send("GET", path))).isEqualTo(first);
    assertThat(SignInTrial.of(ent, pupil.identifier(), first).page().isActivation()).isTrue();

    String second = codeIn(ent.rest().send("POST", path));
    assertThat(second).isNotEqualTo(first);
    assertThat(SignInTrial.of(ent, pupil.identifier(), first).page().isLogin()).isTrue();
    assertThat(SignInTrial.of(ent, pupil.identifier(), second).page().isActivation()).isTrue();

    assertThat(ent.rest().send("DELETE", path).status()).isEqualTo(204);
    assertThat(ent.rest().send("DELETE", path).status()).isEqualTo(404);
    assertThat(SignInTrial.of(ent, pupil.identifier(), second).page().isLogin()).isTrue();

    List<AdminEventRepresentation> acts =
        ent.realm().getAdminEvents().stream()
            .filter(event -> event.getResourcePath().contains(pupil.id() + "/activation-code"))
            .toList();
    assertThat(acts.stream().map(AdminEventRepresentation::getOperationType))
        .contains("CREATE", "ACTION", "DELETE");
    assertThat(
            acts.toString()
                + acts.stream().map(AdminEventRepresentation::getRepresentation).toList())
        .doesNotContain(first, second);
  }

  @Test
  void anActiveAccountGetsNoActivationCode() {
    Person pupil = FirstAccess.begin(ent, ent.people().pupil()).complete().who();

    assertThat(
            ent.rest()
                .send("POST", "marelle-codes/users/" + pupil.id() + "/activation-code")
                .status())
        .isEqualTo(409);
  }

  @Test
  void anAccountThatDoesNotExistHasNoCode() {
    for (String method : List.of("GET", "POST", "DELETE")) {
      assertThat(
              ent.rest()
                  .send(method, "marelle-codes/users/" + UUID.randomUUID() + "/activation-code")
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  void nobodyWithoutTheRightSeesOrIssuesCodes() {
    Person pupil = ent.people().pupil();
    Person nosy = FirstAccess.begin(ent, ent.people().teacher()).complete().who();
    Person viewer = FirstAccess.begin(ent, ent.people().teacher()).complete().who();
    grant(viewer, "view-users", "query-users");
    String path = "marelle-codes/users/" + pupil.id() + "/activation-code";

    for (String method : List.of("GET", "POST", "DELETE")) {
      assertThat(ent.rest("").send(method, path).status()).as(method).isEqualTo(401);
      assertThat(ent.rest("not.a.token").send(method, path).status()).as(method).isEqualTo(401);
      assertThat(ent.rest(token(nosy)).send(method, path).status()).as(method).isEqualTo(403);
      assertThat(ent.rest(token(viewer)).send(method, path).status()).as(method).isEqualTo(403);
    }
    assertThat(ent.rest(token(nosy)).send("POST", "marelle-codes/reseal").status()).isEqualTo(403);
    assertThat(SignInTrial.of(ent, pupil.identifier(), pupil.code()).page().isActivation())
        .isTrue();
  }

  @Test
  void somebodyWhoManagesAccountsIssuesCodes() {
    Person pupil = ent.people().pupil();
    Person manager = FirstAccess.begin(ent, ent.people().teacher()).complete().who();
    grant(manager, "manage-users");

    assertThat(
            ent.rest(token(manager))
                .send("POST", "marelle-codes/users/" + pupil.id() + "/activation-code")
                .status())
        .isEqualTo(201);
  }

  @Test
  void aHundredCodesAreAllDifferent() {
    Person pupil = ent.people().pupil();
    String path = "marelle-codes/users/" + pupil.id() + "/activation-code";
    List<String> codes =
        Stream.generate(() -> codeIn(ent.rest().send("POST", path))).limit(100).toList();

    assertThat(codes).doesNotHaveDuplicates();
  }

  private void grant(Person person, String... roles) {
    String management = ent.realm().clients().findByClientId("realm-management").get(0).getId();
    List<RoleRepresentation> granted =
        Stream.of(roles)
            .map(role -> ent.realm().clients().get(management).roles().get(role).toRepresentation())
            .collect(Collectors.toList());
    ent.people().account(person).roles().clientLevel(management).add(granted);
  }

  private String token(Person person) {
    return ent.portal().directToken(Ent.DIRECT_CLIENT, person.identifier(), Person.PASSWORD);
  }

  private static String codeIn(AdminRest.Answer answer) {
    Matcher code = Pattern.compile("\"code\"\\s*:\\s*\"([^\"]+)\"").matcher(answer.body());
    assertThat(code.find()).as(answer.body()).isTrue();
    return code.group(1);
  }

  private static void assertSealed(UserResource account) {
    assertThat(account.credentials())
        .singleElement()
        .satisfies(
            code -> {
              assertThat(code.getType()).isEqualTo("activation-code");
              assertThat(code.getValue()).isNull();
              assertThat(code.getSecretData()).isNull();
            });
  }
}
