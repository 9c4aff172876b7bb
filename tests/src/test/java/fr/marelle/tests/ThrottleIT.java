package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.WatchedEnt;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** How often somebody may try, on all routes together. */
@ExtendWith(RunningEnt.class)
@DisplayName("Essais répétés")
class ThrottleIT {
  private static final int CROWD = 200;

  private final Ent ent;

  ThrottleIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void ofTwoHundredWrongPasswordsAtOnceNoMoreAreTriedThanTheRealmAllows() {
    Person pupil = active();
    int allowed = ent.realm().toRepresentation().getFailureFactor();

    AtOnce.all(
        IntStream.range(0, CROWD)
            .mapToObj(i -> (Callable<Object>) () -> grant(pupil, "Pas-le-bon-" + i + "!"))
            .toList());

    List<String> errors = errors(pupil);
    assertThat(errors).hasSize(CROWD);
    assertThat(errors)
        .filteredOn("invalid_user_credentials"::equals)
        .hasSizeBetween(1, allowed)
        .hasSize(failures(ent, pupil));
    assertThat(errors)
        .allMatch(
            error ->
                List.of("invalid_user_credentials", "user_temporarily_disabled").contains(error));
  }

  @Test
  void loginCodeAndDirectGrantShareOneCountThatIsThereWhenTheAnswerIs() {
    Person pupil = active();
    List<Runnable> routes =
        List.of(
            () -> refuse(pupil.identifier(), "Pas-le-bon-1!"),
            () -> refuse(pupil.identifier(), "zbpkzey"),
            () -> assertThat(grant(pupil, "Pas-le-bon-2!")).isTrue());
    int allowed = ent.realm().toRepresentation().getFailureFactor();

    for (int i = 0; i < allowed; i++) {
      routes.get(i % routes.size()).run();
      assertThat(failures(ent, pupil)).isEqualTo(i + 1);
    }

    assertThat(status(ent, pupil)).contains(entry("disabled", true));
    refuse(pupil.identifier(), Person.PASSWORD);
    assertThat(grant(pupil, Person.PASSWORD)).isTrue();
    assertThat(failures(ent, pupil)).isEqualTo(allowed);
  }

  @Test
  void anAdministratorSeesTheCountAndClearsIt() {
    Person pupil = active();
    lock(pupil);
    assertThat(status(ent, pupil))
        .containsEntry("disabled", true)
        .containsEntry("lastIPFailure", "127.0.0.1");

    ent.realm().attackDetection().clearBruteForceForUser(pupil.id());

    assertThat(status(ent, pupil)).containsEntry("disabled", false).containsEntry("numFailures", 0);
    assertThat(SignInTrial.of(ent, pupil.identifier(), Person.PASSWORD).succeeded()).isTrue();
  }

  @Test
  void theCountGoesWithTheAccount() {
    Person pupil = active();
    refuse(pupil.identifier(), "Pas-le-bon-1!");
    assertThat(failures(ent, pupil)).isEqualTo(1);

    ent.people().account(pupil).remove();

    assertThat(failures(ent, pupil)).isZero();
  }

  @Test
  void aDoubleClickWithTheRightPasswordSignsIn() {
    Person pupil = active();
    RelyingParty.SignIn signIn = ent.portal().begin();
    HttpPerson browser = new HttpPerson();
    HttpForm filled =
        browser
            .open(signIn.uri())
            .loginForm()
            .with("username", pupil.identifier())
            .with("password", Person.PASSWORD);

    List<HttpPage> answers =
        AtOnce.all(
            Stream.generate(() -> (Callable<HttpPage>) () -> browser.send(filled))
                .limit(2)
                .toList());

    assertThat(signIn.cameBackSignedIn()).isTrue();
    assertThat(answers).allSatisfy(page -> assertThat(page.status()).isLessThan(500));
    assertThat(failures(ent, pupil)).isZero();
    assertThat(errors(pupil)).doesNotContain("user_temporarily_disabled");
  }

  @Test
  void aClassThatSignsInAtOnceIsNotHeldUp() {
    List<Person> pupils = Stream.generate(this::active).limit(30).toList();

    List<Boolean> refused =
        AtOnce.all(
            pupils.stream()
                .map(pupil -> (Callable<Boolean>) () -> grant(pupil, Person.PASSWORD))
                .toList());

    assertThat(refused).hasSize(30).containsOnly(false);
  }

  @Test
  void aRealmThatLocksForGoodStillDoes() {
    Person pupil = active();

    ent.with(
        realm -> {
          realm.setPermanentLockout(true);
          realm.setMaxTemporaryLockouts(0);
          realm.setFailureFactor(2);
        },
        () -> {
          refuse(pupil.identifier(), "Pas-le-bon-1!");
          refuse(pupil.identifier(), "Pas-le-bon-2!");
          assertThat(ent.people().account(pupil).toRepresentation().isEnabled()).isFalse();

          UserRepresentation account = ent.people().account(pupil).toRepresentation();
          account.setEnabled(true);
          ent.people().account(pupil).update(account);
          assertThat(SignInTrial.of(ent, pupil.identifier(), Person.PASSWORD).succeeded()).isTrue();
        });
  }

  @Test
  @Tag("newest-only")
  void theCountSurvivesARestart(WatchedEnt watched) {
    Person pupil = watched.ent().people().pupil();
    SignInTrial.of(watched.ent(), pupil.identifier(), "zbpkzey");
    assertThat(failures(watched.ent(), pupil)).isEqualTo(1);
    watched.ent().server().stop();

    watched.startAgain();

    assertThat(failures(watched.ent(), pupil)).isEqualTo(1);
    SignInTrial.of(watched.ent(), pupil.identifier(), "zbpkzey");
    assertThat(failures(watched.ent(), pupil)).isEqualTo(2);
  }

  /** Somebody whom nothing is asked any more. */
  private Person active() {
    return ent.people()
        .create(
            "pupil",
            user -> {
              user.setCredentials(List.of(People.password(Person.PASSWORD)));
              user.setEmail(user.getUsername() + "@famille.example");
              user.setAttributes(Map.of("profile", List.of("pupil"), "termsVersion", List.of("1")));
            });
  }

  private void lock(Person person) {
    int tries = ent.realm().toRepresentation().getFailureFactor();
    for (int i = 0; i < tries; i++) {
      refuse(person.identifier(), "Pas-le-bon-" + i + "!");
    }
  }

  private void refuse(String identifier, String secret) {
    assertThat(SignInTrial.of(ent, identifier, secret).page().isLogin()).isTrue();
  }

  /** Whether the direct grant refused. */
  private boolean grant(Person person, String secret) {
    return ent.portal().directGrant(Ent.DIRECT_CLIENT, person.identifier(), secret).isPresent();
  }

  private List<String> errors(Person person) {
    return ent
        .realm()
        .getEvents(List.of("LOGIN_ERROR"), null, person.id(), null, null, null, 0, 2 * CROWD)
        .stream()
        .map(EventRepresentation::getError)
        .toList();
  }

  private static Map<String, Object> status(Ent ent, Person person) {
    return ent.realm().attackDetection().bruteForceUserStatus(person.id());
  }

  private static int failures(Ent ent, Person person) {
    return ((Number) status(ent, person).get("numFailures")).intValue();
  }
}
