package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.CredentialRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** What happens elsewhere while the activation form is open. */
@ExtendWith(RunningEnt.class)
@DisplayName("Pendant que le formulaire est ouvert")
class ActivationRaceIT {
  private static final int CROWD = 50;

  private final Ent ent;

  ActivationRaceIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void ofFiftyWhoSendTheFormAtOnceExactlyOneActivates() {
    Person pupil = ent.people().pupil();
    List<FirstAccess> crowd =
        IntStream.range(0, CROWD).mapToObj(i -> FirstAccess.begin(ent, pupil)).toList();

    List<HttpPage> answers =
        AtOnce.all(
            IntStream.range(0, CROWD)
                .mapToObj(
                    i -> (Callable<HttpPage>) () -> crowd.get(i).send(withOwnPassword(crowd, i)))
                .toList());

    List<Integer> winners =
        IntStream.range(0, CROWD)
            .filter(i -> crowd.get(i).signIn().cameBackSignedIn())
            .boxed()
            .toList();
    assertThat(winners).hasSize(1);
    assertThat(answers).allSatisfy(page -> assertThat(page.status()).isLessThan(500));
    assertThat(
            IntStream.range(0, CROWD)
                .filter(i -> !winners.contains(i))
                .mapToObj(answers::get)
                .map(HttpPage::text))
        .hasSize(CROWD - 1)
        .allSatisfy(text -> assertThat(text).containsIgnoringCase("code"));
    assertThat(ent.people().credentialTypes(pupil)).containsExactly("password");
    assertThat(ent.people().account(pupil).getUserSessions()).hasSize(1);
    assertThat(SignInTrial.of(ent, pupil.identifier(), ownPassword(winners.get(0))).succeeded())
        .isTrue();
  }

  @Test
  void theSameBrowserSendingTheFormManyTimesAtOnceActivatesOnce() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());
    HttpForm filled = access.filledIn();

    List<HttpPage> answers =
        AtOnce.all(
            Stream.generate(() -> (Callable<HttpPage>) () -> access.send(filled))
                .limit(8)
                .toList());

    assertThat(answers).allSatisfy(page -> assertThat(page.status()).isLessThan(500));
    assertThat(ent.people().credentialTypes(access.who())).containsExactly("password");
    assertThat(SignInTrial.of(ent, access.who().identifier(), Person.PASSWORD).succeeded())
        .isTrue();
  }

  @Test
  void aCodeThatExpiresMeanwhileActivatesNothingAndSaysSo() {
    long expiry = System.currentTimeMillis() + 2_000;
    Person pupil = ent.people().create("pupil", user -> {});
    replaceCode(pupil, pupil.code() + "x", expiry);
    FirstAccess access = FirstAccess.begin(ent, withCode(pupil, pupil.code() + "x"));
    // The server's clock can't be moved from outside: its time has to come.
    while (System.currentTimeMillis() <= expiry) {
      LockSupport.parkUntil(expiry + 1);
    }

    HttpPage answer = access.send(access.filledIn());

    assertRefused(access, answer);
    assertThat(answer.text()).contains("Ce code n'est plus valable");
  }

  @Test
  void anExpiredCodeOpensNothing() {
    Person pupil =
        ent.people()
            .create(
                "pupil",
                user ->
                    user.setCredentials(
                        List.of(
                            People.activationCode(
                                "perime-23", System.currentTimeMillis() - 1_000))));

    assertThat(SignInTrial.of(ent, pupil.identifier(), "perime-23").page().isLogin()).isTrue();
  }

  @Test
  void aCodeThatIsIssuedAnewMeanwhileActivatesNothingAndSaysSo() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());
    assertThat(
            ent.rest()
                .send("POST", "marelle-codes/users/" + access.who().id() + "/activation-code")
                .status())
        .isEqualTo(201);

    HttpPage answer = access.send(access.filledIn());

    assertRefused(access, answer);
    assertThat(answer.text()).containsIgnoringCase("code");
    assertThat(ent.people().credentialTypes(access.who())).containsExactly("activation-code");
  }

  @Test
  void aCodeThatTheAdministratorRemovesMeanwhileActivatesNothing() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());
    CredentialRepresentation code =
        ent.people().account(access.who()).credentials().stream().findFirst().orElseThrow();
    ent.people().account(access.who()).removeCredential(code.getId());

    HttpPage answer = access.send(access.filledIn());

    assertRefused(access, answer);
    assertThat(ent.people().credentialTypes(access.who())).isEmpty();
  }

  @Test
  void anAccountThatIsBlockedMeanwhileIsNotActivated() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());
    UserRepresentation user = ent.people().account(access.who()).toRepresentation();
    user.setEnabled(false);
    ent.people().account(access.who()).update(user);

    HttpPage answer = access.send(access.filledIn());

    assertRefused(access, answer);
    assertThat(ent.people().credentialTypes(access.who())).containsExactly("activation-code");
  }

  @Test
  void anAccountThatIsDeletedMeanwhileEndsInAPageThatSaysSo() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());
    ent.people().account(access.who()).remove();

    HttpPage answer = access.send(access.filledIn());

    assertThat(answer.status()).isLessThan(500);
    assertThat(answer.text()).isNotBlank();
    assertThat(access.signIn().cameBackSignedIn()).isFalse();
  }

  @Test
  void aPasswordThatTheAdministratorSetsMeanwhileStays() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());
    ent.people().account(access.who()).resetPassword(People.password("Admin-a-choisi-7!"));

    HttpPage answer = access.send(access.filledIn());

    assertThat(answer.isLogin()).isTrue();
    assertThat(answer.text()).contains("le compte a déjà un mot de passe");
    assertThat(access.signIn().cameBackSignedIn()).isFalse();
    assertThat(ent.people().account(access.who()).toRepresentation().getEmail()).isNull();
    String identifier = access.who().identifier();
    assertThat(SignInTrial.of(ent, identifier, "Admin-a-choisi-7!").page().isLogin()).isFalse();
    assertThat(SignInTrial.of(ent, identifier, access.who().code()).page().isLogin()).isTrue();
  }

  private void assertRefused(FirstAccess access, HttpPage answer) {
    assertThat(answer.status()).isBetween(200, 499);
    assertThat(answer.text()).isNotBlank();
    assertThat(access.signIn().cameBackSignedIn()).isFalse();
    assertThat(ent.people().credentialTypes(access.who())).doesNotContain("password");
    assertThat(ent.people().account(access.who()).getUserSessions()).isEmpty();
    assertThat(ent.people().account(access.who()).toRepresentation().getEmail()).isNull();
  }

  private void replaceCode(Person person, String code, long expiry) {
    UserRepresentation user = ent.people().account(person).toRepresentation();
    user.setCredentials(List.of(People.activationCode(code, expiry)));
    ent.people().account(person).update(user);
  }

  private static Person withCode(Person person, String code) {
    return new Person(
        person.id(),
        person.identifier(),
        code,
        person.firstName(),
        person.lastName(),
        person.profile());
  }

  private static HttpForm withOwnPassword(List<FirstAccess> crowd, int i) {
    return crowd
        .get(i)
        .filledIn()
        .with("password-new", ownPassword(i))
        .with("password-confirm", ownPassword(i));
  }

  private static String ownPassword(int i) {
    return "Galet-dans-8-cases!" + i;
  }
}
