package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.CredentialRepresentation;

/** The two levels of the shipped flow: a password, and a second factor where it is demanded. */
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Second facteur")
class StepUpIT {
  private static final String PASSWORD_LEVEL = "1";
  private static final String SECOND_FACTOR_LEVEL = "2";

  private final Ent ent;
  private final HttpPerson browser = new HttpPerson();
  private final OneTimeCodes phone = new OneTimeCodes("secret-du-telephone1");

  StepUpIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void aPasswordAloneIsTheFirstLevel() {
    Person teacher = teacher();

    SignIn signIn = ent.portal().begin();
    typePassword(browser.open(signIn.uri()), teacher);

    assertThat(signIn.tokens().claim("acr")).isEqualTo(PASSWORD_LEVEL);
  }

  @Test
  void theSecondLevelAsksForTheOneTimeCodeOnce() {
    Person teacher = teacherWithPhone();

    SignIn signIn = demanding(SECOND_FACTOR_LEVEL);
    HttpPage asked = typePassword(browser.open(signIn.uri()), teacher);
    assertThat(isOneTimeCode(asked)).as(asked.text()).isTrue();
    typeCode(asked, phone.next());

    assertThat(signIn.tokens().claim("acr")).isEqualTo(SECOND_FACTOR_LEVEL);
  }

  @Test
  void aSessionOfTheFirstLevelStepsUpWithTheOneTimeCodeAlone() {
    Person teacher = teacher();
    SignIn first = ent.portal().begin();
    typePassword(browser.open(first.uri()), teacher);
    give(teacher, phone.credential());

    SignIn second = demanding(SECOND_FACTOR_LEVEL);
    HttpPage asked = browser.open(second.uri());
    assertThat(asked.isLogin()).isFalse();
    assertThat(isOneTimeCode(asked)).as(asked.text()).isTrue();
    typeCode(asked, phone.next());

    assertThat(second.tokens().claim("acr")).isEqualTo(SECOND_FACTOR_LEVEL);
    assertThat(second.tokens().claim("sid")).isEqualTo(first.tokens().claim("sid"));
  }

  @Test
  void whoHasASecondFactorGivesItAtSignInAndOnceMoreToStepUp() {
    Person teacher = teacherWithPhone();
    SignIn first = ent.portal().begin();
    typeCode(typePassword(browser.open(first.uri()), teacher), phone.next());
    assertThat(first.tokens().claim("acr")).isEqualTo(PASSWORD_LEVEL);

    SignIn second = demanding(SECOND_FACTOR_LEVEL);
    typeCode(browser.open(second.uri()), phone.next());

    assertThat(second.tokens().claim("acr")).isEqualTo(SECOND_FACTOR_LEVEL);
  }

  @Test
  void onceSteppedUpTheSessionAsksForNothingMore() {
    Person teacher = teacherWithPhone();
    SignIn first = demanding(SECOND_FACTOR_LEVEL);
    typeCode(typePassword(browser.open(first.uri()), teacher), phone.next());

    SignIn again = demanding(SECOND_FACTOR_LEVEL);
    browser.open(again.uri());
    SignIn elsewhere = ent.portal().begin();
    browser.open(elsewhere.uri());

    assertThat(again.tokens().claim("acr")).isEqualTo(SECOND_FACTOR_LEVEL);
    assertThat(elsewhere.cameBackSignedIn()).isTrue();
  }

  @Test
  void aWrongOneTimeCodeLeadsNowhere() {
    Person teacher = teacherWithPhone();
    SignIn signIn = demanding(SECOND_FACTOR_LEVEL);

    HttpPage asked = typePassword(browser.open(signIn.uri()), teacher);
    HttpPage refused = typeCode(asked, "000000".equals(phone.next()) ? "000001" : "000000");

    assertThat(isOneTimeCode(refused)).isTrue();
    assertThat(signIn.cameBack()).isFalse();
    // With the tries of the password, so that a million codes are not to be guessed.
    Patience.until(
        () ->
            assertThat(ent.realm().attackDetection().bruteForceUserStatus(teacher.id()))
                .containsEntry("numFailures", 1));
  }

