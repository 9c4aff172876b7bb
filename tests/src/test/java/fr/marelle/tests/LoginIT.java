package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.Cookie;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.ActivationPage;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.UserRepresentation;

/** The login page, for those who may come in and those who may not. */
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Page de connexion")
class LoginIT {
  private final Ent ent;

  LoginIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void withoutAGatewayForTextMessagesNobodyIsSentToAnEnrolment() {
    HttpPage login = new HttpPerson().open(ent.portal().begin().uri());

    assertThat(login.isLogin()).isTrue();
    assertThat(login.document().select("#marelle-enrol, #kc-registration")).isEmpty();
    Enrolling direct = Enrolling.begin(ent);
    assertThat(direct.isOver()).isTrue();
    assertThat(direct.text()).contains("ne se créent pas ici");
  }

  @Test
  void allFailuresLookTheSame() {
    Person toActivate = ent.people().pupil();
    Person active = FirstAccess.begin(ent, ent.people().pupil()).complete().who();
    Person blockedToActivate = ent.people().pupil();
    block(blockedToActivate);
    Person blocked = FirstAccess.begin(ent, ent.people().pupil()).complete().who();
    block(blocked);
    Person locked = FirstAccess.begin(ent, ent.people().pupil()).complete().who();
    lock(locked);
    Person lockedToActivate = ent.people().pupil();
    lock(lockedToActivate);

    Map<String, HttpPage> failures = new LinkedHashMap<>();
    failures.put("wrong code", refused(toActivate.identifier(), "zbpkzey"));
    failures.put("wrong password", refused(active.identifier(), "Pas-le-bon-1!"));
    failures.put("nothing typed as password", refused(active.identifier(), ""));
    failures.put("unknown", refused("personne.inconnue", "Pas-le-bon-1!"));
    failures.put("nothing typed as identifier", refused("", "Pas-le-bon-1!"));
    failures.put("blocked, right password", refused(blocked.identifier(), Person.PASSWORD));
    failures.put("blocked, wrong password", refused(blocked.identifier(), "Pas-le-bon-1!"));
    failures.put(
        "blocked, right code", refused(blockedToActivate.identifier(), blockedToActivate.code()));
    failures.put("locked, right password", refused(locked.identifier(), Person.PASSWORD));
    failures.put(
        "locked, right code", refused(lockedToActivate.identifier(), lockedToActivate.code()));
    failures.put("used code", refused(active.identifier(), active.code()));
    failures.put("overlong", refused("x".repeat(5_000), "y".repeat(50_000)));

    HttpPage one = failures.get("wrong password");
    assertThat(one.text()).isNotBlank();
    assertThat(failures)
        .allSatisfy(
            (how, page) -> {
              assertThat(page.status()).as(how).isEqualTo(one.status());
              assertThat(shape(page)).as(how).isEqualTo(shape(one));
            });
  }

  @Test
  void wrongCodesAndWrongPasswordsUseUpTheSameTries() {
    Person pupil = ent.people().pupil();
    int tries = ent.realm().toRepresentation().getFailureFactor();

    for (int i = 0; i < tries; i++) {
      assertThat(failures(pupil)).isEqualTo(i);
      refused(pupil.identifier(), i % 2 == 0 ? "zbpkze" + i : "Mot-de-passe-" + i + "!");
      int counted = i + 1;
      Patience.until(() -> assertThat(failures(pupil)).isEqualTo(counted));
    }

    assertThat(status(pupil)).contains(entry("disabled", true));
    assertThat(SignInTrial.of(ent, pupil.identifier(), pupil.code()).page().isLogin()).isTrue();
  }

  @Test
  void triesCountWhateverTheSpellingOfTheIdentifierAndThroughTheDirectGrant() {
    Person pupil = ent.people().pupil();

    refused(pupil.identifier().toUpperCase(Locale.ROOT), "faux-un");
    Patience.until(() -> assertThat(failures(pupil)).isEqualTo(1));
    refused(pupil.identifier().replace("prevert", " Prévert "), "faux-deux");
    Patience.until(() -> assertThat(failures(pupil)).isEqualTo(2));
    ent.portal().directGrant(Ent.DIRECT_CLIENT, pupil.identifier(), pupil.code());
    Patience.until(() -> assertThat(failures(pupil)).isEqualTo(3));
  }

