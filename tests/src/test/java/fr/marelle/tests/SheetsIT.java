package fr.marelle.tests;

import static fr.marelle.tests.ClassroomCast.ALL_SCOPES;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Request;
import com.sun.net.httpserver.HttpServer;
import fr.marelle.demo.post.Message;
import fr.marelle.demo.post.PostRoom;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.ClassroomApi;
import fr.marelle.tests.ent.ClassroomApi.Answer;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.ActivationPage;
import fr.marelle.tests.pages.LoginPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.GroupRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Login sheets: printed, as a table, by mail, and from the QR code into the portal. On the newest
 * server alone: little of it is Keycloak's.
 */
@Tag("newest-only")
@ExtendWith({RunningEnt.class, Browsing.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Fiches de connexion")
class SheetsIT {
  private final Ent ent;
  private final ClassroomCast cast;
  private final ClassroomApi teacher;
  private final ClassroomApi administrator;
  private final List<Person> pupils = new ArrayList<>();

  SheetsIT(Ent ent) {
    this.ent = ent;
    this.cast = new ClassroomCast(ent);
    ClassroomApi api = ClassroomApi.of(ent);
    this.teacher = api.as(cast.token("teacher", ALL_SCOPES));
    this.administrator = api.as(cast.token("school administrator", ALL_SCOPES));
  }

  @AfterAll
  void leave() {
    pupils.forEach(pupil -> ent.people().account(pupil).remove());
    cast.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void aTeacherPrintsHerClass(int perPage) {
    List<Person> printed = List.of(pupil(user -> {}), pupil(user -> {}), pupil(user -> {}));

    PrintedSheets sheets = print(printed, perPage);

    assertThat(sheets.pages()).isEqualTo((printed.size() + perPage - 1) / perPage);
    String text = sheets.text();
    assertThat(printed)
        .allSatisfy(pupil -> assertThat(text).contains(pupil.identifier(), pupil.code()));
    assertThat(text).contains("École Jean-Moulin", "CE2/CM1 \"A\"");
  }

  @Test
  void thatItWasPrintedIsInTheHistoryOfTheAccount() {
    Person pupil = pupil(user -> {});

    print(List.of(pupil), 1);

    Answer history = administrator.get("accounts/" + pupil.id() + "/history");
    assertThat(history.json().at("/items/0/act").asText()).isEqualTo("sheet-printed");
    assertThat(history.json().at("/items/0/class").asText()).contains("CE2");
    assertThat(history.text()).doesNotContain(pupil.code());
  }

  @Test
  void theSheetOfAnActiveAccountHoldsNoSecret() {
    PrintedSheets sheet = print(List.of(cast.who("pupil")), 1);

    assertThat(sheet.text())
        .contains(cast.who("pupil").identifier(), "Mot de passe oublié")
        .doesNotContain("Code d’activation", "Code temporaire");
    assertThat(decoded(sheet)).doesNotContain("\"c\"");
  }

  @Test
  void aRenewalCodeIsPrintedAsWhatItIs() {
    String code =
        teacher
            .post("renewal-codes", List.of(cast.id("relative")))
            .json()
            .at("/items/0/code")
            .asText();

    assertThat(print(List.of(cast.who("relative")), 1).text()).contains("Code temporaire", code);
  }

  @Test
  void namesOfAllScriptsArePrinted() {
    Person arabic = pupil(user -> user.setFirstName("محمد"));
    Person hebrew = pupil(user -> user.setFirstName("שלום"));
    Person emoji = pupil(user -> user.setFirstName("Zoé 😀"));

    assertThat(print(List.of(arabic, hebrew, emoji), 8).text()).contains("محمد", "שלום", "Zoé 😀");
  }

  @Test
  void aTableTakesNoNameForAFormula() {
    Person pupil =
        pupil(
            user -> {
              user.setFirstName("@SUM");
              user.setLastName("-1+1, dit l'Ancien");
            });

    HttpResponse<byte[]> file =
        teacher.file("sheets", request(List.of(pupil), Map.of("format", "csv")));

    assertThat(file.headers().firstValue("Content-Type").orElseThrow())
        .isEqualToIgnoringCase("text/csv;charset=utf-8");
    assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
        .isEqualTo("attachment; filename=\"fiches-de-connexion.csv\"");
    assertThat(file.headers().firstValue("Cache-Control").orElseThrow()).isEqualTo("no-store");
    assertThat(new String(file.body(), StandardCharsets.UTF_8))
        .startsWith("\uFEFFÉtablissement;")
        .contains(";\"'-1+1, dit l'Ancien\";'@SUM;élève;" + pupil.identifier())
        .contains(";" + pupil.code() + ";activation;");
  }

  @Test
  void aGuessedIdSlippedInRefusesTheWholeCall() {
    List<Person> asked = List.of(pupil(user -> {}), cast.who("pupil elsewhere"));

    assertThat(teacher.post("sheets", request(asked, Map.of())).problem()).isEqualTo("forbidden");
    assertThat(teacher.post("sheet-mails", request(asked, Map.of())).problem())
        .isEqualTo("forbidden");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"accounts\":[\"x\"],\"perPage\":3}",
        "{\"accounts\":[\"x\"],\"format\":\"doc\"}",
        "{\"accounts\":[\"x\"],\"order\":\"age\"}",
        "{\"accounts\":[\"x\"],\"language\":\"de\"}",
        "{\"accounts\":[]}"
      })
  void whatIsNoWishIsRefused(String wish) {
    assertThat(teacher.post("sheets", wish).problem()).isEqualTo("invalid-request");
  }

  @Test
  void theQrCodeLeadsToAFilledInLoginPageAndNobodyElseSeesTheCode(Window window)
      throws IOException {
    Person pupil = pupil(user -> {});
    SignIn signIn = ent.portal().begin();
    List<Request> requests = new ArrayList<>();
    window.page().onRequest(requests::add);

    withPortal(
        signIn,
        () -> {
          PrintedSheets sheet = print(List.of(pupil), 1);
          assertThat(decoded(sheet)).contains(pupil.identifier(), pupil.code());

          window.open(sheet.scan());
          LoginPage login = LoginPage.on(window);
          assertThat(login.identifier().inputValue()).isEqualTo(pupil.identifier());
          assertThat(login.secret().inputValue()).isEqualTo(pupil.code());
          assertThat(window.page().locator("[role=status]:visible").first().innerText())
              .contains("repris de votre fiche");
          assertThat(window.page().url()).doesNotContain("#");
          login.submit();
          ActivationPage.on(window);

          String fragment = sheet.scan().getFragment();
          assertThat(requests)
              .allSatisfy(
                  request -> {
                    assertThat(request.url().replaceFirst("#.*", ""))
                        .doesNotContain(pupil.code(), fragment);
                    assertThat(request.allHeaders().getOrDefault("referer", ""))
                        .doesNotContain(pupil.code(), fragment);
                  });
          assertThat(ent.server().log()).doesNotContain(pupil.code(), fragment);
          assertThat(window.complaints()).isEmpty();
        });
  }

  @Test
  void whatTheQrCodeBroughtIsUsedOnce(Window window) throws IOException {
    Person pupil = pupil(user -> {});
    SignIn signIn = ent.portal().begin();

    withPortal(
        signIn,
        () -> {
          window.open(print(List.of(pupil), 1).scan());
          assertThat(LoginPage.on(window).secret().inputValue()).isEqualTo(pupil.code());

          window.page().reload();

          assertThat(LoginPage.on(window).identifier().inputValue()).isEmpty();
          assertThat(window.page().evaluate("sessionStorage.length")).isEqualTo(0);
        });
  }

  @Test
  void whatTheQrCodeBroughtIsForgottenAfterAQuarterOfAnHour(Window window) {
    window.open(ent.portal().begin().uri());
    window
        .page()
        .evaluate(
            """
            sessionStorage.setItem("marelle.start",
              JSON.stringify({ at: Date.now() - 901000, sheet: btoa('{"i":"x","c":"y"}') }))
            """);

    window.page().reload();

    assertThat(LoginPage.on(window).identifier().inputValue()).isEmpty();
    assertThat(window.page().evaluate("sessionStorage.length")).isEqualTo(0);
  }

  @Test
  void withoutScriptsThereIsALinkToThePortal(Window window) {
    var page = window.withoutScripts().page();

    withAddress(
        "https://ecoles.example.fr/",
        () -> {
          page.navigate(
              ent.address("/marelle-classroom/start?school=" + cast.school.uai() + "#x")
                  .toString());
          assertThat(page.locator("#marelle-start").getAttribute("href"))
              .isEqualTo("https://ecoles.example.fr/");
        });
  }

  @ParameterizedTest
  @ValueSource(strings = {"javascript:alert(1)", "//evil.example", "data:text/html,x"})
  void anAddressThatIsNoneIsNeverALink(String address) {
    withAddress(
        address,
        () ->
            assertThat(startPage("?school=" + cast.school.uai()))
                .contains("/realms/ent/account")
                .doesNotContain(address));
  }

  @Test
  void anUnknownSchoolLeadsToThePortalOfTheRealm() {
    assertThat(startPage("?school=%22%3E%3Cscript%3E")).contains("/realms/ent/account");
    assertThat(startPage("")).contains("/realms/ent/account");
  }

  @Test
  void aSheetByMailHasWhatTheSheetHas() throws IOException {
    Person pupil = pupil(user -> user.setEmail("zoe@famille.example"));
    Person without = pupil(user -> user.setEmail(""));
    try (PostRoom post = PostRoom.start(0)) {
      withMailServer(
          post.smtpPort(),
          () -> {
            Answer answer = teacher.post("sheet-mails", request(List.of(pupil, without), Map.of()));

            assertThat(answer.json().path("items").findValuesAsText("outcome"))
                .containsExactly("sent", "no-address");
          });

      Message.Mail mail = (Message.Mail) post.mailbox().messages().get(0);
      assertThat(mail.to()).isEqualTo("zoe@famille.example");
      assertThat(mail.subject()).isEqualTo("Votre première connexion – École Jean-Moulin");
      assertThat(mail.text()).contains(pupil.identifier(), pupil.code(), "Rendez-vous sur");
      assertThat(mail.html())
          .contains(pupil.identifier(), pupil.code(), "Renseignez une adresse mail")
          .doesNotContain("#ey");
    }
  }

  @Test
  void withoutAMailServerEachRecipientIsToldAndItCanBeRepeated() throws IOException {
    Person one = pupil(user -> user.setEmail("un@famille.example"));
    Person other = pupil(user -> user.setEmail("deux@famille.example"));
    String request = request(List.of(one, other), Map.of("language", "en"));

    withMailServer(
        1,
        () ->
            assertThat(
                    teacher
                        .post("sheet-mails", request)
                        .json()
                        .path("items")
                        .findValuesAsText("outcome"))
                .containsExactly("failed", "failed"));
    assertThat(
            administrator.get("accounts/" + one.id() + "/history").json().path("items").toString())
        .doesNotContain("sheet-mailed");
    try (PostRoom post = PostRoom.start(0)) {
      withMailServer(
          post.smtpPort(),
          () ->
              assertThat(
                      teacher
                          .post("sheet-mails", request)
                          .json()
                          .path("items")
                          .findValuesAsText("outcome"))
                  .containsExactly("sent", "sent"));
      assertThat(((Message.Mail) post.mailbox().messages().get(0)).subject())
          .isEqualTo("Your first connection – École Jean-Moulin");
    }
  }

  @Test
  void aForgottenPasswordIsRenewedByMail() throws IOException {
    Person active = FirstAccess.begin(ent, pupil(user -> {})).complete().who();
    Person newcomer = pupil(user -> user.setEmail("nouveau@famille.example"));
    Person without = pupil(user -> user.setEmail(""));
    List<Person> all = List.of(active, newcomer, without);
    try (PostRoom post = PostRoom.start(0)) {
      withMailServer(
          post.smtpPort(),
          () ->
              assertThat(outcomes(teacher.post("password-mails", request(all, Map.of()))))
                  .containsExactly("sent", "not-active", "no-address"));

      String code = teacher.post("codes", List.of(active.id())).json().at("/items/0/code").asText();
      assertThat(((Message.Mail) post.mailbox().messages().get(0)).text())
          .contains(active.identifier(), code);
      assertThat(SignInTrial.of(ent, active.identifier(), code).page().isRenewal()).isTrue();
    }
  }

  @Test
  void withoutAMailServerNobodyElseLosesAnEarlierCode() {
    Person one = FirstAccess.begin(ent, pupil(user -> {})).complete().who();
    Person other = FirstAccess.begin(ent, pupil(user -> {})).complete().who();
    String earlier =
        teacher.post("renewal-codes", List.of(other.id())).json().at("/items/0/code").asText();

    withMailServer(
        1,
        () ->
            assertThat(
                    outcomes(
                        teacher.post("password-mails", request(List.of(one, other), Map.of()))))
                .containsExactly("failed", "failed"));

    assertThat(SignInTrial.of(ent, other.identifier(), earlier).page().isRenewal()).isTrue();
  }

  @Test
  void noCodeGoesToAnAddressThatHasJustReplacedAnother() {
    Person pupil = pupil(user -> user.setEmail("ancienne@famille.example"));
    FirstAccess.begin(ent, pupil).complete();
    assertThat(ent.people().account(pupil).toRepresentation().getEmail()).isEqualTo(pupil.email());

    withMailServer(
        1,
        () ->
            assertThat(outcomes(teacher.post("password-mails", request(List.of(pupil), Map.of()))))
                .containsExactly("recent-address"));

    assertThat(ent.people().credentialTypes(pupil)).containsExactly("password");
  }

  private static List<String> outcomes(Answer answer) {
    return answer.json().path("items").findValuesAsText("outcome");
  }

  @Test
  void aSchoolChangesItsTextAndGoesBackToOurs() {
    String path = "schools/" + cast.school.id() + "/sheet-template?kind=activation&language=fr";
    assertThat(teacher.get(path).json().path("isDefault").asBoolean()).isTrue();

    Answer changed = put(administrator, path, "## Bienvenue {{firstName}} !");
    Answer again = put(administrator, path, "## Bonjour {{firstName}} !");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(again.status()).isEqualTo(200);
    assertThat(teacher.get(path).json().path("text").asText())
        .isEqualTo("## Bonjour {{firstName}} !");
    Person pupil = pupil(user -> user.setFirstName("Zoé"));
    assertThat(print(List.of(pupil), 1).text())
        .contains("Bonjour Zoé !")
        .doesNotContain("5 étapes");
    assertThat(administrator.send("DELETE", path, BodyPublishers.noBody()).status()).isEqualTo(204);
    assertThat(administrator.send("DELETE", path, BodyPublishers.noBody()).problem())
        .isEqualTo("not-found");
    assertThat(teacher.get(path).json().path("isDefault").asBoolean()).isTrue();
  }

  @Test
  void aTextIsCheckedAndNotForATeacherToChange() {
    String path = "schools/" + cast.school.id() + "/sheet-template";

    assertThat(put(administrator, path, "{{nom}}").json().at("/errors/0/detail").asText())
        .contains("nom");
    assertThat(put(administrator, path, " ").problem()).isEqualTo("invalid-request");
    assertThat(put(administrator, path, "x".repeat(8001)).problem()).isEqualTo("invalid-request");
    assertThat(put(teacher, path, "Bonjour").problem()).isEqualTo("forbidden");
  }

  private static Answer put(ClassroomApi api, String path, String text) {
    return api.send(
        "PUT",
        path,
        BodyPublishers.ofString(json(Map.of("text", text))),
        "Content-Type",
        "application/json");
  }

  private Person pupil(Consumer<UserRepresentation> wishes) {
    Person pupil = ent.people().create("pupil", wishes);
    ent.people().account(pupil).joinGroup(cast.ce2);
    pupils.add(pupil);
    return pupil;
  }

  private PrintedSheets print(List<Person> people, int perPage) {
    HttpResponse<byte[]> file = teacher.file("sheets", request(people, Map.of("perPage", perPage)));
    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.headers().firstValue("Content-Type")).contains("application/pdf");
    return new PrintedSheets(file.body());
  }

  private static String request(List<Person> people, Map<String, ?> wishes) {
    Map<String, Object> request = new HashMap<>(wishes);
    request.put("accounts", people.stream().map(Person::id).toList());
    return json(request);
  }

  private static String json(Object value) {
    try {
      return new ObjectMapper().writeValueAsString(value);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String decoded(PrintedSheets sheet) {
    return new String(
        Base64.getUrlDecoder().decode(sheet.scan().getFragment()), StandardCharsets.UTF_8);
  }

  private String startPage(String query) {
    try {
      return Jsoup.connect(ent.address("/marelle-classroom/start" + query).toString())
          .get()
          .select("#marelle-start")
          .attr("href");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** A school whose portal sends everybody on to sign in, as portals do. */
  private void withPortal(SignIn signIn, Runnable trial) throws IOException {
    HttpServer portal =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    portal.createContext(
        "/",
        visit -> {
          visit.getResponseHeaders().set("Location", signIn.uri().toString());
          visit.sendResponseHeaders(302, -1);
          visit.close();
        });
    portal.start();
    try {
      withAddress("http://localhost:" + portal.getAddress().getPort() + "/", trial);
    } finally {
      portal.stop(0);
    }
  }

  private void withAddress(String address, Runnable trial) {
    var school = ent.realm().groups().group(cast.school.id());
    GroupRepresentation before = school.toRepresentation();
    GroupRepresentation changed = school.toRepresentation();
    changed.singleAttribute("address", address);
    school.update(changed);
    try {
      trial.run();
    } finally {
      school.update(before);
    }
  }

  private void withMailServer(int port, Runnable trial) {
    ent.with(
        realm ->
            realm.setSmtpServer(
                Map.of(
                    "host", "127.0.0.1",
                    "port", Integer.toString(port),
                    "from", "ne-pas-repondre@ecole.example")),
        trial);
  }
}
