package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.ActivationPage;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The activation form against everything that people and others put into it. */
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Formulaire d'activation")
class ActivationFormIT {
  private static final String SCRIPT =
      "<script>window.caught=1</script>\"><img src=x onerror=window.caught=1>'${7*7}";

  private final Ent ent;

  ActivationFormIT(Ent ent) {
    this.ent = ent;
  }

  @ParameterizedTest
  @ValueSource(strings = {"password-new", "password-confirm", "email", "terms"})
  void aFieldLeftOutIsSaidAtThatField(String field) {
    FirstAccess access = FirstAccess.begin(ent, ent.people().relative());
    Account before = Account.of(ent, access.who());

    HttpPage answer = access.send(access.filledIn().without(field));

    assertThat(answer.isActivation()).isTrue();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.errors()).containsKey(field);
    assertThat(answer.errors().get(field)).isNotBlank();
    assertThat(Account.of(ent, access.who())).isEqualTo(before);
  }

  @Test
  @Tag("newest-only")
  void allFieldsLeftOutAreSaidAtOnceEachAtItsPlace(Window window) {
    Person relative = ent.people().relative();
    ActivationPage form = openForm(window, relative);
    Account before = Account.of(ent, relative);

    form.activate();

    assertThat(ActivationPage.on(window).errors())
        .containsOnlyKeys(
            form.field("look").count() > 0
                ? Set.of("password-new", "password-confirm", "email", "look", "terms")
                : Set.of("password-new", "password-confirm", "email", "terms"))
        .allSatisfy((field, message) -> assertThat(message).isNotBlank());
    assertThat(Account.of(ent, relative)).isEqualTo(before);
  }

  @Test
  @Tag("newest-only")
  void whatWasTypedIsKeptButForPasswords(Window window) {
    Person relative = ent.people().relative();
    ActivationPage form = openForm(window, relative);

    form.fillIn(relative).mobile("06 12 34").look("college").email("maman@").activate();

    ActivationPage again = ActivationPage.on(window);
    assertThat(again.errors()).containsOnlyKeys("email", "mobile");
    assertThat(again.field("email").inputValue()).isEqualTo("maman@");
    assertThat(again.field("mobile").inputValue()).isEqualTo("06 12 34");
    assertThat(again.field("terms").isChecked()).isTrue();
    assertThat(again.field("password-new").inputValue()).isEmpty();
    assertThat(again.field("password-confirm").inputValue()).isEmpty();
    if (again.field("look").count() > 0) {
      assertThat(window.page().locator("[name=look][value=college]").isChecked()).isTrue();
    }
    assertThat(window.page().content()).doesNotContain(Person.PASSWORD);
  }

  @Test
  void twoDifferentPasswordsAreSaidAtTheConfirmation() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());

    HttpPage answer =
        access.send(access.filledIn().with("password-confirm", Person.PASSWORD + "?"));

    assertThat(answer.errors()).containsOnlyKeys("password-confirm");
    assertThat(ent.people().credentialTypes(access.who())).containsExactly("activation-code");
  }

  static Stream<Arguments> brokenRules() {
    return Stream.of(
        arguments("trop court", "Ab1!xyz"),
        arguments("sans majuscule", "galet-dans-8-cases!"),
        arguments("sans minuscule", "GALET-DANS-8-CASES!"),
        arguments("sans chiffre", "Galet-dans-huit-cases!"),
        arguments("sans caractère spécial", "GaletDans8Cases"),
        arguments("l'identifiant", "%identifier-A1!"),
        arguments("le nom", "%lastName-2026!a"),
        arguments("trop connu", "Password1!"),
        arguments("démesuré", "Aa1!" + "x".repeat(5_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("brokenRules")
  void aPasswordThatBreaksARuleIsRefusedWithTheRule(String rule, String password) {
    FirstAccess access = FirstAccess.begin(ent, ent.people().teacher());
    String typed =
        password
            .replace("%identifier", access.who().identifier())
            .replace("%lastName", access.who().lastName());

    HttpPage answer =
        access.send(access.filledIn().with("password-new", typed).with("password-confirm", typed));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.errors()).as(rule).containsOnlyKeys("password-new");
    assertThat(answer.errors().get("password-new")).isNotBlank();
    assertThat(ent.people().credentialTypes(access.who())).containsExactly("activation-code");
  }

  @Test
  void theCodeIsNoPassword() {
    Person teacher =
        ent.people()
            .create(
                "teacher",
                user -> user.setCredentials(List.of(People.activationCode("Vdsj-2331!kjf"))));
    SignInTrial trial = SignInTrial.of(ent, teacher.identifier(), "Vdsj-2331!kjf");
    assertThat(trial.page().isActivation()).isTrue();
    FirstAccess access =
        FirstAccess.begin(
            ent,
            new Person(
                teacher.id(),
                teacher.identifier(),
                "Vdsj-2331!kjf",
                teacher.firstName(),
                teacher.lastName(),
                "teacher"));

    HttpPage answer =
        access.send(
            access
                .filledIn()
                .with("password-new", "Vdsj-2331!kjf")
                .with("password-confirm", "Vdsj-2331!kjf"));

    assertThat(answer.errors()).containsOnlyKeys("password-new");
  }

  static Stream<String> malformedAddresses() {
    return Stream.of(
        "maman",
        "maman@",
        "@famille.example",
        "ma man@famille.example",
        "maman@famille..example",
        "maman@famille.example, papa@famille.example",
        "a".repeat(285) + "@famille.example");
  }

  @ParameterizedTest
  @MethodSource("malformedAddresses")
  void anAddressThatIsNoneIsSaidAtItsField(String address) {
    FirstAccess access = FirstAccess.begin(ent, ent.people().relative());
    Account before = Account.of(ent, access.who());

    HttpPage answer = access.send(access.filledIn().with("email", address));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.errors()).containsOnlyKeys("email");
    assertThat(Account.of(ent, access.who())).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0612345678",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "06-12-34-56-78",
        "+33612345678",
        "+33 6 12 34 56 78",
        "0033 6 12 34 56 78",
        "+33 (0)6 12 34 56 78"
      })
  void aMobileNumberIsStoredInOneFormHoweverItIsTyped(String typed) {
    FirstAccess access = FirstAccess.begin(ent, ent.people().relative());

    access.send(access.filledIn().with("mobile", typed));

    assertThat(access.signIn().cameBackSignedIn()).isTrue();
    assertThat(ent.people().attribute(access.who(), "mobile")).isEqualTo("+33612345678");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"0899701234", "+33 8 99 70 12 34", "12345", "appelez-moi", "06123456789012345"})
  void aNumberThatCostsOrIsNoneIsSaidAtItsField(String typed) {
    FirstAccess access = FirstAccess.begin(ent, ent.people().relative());
    Account before = Account.of(ent, access.who());

    HttpPage answer = access.send(access.filledIn().with("mobile", typed));

    assertThat(answer.errors()).containsOnlyKeys("mobile");
    assertThat(Account.of(ent, access.who())).isEqualTo(before);
  }

  @Test
  void theMobileNumberMayBeLeftOut() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().relative()).complete();

    assertThat(ent.people().attribute(access.who(), "mobile")).isNull();
  }

  @Test
  @Tag("newest-only")
  void scriptsTypedIntoFieldsAreShownAndNeverRun(Window window) {
    Person relative = ent.people().relative();
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(SCRIPT, SCRIPT);
    assertNothingRan(window);
    assertThat(LoginPage.on(window).identifier().inputValue()).isEqualTo(SCRIPT);

    LoginPage.on(window).signIn(relative.identifier(), relative.code());
    ActivationPage.on(window)
        .fillIn(relative)
        .password(SCRIPT)
        .confirmation(SCRIPT + "x")
        .email(SCRIPT)
        .mobile(SCRIPT)
        .activate();

    assertNothingRan(window);
    assertThat(ActivationPage.on(window).field("email").inputValue()).isEqualTo(SCRIPT);
    // The field takes no more than any number has.
    assertThat(SCRIPT).startsWith(ActivationPage.on(window).field("mobile").inputValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"look", "terms", "termsDigest", "back"})
  void scriptsSentInHiddenAndChosenFieldsAreHarmless(String field) {
    FirstAccess access = FirstAccess.begin(ent, ent.people().relative());

    HttpPage answer = access.send(access.filledIn().with(field, SCRIPT));

    assertThat(answer.status()).isLessThan(500);
    assertThat(answer.document().select("img[src=x]")).isEmpty();
    assertThat(answer.document().html()).doesNotContain("<script>window.caught");
    assertThat(ent.people().attribute(access.who(), "theme")).isNotEqualTo(SCRIPT);
    assertThat(ent.people().attribute(access.who(), "termsVersion")).isNotEqualTo(SCRIPT);
  }

  @Test
  void backLeadsToAnEmptyLoginPageAndTheCodeStillWorks(Window window) {
    Person pupil = ent.people().pupil();
    ActivationPage form = openForm(window, pupil);
    Account before = Account.of(ent, pupil);

    form.fillIn(pupil).back();

    LoginPage login = LoginPage.on(window);
    assertThat(login.secret().inputValue()).isEmpty();
    assertThat(login.error()).isEmpty();
    assertThat(Account.of(ent, pupil)).isEqualTo(before);
    login.signIn(pupil.identifier(), pupil.code());
    ActivationPage.on(window).fillIn(pupil).activate();
    Portal.waitOn(window.page());
  }

  @Test
  void theBrowsersOwnBackAndForwardDoNoHarm(Window window) {
    Person pupil = ent.people().pupil();
    openForm(window, pupil);

    window.page().goBack();
    window.page().goForward();
    window.page().goBack();
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(pupil.identifier(), pupil.code());
    ActivationPage.on(window).fillIn(pupil).activate();

    Portal.waitOn(window.page());
  }

  @Test
  void aReloadedFormIsStillTheForm(Window window) {
    Person pupil = ent.people().pupil();
    openForm(window, pupil);

    window.page().reload();

    ActivationPage.on(window).fillIn(pupil).activate();
    Portal.waitOn(window.page());
  }

  @Test
  void aDoubleClickActivatesOnceAndArrives(Window window) {
    Person pupil = ent.people().pupil();
    openForm(window, pupil).fillIn(pupil);

    window.page().locator("#marelle-activate").dblclick();

    Portal.waitOn(window.page());
    assertThat(ent.people().credentialTypes(pupil)).containsExactly("password");
  }

  @Test
  void theSecondOfTwoTabsGoesOnByItselfWhenTheFirstIsThrough(Window window) {
    Person pupil = ent.people().pupil();
    openForm(window, pupil);
    SignIn secondSignIn = ent.portal().begin();
    Page secondTab = window.newTab();
    secondTab.navigate(secondSignIn.uri().toString());
    LoginPage.on(secondTab).signIn(pupil.identifier(), pupil.code());
    ActivationPage second = ActivationPage.on(secondTab).fillIn(pupil);
    second.password("Autre-galet-9!").confirmation("Autre-galet-9!");

    ActivationPage.on(window).fillIn(pupil).activate();
    Portal.waitOn(window.page());

    Portal.waitOn(secondTab);
    assertThat(secondSignIn.tokens().claim("preferred_username")).isEqualTo(pupil.identifier());
    assertThat(SignInTrial.of(ent, pupil.identifier(), Person.PASSWORD).succeeded()).isTrue();
    assertThat(SignInTrial.of(ent, pupil.identifier(), "Autre-galet-9!").succeeded()).isFalse();
  }

  @Test
  void aFormSentAgainChangesNothing() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());
    HttpForm sent = access.filledIn();
    access.send(sent);
    assertThat(access.signIn().cameBackSignedIn()).isTrue();
    Account after = Account.of(ent, access.who());

    HttpPage replay =
        access.send(
            sent.with("password-new", "Autre-galet-9!")
                .with("password-confirm", "Autre-galet-9!")
                .with("email", "autre@famille.example"));

    assertThat(replay.status()).isLessThan(500);
    assertThat(replay.text()).isNotBlank();
    assertThat(Account.of(ent, access.who())).isEqualTo(after);
    assertThat(SignInTrial.of(ent, access.who().identifier(), "Autre-galet-9!").succeeded())
        .isFalse();
  }

  @Test
  void aFormSentFromSomebodyElsesBrowserChangesNothing() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());
    Account before = Account.of(ent, access.who());

    HttpPage answer = new HttpPerson().send(access.filledIn());

    assertThat(answer.status()).isBetween(200, 499);
    assertThat(answer.text()).isNotBlank();
    assertThat(Account.of(ent, access.who())).isEqualTo(before);
  }

  @Test
  void aFormSentFromAnotherPupilsSessionChangesNeitherAccount() {
    FirstAccess one = FirstAccess.begin(ent, ent.people().pupil());
    FirstAccess other = FirstAccess.begin(ent, ent.people().pupil());
    Account before = Account.of(ent, one.who());

    HttpPage answer = other.send(other.filledIn().sentTo(one.filledIn().action()));

    assertThat(answer.status()).isBetween(200, 499);
    assertThat(Account.of(ent, one.who())).isEqualTo(before);
    assertThat(ent.people().credentialTypes(other.who())).containsExactly("activation-code");
  }

  @Test
  void aFormForgedWithoutTheCodeOpensNothing() {
    Person pupil = ent.people().pupil();
    Account before = Account.of(ent, pupil);
    SignIn signIn = ent.portal().begin();
    HttpPerson stranger = new HttpPerson();
    HttpPage login = stranger.open(signIn.uri());

    HttpPage answer =
        stranger.send(
            login
                .loginForm()
                .with("username", pupil.identifier())
                .with("password-new", Person.PASSWORD)
                .with("password-confirm", Person.PASSWORD)
                .with("email", "intrus@famille.example")
                .with("look", "ecole")
                .with("terms", "on"));

    assertThat(answer.isLogin()).isTrue();
    assertThat(signIn.cameBack()).isFalse();
    assertThat(Account.of(ent, pupil)).isEqualTo(before);
  }

  @Test
  void aFormCannotBeTurnedOntoAnotherAccount() {
    Person victim = ent.people().pupil();
    Account before = Account.of(ent, victim);
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());

    access.send(
        access
            .filledIn()
            .with("username", victim.identifier())
            .with("identifier", victim.identifier())
            .with("userId", victim.id()));

    assertThat(Account.of(ent, victim)).isEqualTo(before);
  }

  @Test
  void aWrongCodeAfterTheRightOneNeedsTheRightOneAgain() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());
    Person other = ent.people().pupil();

    HttpPage wrong =
        access.send(
            access
                .login()
                .loginForm()
                .with("username", other.identifier())
                .with("password", "pas-le-code"));
    access.send(access.filledIn());

    assertThat(wrong.status()).isLessThan(500);
    assertThat(ent.people().credentialTypes(other)).containsExactly("activation-code");
    assertThat(ent.people().account(other).getUserSessions()).isEmpty();
  }

  @Test
  void aFormWhoseTimeIsOverSaysSoAndTheCodeStillWorks() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());
    HttpForm filled = access.filledIn();
    access.browser().forget("AUTH_SESSION_ID");

    HttpPage answer = access.send(filled);

    assertThat(answer.status()).isLessThan(500);
    assertThat(answer.text()).isNotBlank();
    assertThat(ent.people().credentialTypes(access.who())).containsExactly("activation-code");
    FirstAccess.begin(ent, access.who()).complete();
  }

  private ActivationPage openForm(Window window, Person person) {
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(person.identifier(), person.code());
    return ActivationPage.on(window);
  }

  private static void assertNothingRan(Window window) {
    assertThat(window.page().evaluate("() => window.caught === undefined")).isEqualTo(true);
    assertThat(window.page().locator("img[src=x]").count()).isZero();
  }
}