  @Test
  void theRightPasswordClearsTheCountAndSoDoesAnActivation() {
    Person pupil = ent.people().pupil();
    refused(pupil.identifier(), "faux-un");
    Patience.until(() -> assertThat(failures(pupil)).isEqualTo(1));

    FirstAccess.begin(ent, pupil).complete();
    Patience.until(() -> assertThat(failures(pupil)).isZero());

    refused(pupil.identifier(), "faux-deux");
    Patience.until(() -> assertThat(failures(pupil)).isEqualTo(1));
    assertThat(SignInTrial.of(ent, pupil.identifier(), Person.PASSWORD).succeeded()).isTrue();
    Patience.until(() -> assertThat(failures(pupil)).isZero());
  }

  @Test
  void aCodeThatOpensTheFormDoesNotClearTheCountBeforeTheFormIsComplete() {
    Person pupil = ent.people().pupil();
    refused(pupil.identifier(), "faux-un");
    Patience.until(() -> assertThat(failures(pupil)).isEqualTo(1));

    FirstAccess.begin(ent, pupil);

    assertThat(failures(pupil)).isEqualTo(1);
  }

  @Test
  void twoQuickWrongTriesDoNotLockAPupilOut() {
    Person pupil = ent.people().pupil();

    refused(pupil.identifier(), "faux");
    refused(pupil.identifier(), "faux");

    assertThat(SignInTrial.of(ent, pupil.identifier(), pupil.code()).page().isActivation())
        .isTrue();
  }

  @Test
  void aClassBehindOneAddressIsNotLockedOutByOnePupil() {
    Person clumsy = ent.people().pupil();
    lock(clumsy);
    Person neighbour = ent.people().pupil();

    assertThat(SignInTrial.of(ent, neighbour.identifier(), neighbour.code()).page().isActivation())
        .isTrue();
  }

  @Test
  void somebodyRememberedKeepsTheSessionCookie(Window window) {
    Person pupil = FirstAccess.begin(ent, ent.people().pupil()).complete().who();
    window.open(ent.portal().begin().uri());

    LoginPage.on(window).rememberMe().signIn(pupil.identifier(), Person.PASSWORD);

    Portal.waitOn(window.page());
    assertThat(identityCookie(window).expires).isGreaterThan(0);
  }

  @Test
  void somebodyRememberedAtTheFirstAccessKeepsTheSessionCookieToo(Window window) {
    Person pupil = ent.people().pupil();
    window.open(ent.portal().begin().uri());

    LoginPage.on(window).rememberMe().signIn(pupil.identifier(), pupil.code());
    ActivationPage.on(window).fillIn(pupil).activate();

    Portal.waitOn(window.page());
    assertThat(identityCookie(window).expires).isGreaterThan(0);
  }

  @Test
  void somebodyNotRememberedLosesItWithTheBrowser(Window window) {
    Person pupil = FirstAccess.begin(ent, ent.people().pupil()).complete().who();
    window.open(ent.portal().begin().uri());

    LoginPage.on(window).signIn(pupil.identifier(), Person.PASSWORD);

    Portal.waitOn(window.page());
    assertThat(identityCookie(window).expires).isEqualTo(-1);
  }

  @Test
  void theEyeShowsThePasswordAndHidesItAgain(Window window) {
    window.open(ent.portal().begin().uri());
    Locator secret = LoginPage.on(window).type("thierry.eleve", "zbpkzex").secret();
    Locator eye = window.page().locator("button[aria-controls=password]");
    assertThat(secret.getAttribute("type")).isEqualTo("password");
    String name = eye.getAttribute("aria-label");

    eye.click();
    assertThat(secret.getAttribute("type")).isEqualTo("text");
    assertThat(eye.getAttribute("aria-label")).isNotBlank().isNotEqualTo(name);

    eye.click();
    assertThat(secret.getAttribute("type")).isEqualTo("password");
    assertThat(secret.inputValue()).isEqualTo("zbpkzex");
  }

