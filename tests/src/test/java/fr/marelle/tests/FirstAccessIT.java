package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import com.nimbusds.openid.connect.sdk.Prompt;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.client.RelyingParty.SignedIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.ActivationPage;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From the code on a sheet of paper to the portal. */
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Première connexion")
class FirstAccessIT {
  private final Ent ent;

  FirstAccessIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void theCodeOnTheSheetLeadsThroughTheActivationFormToThePortal(Window window) {
    Person pupil = ent.people().pupil();
    SignIn signIn = ent.portal().begin();

    window.open(signIn.uri());
    LoginPage.on(window).signIn(pupil.identifier(), pupil.code());
    ActivationPage form = ActivationPage.on(window);
    assertThat(form.text()).contains(pupil.identifier());
    form.fillIn(pupil).mobile("06 12 34 56 78").activate();

    Portal.waitOn(window.page());
    SignedIn signedIn = signIn.tokens();
    assertThat(signedIn.claim("preferred_username")).isEqualTo(pupil.identifier());
    assertThat(signedIn.claim("given_name")).isEqualTo(pupil.firstName());
    assertThat(signedIn.claim("family_name")).isEqualTo(pupil.lastName());
    assertThat(signedIn.claim("email")).isEqualTo(pupil.email());
    assertThat(signedIn.userInfo().getSubject().getValue()).isEqualTo(pupil.id());
    assertThat(ent.people().credentialTypes(pupil)).containsExactly("password");
    assertThat(ent.people().attribute(pupil, "mobile")).isEqualTo("+33612345678");
    assertThat(ent.people().attribute(pupil, "termsVersion")).isNotBlank();
    assertThat(Instant.parse(ent.people().attribute(pupil, "termsAcceptedAt")))
        .isBeforeOrEqualTo(Instant.now());
  }

  @Test
  void itWorksWithoutScripts(Window window) {
    Person pupil = ent.people().pupil();
    SignIn signIn = ent.portal().begin();
    Page page = window.withoutScripts().page();

    page.navigate(signIn.uri().toString());
    page.locator("[name=username]").fill(pupil.identifier());
    page.locator("[name=password]").fill(pupil.code());
    page.locator("#kc-login").click();
    ActivationPage.on(page).fillIn(pupil);
    page.locator("#marelle-activate").click();

    Portal.waitOn(page);
    assertThat(signIn.tokens().claim("preferred_username")).isEqualTo(pupil.identifier());
  }

  @Test
  void afterwardsThePasswordSignsInAndTheCodeNoLongerDoes() {
    Person pupil = ent.people().pupil();
    FirstAccess.begin(ent, pupil).complete();

    SignInTrial withPassword = SignInTrial.of(ent, pupil.identifier(), Person.PASSWORD);
    assertThat(withPassword.succeeded()).isTrue();
    assertThat(withPassword.signIn().tokens().claim("preferred_username"))
        .isEqualTo(pupil.identifier());

    SignInTrial withCode = SignInTrial.of(ent, pupil.identifier(), pupil.code());
    assertThat(withCode.succeeded()).isFalse();
    assertThat(withCode.page().isLogin()).isTrue();
  }

  @Test
  void beforeTheFormIsSentThereIsNoSessionForAnyoneToUse(Window window) {
    Person pupil = ent.people().pupil();
    SignIn signIn = ent.portal().begin();
    window.open(signIn.uri());
    LoginPage.on(window).signIn(pupil.identifier(), pupil.code());
    ActivationPage.on(window);

    assertThat(signIn.cameBack()).isFalse();
    assertThat(ent.people().account(pupil).getUserSessions()).isEmpty();
    assertThat(window.page().context().cookies().stream().map(cookie -> cookie.name))
        .doesNotContain("KEYCLOAK_IDENTITY", "KEYCLOAK_SESSION");

    SignIn elsewhere = ent.portal().begin();
    Page otherTab = window.newTab();
    otherTab.navigate(elsewhere.uri().toString());
    assertThat(Portal.isOn(otherTab)).isFalse();
    assertThat(elsewhere.cameBackSignedIn()).isFalse();

    SignIn silent = ent.portal().begin(request -> request.prompt(Prompt.Type.NONE));
    window.newTab().navigate(silent.uri().toString());
    assertThat(silent.error()).contains("login_required");
  }

  @Test
  void theAccountConsoleAsksForASignInBeforeTheFormIsSentAndOpensAfterwards(Window window) {
    Person pupil = ent.people().pupil();
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(pupil.identifier(), pupil.code());
    ActivationPage form = ActivationPage.on(window).fillIn(pupil);
    Page console = window.newTab();

    console.navigate(ent.address("/account/").toString());
    console.locator("#kc-form-login, #marelle-activate, [role=alert]").first().waitFor();
    assertThat(ent.people().account(pupil).getUserSessions()).isEmpty();
    console.close();

    form.activate();
    Portal.waitOn(window.page());
    window.open(ent.address("/account/"));
    assertThat(window.page().locator("[name=username]").inputValue()).isEqualTo(pupil.identifier());
  }

