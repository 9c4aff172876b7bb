package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.nimbusds.openid.connect.sdk.Prompt;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.AdminRest;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.ActivationPage;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import fr.marelle.tests.pages.TermsPage;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.RequiredActionConfigRepresentation;

/** The CGU: accepted once, asked again when they change, proved afterwards. */
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Conditions générales d'utilisation")
class TermsIT {
  private static final String ACTION = "marelle-terms";

  private final Ent ent;

  TermsIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void theActivationRecordsWhichVersionWasAcceptedWhen() {
    Person pupil = FirstAccess.begin(ent, ent.people().pupil()).complete().who();
    String version = config().get("version");

    assertThat(ent.people().attribute(pupil, "termsVersion")).isEqualTo(version);
    assertThat(proofs(pupil)).contains("\"version\":\"" + version + "\"");
    assertThat(
            ent.realm().getEvents(null, null, pupil.id(), null, null, null, 0, 50).stream()
                .map(event -> String.valueOf(event.getDetails())))
        .anySatisfy(details -> assertThat(details).contains("terms_version=" + version));
  }

  @Test
  void aNewVersionIsAskedOfSomebodyWhoIsSignedIn(Window window) {
    Person pupil = signedIn(window);

    withNewVersion(
        version -> {
          SignIn next = ent.portal().begin();
          window.open(next.uri());
          TermsPage terms = TermsPage.on(window);
          assertThat(terms.text()).contains("Nouvelle charte " + version);
          assertThat(next.cameBack()).isFalse();

          terms.acceptWithoutTicking();
          assertThat(next.cameBack()).isFalse();
          TermsPage.on(window).accept();

          Portal.waitOn(window.page());
          assertThat(next.tokens().claim("preferred_username")).isEqualTo(pupil.identifier());
          assertThat(ent.people().attribute(pupil, "termsVersion")).isEqualTo(version);
          assertThat(proofs(pupil)).contains("\"version\":\"" + version + "\"");

          SignIn after = ent.portal().begin();
          window.open(after.uri());
          Portal.waitOn(window.page());
        });
  }

  @Test
  void aNewVersionIsAskedOfSomebodyWhoSignsInWithThePassword(Window window) {
    Person pupil = FirstAccess.begin(ent, ent.people().pupil()).complete().who();

    withNewVersion(
        version -> {
          SignIn signIn = ent.portal().begin();
          window.open(signIn.uri());
          LoginPage.on(window).signIn(pupil.identifier(), Person.PASSWORD);
          TermsPage.on(window).accept();

          Portal.waitOn(window.page());
          assertThat(ent.people().attribute(pupil, "termsVersion")).isEqualTo(version);
        });
  }

  @Test
  void whoeverRefusesIsSignedOutAndToldWhy(Window window) {
    Person pupil = signedIn(window);

    withNewVersion(
        version -> {
          SignIn next = ent.portal().begin();
          window.open(next.uri());
          TermsPage.on(window).refuse();

          assertThat(window.page().locator("main").innerText()).isNotBlank();
          assertThat(next.cameBackSignedIn()).isFalse();
          assertThat(ent.people().account(pupil).getUserSessions()).isEmpty();
          assertThat(ent.people().attribute(pupil, "termsVersion")).isNotEqualTo(version);
          assertThat(proofs(pupil)).doesNotContain("\"version\":\"" + version + "\"");

          SignIn again = ent.portal().begin();
          window.open(again.uri());
          LoginPage.on(window).signIn(pupil.identifier(), Person.PASSWORD);
          TermsPage.on(window).accept();
          Portal.waitOn(window.page());
        });
  }

  @Test
  @Tag("newest-only")
  void whoeverRefusedMayBeginAgainFromThatPage(Window window) {
    Person pupil = signedIn(window);

    withNewVersion(
        version -> {
          SignIn next = ent.portal().begin();
          window.open(next.uri());
          TermsPage.on(window).refuse();
          Page page = window.page();
          Window.turn(page, () -> page.locator("main a[href*='/login-actions/']").first().click());

          LoginPage.on(window).signIn(pupil.identifier(), Person.PASSWORD);
          TermsPage.on(window).accept();
          Portal.waitOn(page);
          assertThat(next.tokens().claim("preferred_username")).isEqualTo(pupil.identifier());
        });
  }

  @Test
  void anApplicationThatAsksSilentlyIsToldThatThePersonIsNeeded(Window window) {
    signedIn(window);

    withNewVersion(
        version -> {
          SignIn silent = ent.portal().begin(request -> request.prompt(Prompt.Type.NONE));
          window.open(silent.uri());
          Portal.waitOn(window.page());
          assertThat(silent.error()).contains("interaction_required");
        });
  }

  @Test
  void termsThatChangeWhileTheActivationFormIsOpenAreShownAnew() {
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil());