  @Test
  void whoHasNoSecondFactorIsLedToSetOneUp() {
    Person teacher = teacher();
    SignIn signIn = demanding(SECOND_FACTOR_LEVEL);

    setUp(typePassword(browser.open(signIn.uri()), teacher));

    assertThat(signIn.tokens().claim("acr")).isEqualTo(SECOND_FACTOR_LEVEL);
    assertThat(ent.people().credentialTypes(teacher)).contains("otp");
  }

  @Test
  void aFirstAccessMayBeginWhereTheSecondLevelIsDemanded() {
    Person teacher = ent.people().teacher();
    SignIn signIn = demanding(SECOND_FACTOR_LEVEL);
    HttpPage login = browser.open(signIn.uri());
    HttpPage form =
        browser.send(
            login
                .loginForm()
                .with("username", teacher.identifier())
                .with("password", teacher.code()));

    HttpPage after =
        browser.send(new FirstAccess(teacher, signIn, browser, login, form).filledIn());
    setUp(after);

    assertThat(signIn.tokens().claim("acr")).isEqualTo(SECOND_FACTOR_LEVEL);
    assertThat(ent.people().credentialTypes(teacher)).containsExactlyInAnyOrder("password", "otp");
  }

  @Test
  void theApiDemandsTheSecondLevelWhereTheRealmDoes() {
    Person teacher = teacherWithPhone();
    try (RelyingParty application = newClient("essai-api", "")) {
      SignIn first = application.begin();
      typeCode(typePassword(browser.open(first.uri()), teacher), phone.next());
      String before = accessToken(first);
      demandOfTheApi(SECOND_FACTOR_LEVEL);

      HttpResponse<String> refused = me(before);
      assertThat(refused.statusCode()).isEqualTo(401);
      assertThat(refused.body()).contains("urn:marelle:problem:insufficient-authentication");
      assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow())
          .contains("insufficient_user_authentication", "acr_values=\"2\"");

      SignIn second =
          application.begin(request -> request.acrValues(List.of(new ACR(SECOND_FACTOR_LEVEL))));
      typeCode(browser.open(second.uri()), phone.next());
      assertThat(me(accessToken(second)).statusCode()).isEqualTo(200);
    } finally {
      demandOfTheApi("");
    }
  }

  /** What an administrator sets on the console's client to have the second factor asked at once. */
  @Test
  void aClientsMinimumIsAskedWithoutItsAsking() {
    Person teacher = teacherWithPhone();
    try (RelyingParty strict = newClient("essai-exigeant", SECOND_FACTOR_LEVEL)) {
      SignIn signIn = strict.begin();
      typeCode(typePassword(browser.open(signIn.uri()), teacher), phone.next());

      assertThat(signIn.tokens().claim("acr")).isEqualTo(SECOND_FACTOR_LEVEL);
    }
  }

  @Test
  void nobodyRemovesASecondFactorWithThePasswordAlone() {
    Person teacher = teacher();
    SignIn first = ent.portal().begin();
    typePassword(browser.open(first.uri()), teacher);
    give(teacher, phone.credential());
    String id =
        ent.people().account(teacher).credentials().stream()
            .filter(credential -> "otp".equals(credential.getType()))
            .map(CredentialRepresentation::getId)
            .findFirst()
            .orElseThrow();

    SignIn removal =
        ent.portal().begin(r -> r.customParameter("kc_action", "delete_credential:" + id));
    HttpPage asked = browser.open(removal.uri());

    assertThat(isOneTimeCode(asked)).as(asked.text()).isTrue();
  }

  @Test
  void aPasskeyStepsUpToo(Window window) {
    Person teacher = teacher();
    Page page = window.page();
    plugInAuthenticator(page);
    SignIn registration =
        ent.portal().begin(request -> request.customParameter("kc_action", "webauthn-register"));
    page.onDialog(dialog -> dialog.accept("Ma clé"));
    window.open(registration.uri());
    LoginPage.on(window).signIn(teacher.identifier(), Person.PASSWORD);
    page.locator("#registerWebAuthn").click();
    Portal.waitOn(page);
    assertThat(ent.people().credentialTypes(teacher)).contains("webauthn");

    SignIn signIn = demanding(SECOND_FACTOR_LEVEL);
    window.open(signIn.uri());
    page.locator("#authenticateWebAuthnButton").click();
    Portal.waitOn(page);

    assertThat(signIn.tokens().claim("acr")).isEqualTo(SECOND_FACTOR_LEVEL);
  }

  /** A security key as Chromium feigns it for whoever drives it. */
  private static void plugInAuthenticator(Page page) {
    CDPSession chromium = page.context().newCDPSession(page);
    chromium.send("WebAuthn.enable");
    JsonObject options = new JsonObject();
    options.addProperty("protocol", "ctap2");
    options.addProperty("transport", "usb");
    options.addProperty("hasUserVerification", true);
    options.addProperty("isUserVerified", true);
    JsonObject parameters = new JsonObject();
    parameters.add("options", options);
    chromium.send("WebAuthn.addVirtualAuthenticator", parameters);
  }

  private SignIn demanding(String level) {
    return ent.portal().begin(request -> request.acrValues(List.of(new ACR(level))));
  }

  private Person teacher() {
    return FirstAccess.begin(ent, ent.people().teacher()).complete().who();
  }

  private Person teacherWithPhone() {
    Person teacher = teacher();
    give(teacher, phone.credential());
    return teacher;
  }

  private void give(Person person, CredentialRepresentation credential) {
    var account = ent.people().account(person);
    var user = account.toRepresentation();
    user.setCredentials(List.of(credential));
    account.update(user);
  }

  private HttpPage typePassword(HttpPage login, Person person) {
    return browser.send(
        login.loginForm().with("username", person.identifier()).with("password", Person.PASSWORD));
  }

  private HttpPage typeCode(HttpPage asked, String code) {
    return browser.send(asked.formWith("#otp").with("otp", code));
  }

  private static boolean isOneTimeCode(HttpPage page) {
    return page.document().getElementById("otp") != null;
  }

  private void setUp(HttpPage page) {
    OneTimeCodes newPhone = new OneTimeCodes(page.formWith("#totp").value("totpSecret"));
    browser.send(page.formWith("#totp").with("totp", newPhone.next()).with("userLabel", "Mobile"));
  }

  private void demandOfTheApi(String level) {
    ClientRepresentation api = ent.realm().clients().findByClientId("marelle-classroom").get(0);
    api.getAttributes().put("minimum.acr.value", level);
    ent.realm().clients().get(api.getId()).update(api);
  }

  private static String accessToken(SignIn signIn) {
    return signIn.tokens().tokens().getAccessToken().getValue();
  }

  private HttpResponse<String> me(String token) {
    try {
      return HttpClient.newHttpClient()
          .send(
              HttpRequest.newBuilder(ent.address("/marelle-classroom/v1/me"))
                  .header("Authorization", "Bearer " + token)
                  .build(),
              HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private RelyingParty newClient(String clientId, String minimumLevel) {
    RelyingParty party = new RelyingParty(ent.address(""), clientId);
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(clientId);
    client.setPublicClient(true);
    client.setRedirectUris(List.of(party.redirectUri().toString()));
    client.setAttributes(Map.of("minimum.acr.value", minimumLevel));
    client.setDefaultClientScopes(List.of("basic", "acr", "profile", "email", "classroom.read"));
    ent.realm().clients().create(client).close();
    return party;
  }
}