  @Test
  void theDirectGrantTakesAPasswordButNeverACode() {
    Person pupil = ent.people().pupil();

    assertThat(ent.portal().directGrant(Ent.DIRECT_CLIENT, pupil.identifier(), pupil.code()))
        .hasValueSatisfying(error -> assertThat(error.getCode()).isEqualTo("invalid_grant"));
    assertThat(Account.of(ent, pupil).credentials()).containsExactly("activation-code");

    FirstAccess.begin(ent, pupil).complete();
    assertThat(ent.portal().directGrant(Ent.DIRECT_CLIENT, pupil.identifier(), Person.PASSWORD))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"%S", "  %s ", "\t%s", "%s\u00a0", "é>%s"})
  void theIdentifierMayBeTypedInCapitalsWithAccentsOrStraySpaces(String way) {
    Person pupil = ent.people().pupil();
    String typed =
        way.startsWith("é>")
            ? pupil.identifier().replace("prevert", "Prévert")
            : way.formatted(pupil.identifier());

    SignInTrial trial = SignInTrial.of(ent, typed, pupil.code());

    assertThat(trial.page().isActivation()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"VDSJ KJFS", "vdsj-kjfs", " Vdsjkjfs ", "vdsj kjfs", "V-D-S-J KJFS"})
  void theCodeMayBeTypedInAnyCaseWithSpacesAndHyphens(String typed) {
    Person pupil =
        ent.people()
            .create(
                "pupil", user -> user.setCredentials(List.of(People.activationCode("vdsjkjfs"))));

    SignInTrial trial = SignInTrial.of(ent, pupil.identifier(), typed);

    assertThat(trial.page().isActivation()).isTrue();
  }

  @Test
  void aParentActivatesOneAccountAndThenTheChildsInTheSameBrowser(Window window) {
    Person parent = ent.people().relative();
    SignIn first = ent.portal().begin();
    window.open(first.uri());
    LoginPage.on(window).signIn(parent.identifier(), parent.code());
    ActivationPage.on(window).fillIn(parent).activate();
    Portal.waitOn(window.page());

    Person child = ent.people().pupil();
    SignIn second = ent.portal().begin(request -> request.prompt(Prompt.Type.LOGIN));
    window.page().context().clearCookies();
    window.open(second.uri());
    LoginPage.on(window).signIn(child.identifier(), child.code());
    // A family often has one address for everyone.
    ActivationPage.on(window).fillIn(child).email(parent.email()).activate();

    Portal.waitOn(window.page());
    assertThat(second.tokens().claim("email")).isEqualTo(parent.email());
    assertThat(second.tokens().claims().getSubject().getValue()).isEqualTo(child.id());
  }

  @Test
  void theLogAndTheEventsNeverTellACodeOrAPassword() {
    String code = "secret" + UUID.randomUUID().toString().substring(0, 8);
    Person pupil =
        ent.people()
            .create("pupil", user -> user.setCredentials(List.of(People.activationCode(code))));
    SignInTrial.of(ent, pupil.identifier(), code + "x");
    FirstAccess access =
        FirstAccess.begin(
            ent,
            new Person(
                pupil.id(),
                pupil.identifier(),
                code,
                pupil.firstName(),
                pupil.lastName(),
                pupil.profile()));
    access.complete();

    String events =
        ent.realm().getEvents(null, null, pupil.id(), null, null, null, 0, 100).stream()
                .map(event -> event.getType() + " " + event.getDetails())
                .toList()
            + ent.realm().getAdminEvents().stream()
                .map(event -> event.getResourcePath() + " " + event.getRepresentation())
                .toList()
                .toString();
    assertThat(events).contains("LOGIN").doesNotContain(code, Person.PASSWORD);
    assertThat(ent.server().log()).doesNotContain(code, Person.PASSWORD);
  }

  @Test
  void theSessionCookieStaysOutOfReachOfScripts(Window window) {
    Person pupil = ent.people().pupil();
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(pupil.identifier(), pupil.code());
    ActivationPage.on(window).fillIn(pupil).activate();
    Portal.waitOn(window.page());

    List<Cookie> identity =
        window.page().context().cookies(ent.address("/").toString()).stream()
            .filter(cookie -> cookie.name.equals("KEYCLOAK_IDENTITY"))
            .toList();
    assertThat(identity).singleElement().satisfies(c -> assertThat(c.httpOnly).isTrue());
  }
}