    withNewVersion(
        version -> {
          HttpPage answer = access.send(access.filledIn());

          assertThat(answer.isActivation()).isTrue();
          assertThat(answer.errors()).containsKey("terms");
          assertThat(answer.text()).contains("Nouvelle charte " + version);
          assertThat(ent.people().credentialTypes(access.who())).containsExactly("activation-code");

          access.send(
              new FirstAccess(access.who(), access.signIn(), access.browser(), answer, answer)
                  .filledIn());
          assertThat(access.signIn().cameBackSignedIn()).isTrue();
          assertThat(ent.people().attribute(access.who(), "termsVersion")).isEqualTo(version);
        });
  }

  @Test
  @Tag("newest-only")
  void termsThatChangeWhileTheyAreBeingReadAreShownAnew(Window window) {
    Person pupil = signedIn(window);

    withNewVersion(
        first -> {
          window.open(ent.portal().begin().uri());
          TermsPage terms = TermsPage.on(window);
          withNewVersion(
              second -> {
                terms.accept();
                assertThat(TermsPage.on(window).text()).contains("Nouvelle charte " + second);
                assertThat(ent.people().attribute(pupil, "termsVersion")).isNotIn(first, second);
                TermsPage.on(window).accept();
                Portal.waitOn(window.page());
                assertThat(ent.people().attribute(pupil, "termsVersion")).isEqualTo(second);
              });
        });
  }

  @Test
  @Tag("newest-only")
  void aVersionThatIsNotYetInForceIsNotAsked(Window window) {
    signedIn(window);
    Map<String, String> future = new HashMap<>(config());
    future.put("next.version", "demain");
    future.put("next.effectiveFrom", "2999-01-01");
    future.put("next.text.fr", "Plus tard");
    future.put("next.text.en", "Later");

    with(
        future,
        () -> {
          window.open(ent.portal().begin().uri());
          Portal.waitOn(window.page());
        });
  }

  @Test
  void anyoneReadsAndPrintsTheTermsInBothLanguages() {
    HttpPage french = new HttpPerson("fr").open(ent.address("/marelle-terms"));
    HttpPage english = new HttpPerson("en").open(ent.address("/marelle-terms"));

    assertThat(french.status()).isEqualTo(200);
    assertThat(french.document().select("html").attr("lang")).isEqualTo("fr");
    assertThat(french.text()).contains(config().get("version"));
    assertThat(english.document().select("html").attr("lang")).isEqualTo("en");
    assertThat(english.text()).isNotEqualTo(french.text());
  }

  @Test
  @Tag("newest-only")
  void scriptsInTheTermsNeverRun(Window window) {
    Map<String, String> nasty = new HashMap<>(config());
    nasty.put("version", UUID.randomUUID().toString());
    nasty.put(
        "text.fr",
        "# Charte\n<script>window.caught=1</script>\n<img src=x onerror=window.caught=1>\n"
            + "[ici](javascript:window.caught=1)");

    with(
        nasty,
        () -> {
          Person pupil = ent.people().pupil();
          window.open(ent.portal().begin().uri());
          LoginPage.on(window).signIn(pupil.identifier(), pupil.code());
          ActivationPage.on(window);
          assertThat(window.page().evaluate("() => window.caught === undefined")).isEqualTo(true);
          assertThat(window.page().locator("img[src=x], a[href^='javascript:']").count()).isZero();
        });
  }

  @Test
  void onlyThoseWhoMaySeeAccountsSeeTheProofs() {
    Person nosy = FirstAccess.begin(ent, ent.people().teacher()).complete().who();
    FirstAccess access = FirstAccess.begin(ent, ent.people().pupil()).complete();

    assertThat(ent.rest("").send("GET", "marelle-terms/acceptances").status()).isEqualTo(401);
    String token = access.signIn().tokens().tokens().getAccessToken().getValue();
    assertThat(ent.rest(token).send("GET", "marelle-terms/acceptances").status()).isEqualTo(403);
    assertThat(ent.rest(token).send("GET", "marelle-terms/acceptances?user=" + nosy.id()).status())
        .isEqualTo(403);
    assertThat(
            ent.rest().send("GET", "marelle-terms/acceptances?user=" + UUID.randomUUID()).status())
        .isEqualTo(404);
    assertThat(ent.rest().send("GET", "marelle-terms/acceptances?first=-1").status())
        .isEqualTo(400);
  }

  @Test
  void theProofsOfSomebodyWhoIsDeletedGoToo() {
    Person pupil = FirstAccess.begin(ent, ent.people().pupil()).complete().who();
    String version = config().get("version");
    assertThat(proofs(pupil)).contains(version);

    ent.people().account(pupil).remove();

    assertThat(ent.rest().send("GET", "marelle-terms/acceptances?max=500").body())
        .doesNotContain(pupil.id());
  }

  private Person signedIn(Window window) {
    Person pupil = ent.people().pupil();
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(pupil.identifier(), pupil.code());
    ActivationPage.on(window).fillIn(pupil).activate();
    Portal.waitOn(window.page());
    return pupil;
  }

  private String proofs(Person person) {
    AdminRest.Answer answer =
        ent.rest().send("GET", "marelle-terms/acceptances?user=" + person.id());
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private Map<String, String> config() {
    return ent.realm().flows().getRequiredActionConfig(ACTION).getConfig();
  }

  private void withNewVersion(Consumer<String> trial) {
    String version = UUID.randomUUID().toString().substring(0, 8);
    Map<String, String> changed = new HashMap<>(config());
    changed.put("version", version);
    changed.put("effectiveFrom", "2026-01-01");
    changed.put("text.fr", "# Charte\n\nNouvelle charte " + version);
    changed.put("text.en", "# Charter\n\nNew charter " + version);
    with(changed, () -> trial.accept(version));
  }

  private void with(Map<String, String> changed, Runnable trial) {
    Map<String, String> before = config();
    configure(changed);
    try {
      trial.run();
    } finally {
      configure(before);
    }
  }

  private void configure(Map<String, String> config) {
    RequiredActionConfigRepresentation representation = new RequiredActionConfigRepresentation();
    representation.setConfig(config);
    ent.realm().flows().updateRequiredActionConfig(ACTION, representation);
  }
}
