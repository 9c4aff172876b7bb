package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import fr.marelle.tests.ent.ClassroomApi;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.AdminEventRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.FederatedIdentityRepresentation;
import org.keycloak.representations.idm.IdentityProviderRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What a teacher does for her class, through the API, and what comes of it at the login page. */
@ExtendWith(RunningEnt.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Paramétrage de la classe : codes, blocage, historique")
class ClassroomActsIT {
  private static final String ELSEWHERE = "educonnect-essai";

  private final Ent ent;
  private final ClassroomCast cast;
  private final ClassroomApi teacher;
  private final ClassroomApi administrator;

  ClassroomActsIT(Ent ent) {
    this.ent = ent;
    this.cast = new ClassroomCast(ent);
    ClassroomApi anybody = ClassroomApi.of(ent);
    this.teacher = anybody.as(cast.token("teacher", ClassroomCast.ALL_SCOPES));
    this.administrator = anybody.as(cast.token("school administrator", ClassroomCast.ALL_SCOPES));
  }

  @AfterAll
  void leave() {
    cast.close();
  }

  @Test
  void aRenewalCodeIsShownWithItsIdentifierAndOpensTheForm() {
    Person pupil = active();

    JsonNode issued = only(teacher.post("renewal-codes", List.of(pupil.id())));

    assertThat(issued.path("outcome").asText()).isEqualTo("issued");
    assertThat(issued.path("identifier").asText()).isEqualTo(pupil.identifier());
    assertThat(issued.path("kind").asText()).isEqualTo("renewal");
    assertThat(issued.path("expiresAt").asText()).isNotBlank();
    String code = issued.path("code").asText();
    assertThat(SignInTrial.of(ent, pupil.identifier(), code).page().isRenewal()).isTrue();
    assertThat(account(pupil).path("state").asText()).isEqualTo("renewing");
  }

  @Test
  void theAccountIsActiveAgainOnceTheFormIsComplete() {
    Person pupil = active();
    String code = only(teacher.post("renewal-codes", List.of(pupil.id()))).path("code").asText();
    Renewal renewal = Renewal.begin(ent, pupil, code);

    renewal.send(renewal.filledIn());

    assertThat(renewal.signIn().cameBackSignedIn()).isTrue();
    assertThat(account(pupil).path("state").asText()).isEqualTo("active");
    assertThat(account(pupil).path("lastLogin").asText()).isNotBlank();
    assertThat(outcome(teacher.post("codes", List.of(pupil.id())))).isEqualTo("none");
  }

  @Test
  void aCodeIsShownAgainAfterAReloadUntilANewOneEndsIt() {
    Person pupil = active();
    String first = only(teacher.post("renewal-codes", List.of(pupil.id()))).path("code").asText();

    assertThat(only(teacher.post("codes", List.of(pupil.id()))).path("code").asText())
        .isEqualTo(first);
    String second = only(teacher.post("renewal-codes", List.of(pupil.id()))).path("code").asText();

    assertThat(second).isNotEqualTo(first);
    assertThat(only(teacher.post("codes", List.of(pupil.id()))).path("code").asText())
        .isEqualTo(second);
    assertThat(SignInTrial.of(ent, pupil.identifier(), first).page().isLogin()).isTrue();
  }

  @Test
  void theKindOfCodeIsThatOfTheAccount() {
    Person pupil = active();
    Person newcomer = newcomer();
    List<String> ids = List.of(pupil.id(), newcomer.id());

    assertThat(outcomes(teacher.post("renewal-codes", ids)))
        .containsExactly("issued", "not-active");
    ClassroomApi.Answer activation = teacher.post("activation-codes", ids);
    assertThat(outcomes(activation)).containsExactly("already-active", "issued");
    String code = activation.json().path("items").get(1).path("code").asText();
    assertThat(SignInTrial.of(ent, newcomer.identifier(), code).page().isActivation()).isTrue();
    assertThat(SignInTrial.of(ent, newcomer.identifier(), newcomer.code()).page().isLogin())
        .isTrue();
  }

  @Test
  void whoeverTriedTooOftenIsLetInWithTheNewCodeAtOnceButNotWithoutAnEnd() {
    Person pupil = active();
    String code = "";
    for (int day = 0; day < 3; day++) {
      lockOut(pupil);
      code = only(teacher.post("renewal-codes", List.of(pupil.id()))).path("code").asText();
      assertThat(SignInTrial.of(ent, pupil.identifier(), code).page().isRenewal()).isTrue();
    }

    lockOut(pupil);
    code = only(teacher.post("renewal-codes", List.of(pupil.id()))).path("code").asText();

    assertThat(SignInTrial.of(ent, pupil.identifier(), code).page().isLogin()).isTrue();
  }

  /** As many wrong passwords as the realm counts before it makes one wait. */
  private void lockOut(Person pupil) {
    for (int i = 0; i < 5; i++) {
      assertThat(SignInTrial.of(ent, pupil.identifier(), "faux-" + i).succeeded()).isFalse();
    }
    assertThat(SignInTrial.of(ent, pupil.identifier(), Person.PASSWORD).succeeded()).isFalse();
  }

  @Test
  void aBlockedAccountShowsNoCode() {
    Person newcomer = newcomer();
    assertThat(outcome(teacher.post("codes", List.of(newcomer.id())))).isEqualTo("shown");

    teacher.post("block", List.of(newcomer.id()));

    assertThat(outcome(teacher.post("codes", List.of(newcomer.id())))).isEqualTo("none");
  }

  @Test
  void anExpiredCodeIsNotShownAndTheAccountIsActive() {
    Person pupil = active();
    CredentialRepresentation code = People.activationCode("perime-77", 1);
    code.setType("renewal-code");
    UserRepresentation user = ent.people().account(pupil).toRepresentation();
    user.setCredentials(List.of(code));
    ent.people().account(pupil).update(user);

    assertThat(outcome(teacher.post("codes", List.of(pupil.id())))).isEqualTo("none");
    assertThat(account(pupil).path("state").asText()).isEqualTo("active");
  }

  @Test
  void whoeverSignsInElsewhereGetsNoCode() {
    IdentityProviderRepresentation provider = new IdentityProviderRepresentation();
    provider.setAlias(ELSEWHERE);
    provider.setProviderId("oidc");
    provider.setConfig(
        Map.of(
            "authorizationUrl", "https://educonnect.example/auth",
            "tokenUrl", "https://educonnect.example/token",
            "clientId", "ent",
            "clientSecret", "essai"));
    ent.realm().identityProviders().create(provider).close();
    try {
      Person pupil = withoutCredentials();
      FederatedIdentityRepresentation link = new FederatedIdentityRepresentation();
      link.setIdentityProvider(ELSEWHERE);
      link.setUserId("E-77");
      link.setUserName("e77");
      ent.people().account(pupil).addFederatedIdentity(ELSEWHERE, link).close();

      assertThat(account(pupil).path("federated").asBoolean()).isTrue();
      assertThat(outcome(teacher.post("renewal-codes", List.of(pupil.id()))))
          .isEqualTo("federated");
      assertThat(outcome(teacher.post("activation-codes", List.of(pupil.id()))))
          .isEqualTo("federated");
    } finally {
      ent.realm().identityProviders().get(ELSEWHERE).remove();
    }
  }

  @Test
  void blockingEndsWhatIsOpenAndUnblockingLetsInAgain() {
    Person pupil = active();
    assertThat(ent.people().account(pupil).getUserSessions()).isNotEmpty();

    assertThat(outcome(teacher.post("block", List.of(pupil.id())))).isEqualTo("blocked");

    assertThat(ent.people().account(pupil).getUserSessions()).isEmpty();
    assertThat(account(pupil).path("state").asText()).isEqualTo("blocked");
    assertThat(SignInTrial.of(ent, pupil.identifier(), Person.PASSWORD).succeeded()).isFalse();
    assertThat(outcome(teacher.post("block", List.of(pupil.id())))).isEqualTo("already-blocked");
    assertThat(outcome(teacher.post("renewal-codes", List.of(pupil.id())))).isEqualTo("blocked");

    assertThat(outcome(teacher.post("unblock", List.of(pupil.id())))).isEqualTo("unblocked");
    assertThat(outcome(teacher.post("unblock", List.of(pupil.id()))))
        .isEqualTo("already-unblocked");
    assertThat(SignInTrial.of(ent, pupil.identifier(), Person.PASSWORD).succeeded()).isTrue();
  }

  @Test
  void everyActLeavesItsTraceWithoutTheCode() {
    Person pupil = active();
    String code = only(teacher.post("renewal-codes", List.of(pupil.id()))).path("code").asText();
    teacher.post("codes", List.of(pupil.id()));
    teacher.post("block", List.of(pupil.id()));

    List<AdminEventRepresentation> trace =
        ent
            .realm()
            .getAdminEvents(
                null, null, null, null, null, "users/" + pupil.id() + "/*", null, null, 0, 50)
            .stream()
            .filter(event -> "CLASSROOM_ACCOUNT".equals(event.getResourceType()))
            .toList();
    assertThat(trace)
        .extracting(event -> event.getDetails().get("act"))
        .containsExactlyInAnyOrder("code-issued", "code-shown", "blocked");
    assertThat(trace)
        .allSatisfy(
            event -> {
              assertThat(event.getAuthDetails().getUserId()).isEqualTo(cast.id("teacher"));
              assertThat(event.getAuthDetails().getIpAddress()).isNotBlank();
              assertThat(event.getDetails().get("class")).startsWith("/" + cast.school.uai() + "/");
              assertThat(event.getDetails()).doesNotContainValue(code);
              assertThat(event.getRepresentation()).isNull();
            });
  }

  @Test
  void anAdministratorSeesTheHistoryOfAnAccountAndATeacherDoesNot() {
    Person pupil = active();
    teacher.post("renewal-codes", List.of(pupil.id()));
    teacher.post("block", List.of(pupil.id()));

    JsonNode history =
        administrator.get("accounts/" + pupil.id() + "/history?max=10").json().path("items");

    assertThat(items(history).map(entry -> entry.path("act").asText()))
        .startsWith("blocked", "code-issued")
        .contains("activated", "login");
    assertThat(history.get(0).path("actor").path("id").asText()).isEqualTo(cast.id("teacher"));
    assertThat(history.get(1).path("kind").asText()).isEqualTo("renewal");
    assertThat(teacher.get("accounts/" + pupil.id() + "/history").status()).isEqualTo(403);
  }

  /** A pupil of the class whose account is active. */
  private Person active() {
    return FirstAccess.begin(ent, newcomer()).complete().who();
  }

  /** A pupil of the class who has only a code. */
  private Person newcomer() {
    Person pupil = ent.people().pupil();
    ent.people().account(pupil).joinGroup(cast.ce2);
    return pupil;
  }

  private Person withoutCredentials() {
    Person pupil = ent.people().create("pupil", user -> user.setCredentials(null));
    ent.people().account(pupil).joinGroup(cast.ce2);
    return pupil;
  }

  private JsonNode account(Person person) {
    JsonNode list =
        teacher.get("classes/" + cast.ce2 + "/accounts?max=500&q=" + person.identifier()).json();
    return items(list.path("items"))
        .filter(item -> person.id().equals(item.path("id").asText()))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode only(ClassroomApi.Answer answer) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.json().path("items")).hasSize(1);
    return answer.json().path("items").get(0);
  }

  private static String outcome(ClassroomApi.Answer answer) {
    return only(answer).path("outcome").asText();
  }

  private static List<String> outcomes(ClassroomApi.Answer answer) {
    return items(answer.json().path("items")).map(item -> item.path("outcome").asText()).toList();
  }

  private static Stream<JsonNode> items(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