  @Test
  void capsLockIsNoticed(Window window) {
    window.open(ent.portal().begin().uri());
    Locator secret = LoginPage.on(window).secret();
    secret.focus();
    assertThat(window.page().locator("body").innerText()).doesNotContainIgnoringCase("verr");

    // A browser that is driven has no caps lock: only the event can say so.
    secret.evaluate(
        """
        field => field.dispatchEvent(
            new KeyboardEvent('keydown', {key: 'A', bubbles: true, modifierCapsLock: true}))""");
    assertThat(window.page().locator("body").innerText()).containsIgnoringCase("verr");

    secret.evaluate(
        """
        field => field.dispatchEvent(
            new KeyboardEvent('keydown', {key: 'a', bubbles: true, modifierCapsLock: false}))""");
    assertThat(window.page().locator("body").innerText()).doesNotContainIgnoringCase("verr");
  }

  @Test
  void browsersAreToldWhatTheyMayFillIn(Window window) {
    Person pupil = ent.people().pupil();
    window.open(ent.portal().begin().uri());
    LoginPage login = LoginPage.on(window);
    assertThat(login.identifier().getAttribute("autocomplete").split(" ")).contains("username");
    assertThat(login.identifier().getAttribute("autocapitalize")).isIn("none", "off");
    assertThat(login.secret().getAttribute("autocomplete")).isEqualTo("current-password");

    login.signIn(pupil.identifier(), pupil.code());

    ActivationPage form = ActivationPage.on(window);
    assertThat(form.field("password-new").getAttribute("autocomplete")).isEqualTo("new-password");
    assertThat(form.field("password-confirm").getAttribute("autocomplete"))
        .isEqualTo("new-password");
    assertThat(form.field("email").getAttribute("autocomplete")).isEqualTo("email");
    assertThat(form.field("mobile").getAttribute("autocomplete")).isEqualTo("tel");
  }

  @ParameterizedTest
  @ValueSource(strings = {"' or 1=1 --", "%", "*", "../../etc", "\u0000", "\ud83d\ude00", "ﷺ"})
  void strangeIdentifiersAreJustUnknown(String identifier) {
    HttpPage page = refused(identifier, "zbpkzex");

    assertThat(page.status()).isEqualTo(200);
  }

  private HttpPage refused(String identifier, String secret) {
    SignInTrial trial = SignInTrial.of(ent, identifier, secret);
    assertThat(trial.page().isLogin()).as(trial.page().text()).isTrue();
    assertThat(trial.signIn().cameBack()).isFalse();
    return trial.page();
  }

  private void block(Person person) {
    UserRepresentation user = ent.people().account(person).toRepresentation();
    user.setEnabled(false);
    ent.people().account(person).update(user);
  }

  private void lock(Person person) {
    int tries = ent.realm().toRepresentation().getFailureFactor();
    for (int i = 0; i < tries; i++) {
      refused(person.identifier(), "faux-" + i);
    }
    Patience.until(() -> assertThat(status(person)).contains(entry("disabled", true)));
  }

  private Map<String, Object> status(Person person) {
    return ent.realm().attackDetection().bruteForceUserStatus(person.id());
  }

  private int failures(Person person) {
    return ((Number) status(person).get("numFailures")).intValue();
  }

  /** The page without what differs at every visit, and without what was typed. */
  private static String shape(HttpPage page) {
    var document = page.document().clone();
    document.select("[name=username]").removeAttr("value").removeAttr("autofocus");
    document.select("[name=password]").removeAttr("autofocus");
    return document
        .html()
        .replaceAll("(session_code|execution|tab_id|client_data|client_id)=[^&\"]*", "$1=")
        .replaceAll("data-attempt=\"[^\"]*\"", "");
  }

  private Cookie identityCookie(Window window) {
    List<Cookie> cookies =
        window.page().context().cookies(ent.address("/").toString()).stream()
            .filter(cookie -> cookie.name.equals("KEYCLOAK_IDENTITY"))
            .toList();
    assertThat(cookies).hasSize(1);
    return cookies.get(0);
  }
}
