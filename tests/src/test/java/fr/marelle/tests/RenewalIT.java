package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** « Réinitialisation du mot de passe »: from the code that a teacher handed out, back in. */
@ExtendWith(RunningEnt.class)
@DisplayName("Code de renouvellement")
class RenewalIT {
  private final Ent ent;

  RenewalIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void theCodeOpensTheFormAndTheNewPasswordSignsIn() {
    Renewal renewal = Renewal.begin(ent);
    assertThat(renewal.form().text())
        .contains("Réinitialisation du mot de passe", renewal.who().identifier());

    renewal.send(renewal.filledIn());

    assertThat(renewal.signIn().cameBackSignedIn()).isTrue();
    assertThat(ent.people().credentialTypes(renewal.who())).containsExactly("password");
    assertThat(trial(renewal, Renewal.NEW).succeeded()).isTrue();
    assertThat(trial(renewal, Renewal.OLD).succeeded()).isFalse();
    assertThat(trial(renewal, renewal.code()).page().isLogin()).isTrue();
  }

  @Test
  void theOldPasswordWorksUntilTheFormIsComplete() {
    Renewal renewal = Renewal.begin(ent);

    assertThat(trial(renewal, Renewal.OLD).succeeded()).isTrue();

    renewal.send(renewal.filledIn());
    assertThat(renewal.signIn().cameBackSignedIn()).isTrue();
  }

  @Test
  void theCodeIsTypedAsPeopleTypeIt() {
    Person pupil = Renewal.active(ent);
    String code = Renewal.codeFor(ent, pupil);

    assertThat(code).matches("[a-z0-9]{8}");
    String typed =
        " " + code.substring(0, 4).toUpperCase(Locale.ROOT) + "-" + code.substring(4) + " ";
    assertThat(SignInTrial.of(ent, pupil.identifier(), typed).page().isRenewal()).isTrue();
  }

  @Test
  void theSamePasswordAsBeforeIsAllowed() {
    Renewal renewal = Renewal.begin(ent);

    renewal.send(renewal.filledIn(Renewal.OLD));

    assertThat(renewal.signIn().cameBackSignedIn()).isTrue();
    assertThat(trial(renewal, Renewal.OLD).succeeded()).isTrue();
  }

  @Test
  void everythingThatIsWrongIsSaidAtItsFieldAndNothingIsKept() {
    Renewal renewal = Renewal.begin(ent);

    HttpPage answer =
        renewal.send(renewal.filledIn("court").with("password-confirm", "autre chose"));

    assertThat(answer.isRenewal()).isTrue();
    Map<String, String> errors = answer.errors();
    assertThat(errors).containsOnlyKeys("password-new", "password-confirm");
    assertThat(answer.document().select("[value=court], [value=autre chose]")).isEmpty();
    assertThat(trial(renewal, Renewal.OLD).succeeded()).isTrue();
    assertThat(ent.people().credentialTypes(renewal.who()))
        .containsExactlyInAnyOrder("password", "renewal-code");
  }

  @Test
  void theCodeItselfIsNoPassword() {
    Renewal renewal = Renewal.begin(ent);

    HttpPage answer = renewal.send(renewal.filledIn(renewal.code()));

    assertThat(answer.errors().get("password-new")).contains("différent de votre code");
  }

  @Test
  void aNewCodeEndsTheEarlierOne() {
    Person pupil = Renewal.active(ent);
    String first = Renewal.codeFor(ent, pupil);
    String second = Renewal.codeFor(ent, pupil);

    assertThat(SignInTrial.of(ent, pupil.identifier(), first).page().isLogin()).isTrue();
    assertThat(SignInTrial.of(ent, pupil.identifier(), second).page().isRenewal()).isTrue();
  }

  @Test
  void aCodeThatIsReplacedWhileItsFormIsOpenChangesNothingAndSaysSo() {
    Renewal renewal = Renewal.begin(ent);
    Renewal.codeFor(ent, renewal.who());

    HttpPage answer = renewal.send(renewal.filledIn());

    assertThat(answer.isLogin()).isTrue();
    assertThat(answer.text()).contains("Ce code a été remplacé par un autre");
    assertThat(trial(renewal, Renewal.OLD).succeeded()).isTrue();
  }

  @Test
  void aPasswordChangedInAnotherWayEndsTheCode() {
    Renewal renewal = Renewal.begin(ent);
    String chosenSince = "Autre-galet-5-fois!";
    ent.people().account(renewal.who()).resetPassword(People.password(chosenSince));

    HttpPage answer = renewal.send(renewal.filledIn());

    assertThat(answer.isLogin()).isTrue();
    assertThat(answer.text()).contains("un mot de passe, choisi depuis");
    assertThat(trial(renewal, renewal.code()).page().isLogin()).isTrue();
    assertThat(trial(renewal, chosenSince).succeeded()).isTrue();
  }

  @Test
  void ofManyWhoSendTheFormAtOnceOnePasses() {
    Person pupil = Renewal.active(ent);
    String code = Renewal.codeFor(ent, pupil);
    List<Renewal> crowd = Stream.generate(() -> Renewal.begin(ent, pupil, code)).limit(8).toList();

    List<HttpPage> answers =
        AtOnce.all(
            crowd.stream()
                .map(one -> (Callable<HttpPage>) () -> one.send(one.filledIn()))
                .toList());

    assertThat(answers).allSatisfy(page -> assertThat(page.status()).isLessThan(500));
    assertThat(crowd.stream().filter(one -> one.signIn().cameBackSignedIn())).hasSize(1);
    assertThat(ent.people().credentialTypes(pupil)).containsExactly("password");
  }

  @Test
  void ofManyWhoIssueAtOnceAllHandOutTheOneThatIsValid() {
    Person pupil = Renewal.active(ent);

    List<String> codes =
        AtOnce.all(
            Stream.generate(() -> (Callable<String>) () -> Renewal.codeFor(ent, pupil))
                .limit(2)
                .toList());

    String valid =
        ent.rest()
            .send("GET", "marelle-codes/users/" + pupil.id() + "/renewal-code")
            .body()
            .replaceFirst("(?s).*\"code\":\"([^\"]+)\".*", "$1");
    assertThat(codes).contains(valid);
    assertThat(ent.people().credentialTypes(pupil))
        .containsExactlyInAnyOrder("password", "renewal-code");
  }

  @Test
  void whatWasOpenUnderTheOldPasswordEnds() {
    Person pupil = Renewal.active(ent);
    String before =
        ent.people().account(pupil).getUserSessions().stream().findFirst().orElseThrow().getId();
    Renewal renewal = Renewal.begin(ent, pupil, Renewal.codeFor(ent, pupil));

    renewal.send(renewal.filledIn());

    assertThat(ent.people().account(pupil).getUserSessions())
        .singleElement()
        .satisfies(session -> assertThat(session.getId()).isNotEqualTo(before));
  }

  @Test
  void anAccountThatIsBlockedMeanwhileKeepsItsPassword() {
    Renewal renewal = Renewal.begin(ent);
    UserRepresentation user = ent.people().account(renewal.who()).toRepresentation();
    user.setEnabled(false);
    ent.people().account(renewal.who()).update(user);

    HttpPage answer = renewal.send(renewal.filledIn());

    assertThat(answer.isLogin()).isTrue();
    assertThat(answer.text()).contains("Ce compte est bloqué");
    user.setEnabled(true);
    ent.people().account(renewal.who()).update(user);
    assertThat(trial(renewal, Renewal.OLD).succeeded()).isTrue();
  }

  @Test
  void retourLeadsBackAndTheCodeIsStillGood() {
    Renewal renewal = Renewal.begin(ent);

    HttpPage answer = renewal.send(renewal.form().formWith("#marelle-renew").with("back", "true"));

    assertThat(answer.isLogin()).isTrue();
    assertThat(trial(renewal, renewal.code()).page().isRenewal()).isTrue();
  }

  @Test
  void anExpiredCodeOpensNothing() {
    Person pupil = Renewal.active(ent);
    UserRepresentation user = ent.people().account(pupil).toRepresentation();
    CredentialRepresentation code = People.activationCode("perime-45", 1);
    code.setType("renewal-code");
    user.setCredentials(List.of(code));
    ent.people().account(pupil).update(user);

    assertThat(ent.people().credentialTypes(pupil)).contains("renewal-code");
    assertThat(SignInTrial.of(ent, pupil.identifier(), "perime-45").page().isLogin()).isTrue();
  }

  @Test
  void anAccountWithoutPasswordHasNothingToRenew() {
    assertThat(Renewal.issue(ent, ent.people().pupil()).status()).isEqualTo(409);
  }

  @Test
  void theDirectGrantTakesNoCode() {
    Person pupil = Renewal.active(ent);
    String code = Renewal.codeFor(ent, pupil);

    assertThat(ent.portal().directGrant(Ent.DIRECT_CLIENT, pupil.identifier(), code)).isPresent();
  }

  @Test
  void theChangeIsInTheEventsWithoutTheCode() {
    Renewal renewal = Renewal.begin(ent);
    renewal.send(renewal.filledIn());

    List<EventRepresentation> events =
        ent.realm().getEvents(null, null, renewal.who().id(), null, null, null, 0, 100).stream()
            .filter(event -> "UPDATE_CREDENTIAL".equals(event.getType()))
            .toList();
    assertThat(events)
        .filteredOn(event -> "renewal-code".equals(event.getDetails().get("code_type")))
        .singleElement()
        .satisfies(event -> assertThat(event.getDetails()).doesNotContainValue(renewal.code()));
  }

  private SignInTrial trial(Renewal renewal, String secret) {
    return SignInTrial.of(ent, renewal.who().identifier(), secret);
  }
}
