package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.sun.net.httpserver.HttpServer;
import fr.marelle.demo.post.Message;
import fr.marelle.demo.post.PostRoom;
import fr.marelle.server.KeycloakServer;
import fr.marelle.server.ServerSpec;
import fr.marelle.server.Servers;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.ClassroomApi;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SharedDatabase;
import fr.marelle.tests.ent.StepSettings;
import fr.marelle.tests.pages.Console;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * Relatives who create their accounts by text message. On a server of its own, in development mode
 * because of the outbox for text messages, whose database the test shares: that is how it moves the
 * clock.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(Browsing.class)
@DisplayName("Auto-inscription")
class EnrolmentIT {
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");
  private static final String ENROLMENT_KIND = "enrolment-code";
  private static final String FLOW = "marelle enrolment";
  private static final String STEP = "marelle-enrolment";
  private static final int HOSTILE = 40;

  @TempDir private static Path folder;

  private final AtomicBoolean gatewayIsDown = new AtomicBoolean();
  private PostRoom post;
  private HttpServer gateway;
  private SharedDatabase database;
  private Ent ent;

  @BeforeAll
  void open() throws IOException {
    post = PostRoom.start(0);
    gateway = gateway();
    database = new SharedDatabase(folder);
    ent = new Ent(Servers.process(spec()));
    Map<String, String> smtp =
        Map.of(
            "host", "127.0.0.1",
            "port", String.valueOf(post.smtpPort()),
            "from", "ecole@ecole.example");
    var realm = ent.realm().toRepresentation();
    realm.setSmtpServer(smtp);
    ent.realm().update(realm);
  }

  private ServerSpec spec() {
    return database.give(
        RunningEnt.withoutKey()
            .development()
            .option("spi-marelle-outbox--default--interval", "1")
            .option(
                "spi-marelle-sms-sender--development--url",
                "http://localhost:" + gateway.getAddress().getPort() + "/"));
  }

  @AfterAll
  void close() {
    ent.close();
    gateway.stop(0);
    post.close();
  }

  /** All families live behind one address here, which has limits of its own. */
  @BeforeEach
  void forgetTheNetwork() {
    update(
        "delete from MARELLE_SENDING where NAME like 'enrolment%network' or NAME like 'sms-network%'");
  }

  /** Before the post room, so that it can be down while the mail is not. */
  private HttpServer gateway() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          exchange.getResponseHeaders().set("Retry-After", "60");
          exchange.sendResponseHeaders(gatewayIsDown.get() ? 503 : pass(body), -1);
          exchange.close();
        });
    server.start();
    return server;
  }

  private int pass(byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(post.smsUrl())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return HttpClient.newHttpClient()
          .send(request, HttpResponse.BodyHandlers.discarding())
          .statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  @Test
  void aParentCreatesTheAccountStepByStepAndIsSignedIn() {
    Family family = Family.with(ent, 2);
    Person parent = family.parent();
    SignIn signIn = ent.portal().begin();
    HttpPerson browser = new HttpPerson();
    HttpPage login = browser.open(signIn.uri());
    Enrolling choice =
        new Enrolling(signIn, browser, browser.open(Lost.link(login, "#marelle-enrol")));
    assertThat(choice.text()).contains("représentant légal", "Je suis élève");

    String typed = family.mobile().replaceFirst("\\+33(.)(..)(..)(..)(..)", "0$1 $2.$3-$4 $5");
    Enrolling confirm = choice.press("begin").say(" BENALI ", "nadïa", typed);
    assertThat(confirm.text()).contains("BENALI", "nadïa", "+33 6 12");
    assertThat(sentTo(family.mobile())).isEmpty();
    Enrolling code = confirm.press("send");
    assertThat(code.asksForCode()).isTrue();
    assertThat(code.page().document().select("#code").attr("autocomplete"))
        .isEqualTo("one-time-code");
    String sms = lastTo(family.mobile()).text();
    assertThat(sms)
        .startsWith("École Jean-Moulin: ")
        .hasSizeLessThanOrEqualTo(160)
        .endsWith("\n\n@localhost #" + codeIn(lastTo(family.mobile())));

    Enrolling children = code.type(codeIn(lastTo(family.mobile())));
    assertThat(children.asksForChildren()).isTrue();
    assertThat(children.text())
        .contains(family.children().get(0).firstName(), family.children().get(1).firstName())
        .doesNotContain(parent.identifier());
    Enrolling form = children.children(family.dates());
    assertThat(form.page().isActivation()).as(form.text()).isTrue();
    assertThat(form.text()).contains(parent.identifier(), "Notez votre identifiant");
    assertThat(form.page().document().getElementById("mobile")).isNull();
    assertThat(signIn.cameBack()).isFalse();
    form.finish(parent);

    assertThat(signIn.cameBackSignedIn()).isTrue();
    assertThat(signIn.tokens().claim("preferred_username")).isEqualTo(parent.identifier());
    assertThat(signIn.tokens().claim("acr")).isEqualTo("1");
    assertThat(ent.people().credentialTypes(parent)).containsExactly("password");
    assertThat(ent.people().attribute(parent, "mobile")).isEqualTo(family.mobile());
    assertThat(ent.people().attribute(parent, "mobileVerified")).isEqualTo(family.mobile());
    assertThat(ent.people().attribute(parent, "termsVersion")).isNotNull();
    assertThat(user(parent).getEmail()).isEqualTo(parent.email());
    assertThat(types(parent))
        .contains("REGISTER", "UPDATE_CREDENTIAL", "UPDATE_EMAIL", "UPDATE_PROFILE", "LOGIN");
    Message.Mail mail = (Message.Mail) lastTo(parent.email());
    assertThat(mail.subject()).isEqualTo("Votre identifiant – École Jean-Moulin");
    assertThat(mail.text()).contains(parent.identifier()).doesNotContain(Person.PASSWORD);
    assertThat(ent.server().log()).doesNotContain(codeIn(lastTo(family.mobile())), family.mobile());

    SignIn next = ent.portal().begin();
    browser.open(next.uri());
    assertThat(next.cameBackSignedIn()).isTrue();
    assertThat(SignInTrial.of(ent, parent.identifier(), parent.code()).succeeded()).isFalse();
    assertThat(SignInTrial.of(ent, parent.identifier(), Person.PASSWORD).succeeded()).isTrue();
  }

  @Test
  void thePagesAndTheTextMessageSpeakEnglishToo() {
    Family family = Family.with(ent, 1);

    Enrolling code =
        Enrolling.begin(ent, new HttpPerson("en"))
            .press("begin")
            .say("Benali", "Nadia", family.mobile())
            .press("send");

    assertThat(code.text()).contains("Enter the code you received", "Nothing came?");
    assertThat(lastTo(family.mobile()).text()).contains("your code to create your account");
  }

  @Test
  void whatIsMissingIsSaidAtItsFieldAndNothingIsSent() {
    String mobile = Family.number();
    Enrolling names = Enrolling.begin(ent).press("begin").say("-", " ", "01 23");

    assertThat(names.error("lastName")).contains("Indiquez votre nom");
    assertThat(names.error("firstName")).contains("Indiquez votre prénom");
    assertThat(names.error("mobile")).contains("numéro");
    names = names.say("Benali", "Nadia", "");
    assertThat(names.error("mobile")).contains("Indiquez votre numéro");
    names = names.say("42", "a b c d e f g", mobile);
    assertThat(names.error("lastName")).contains("Indiquez votre nom");
    assertThat(names.error("firstName")).contains("trop long");
    assertThat(names.press("send").asksForCode()).isFalse();
    assertThat(waiting()).isZero();
    assertThat(sentTo(mobile)).isEmpty();
  }

  @Test
  void everybodyGetsTheSameAnswersAndOnlyWhoIsMeantHearsMore() {
    Family ready = Family.with(ent, 1);
    Family active = family(user -> user.setCredentials(List.of(People.password(Person.PASSWORD))));
    Family blocked = family(user -> user.setEnabled(false));
    Family childless = Family.with(ent, 0);
    Family dateless = Family.with(ent, 1);
    give(dateless.children().get(0), user -> user.getAttributes().remove("birthDate"));
    Family twice = Family.with(ent, 1);
    Family.with(ent, "Benali", "Nadia", twice.mobile(), 1, user -> {});
    Family pupils = Family.with(ent, 1);
    give(pupils.parent(), user -> user.getAttributes().put("profile", List.of("pupil")));
    String unknown = Family.number();
    List<String> numbers =
        List.of(
            ready.mobile(),
            active.mobile(),
            blocked.mobile(),
            childless.mobile(),
            dateless.mobile(),
            twice.mobile(),
            pupils.mobile(),
            unknown);

    List<List<String>> answers = numbers.stream().map(this::everythingShownTo).toList();

    assertThat(answers).allSatisfy(shown -> assertThat(shown).isEqualTo(answers.get(0)));
    assertThat(answers.get(0)).anySatisfy(page -> assertThat(page).contains("Trop d'essais"));
    assertThat(lastTo(ready.mobile()).text()).contains("votre code pour créer votre compte");
    assertThat(lastTo(active.mobile()).text()).contains("déjà activé");
    assertThat(lastTo(blocked.mobile()).text()).contains("Demandez vos identifiants");
    assertThat(lastTo(childless.mobile()).text()).contains("Demandez vos identifiants");
    assertThat(lastTo(dateless.mobile()).text()).contains("Demandez vos identifiants");
    Patience.until(() -> assertThat(waiting()).isZero());
    assertThat(lastTo(twice.mobile()).text()).contains("Demandez vos identifiants");
    assertThat(sentTo(pupils.mobile())).isEmpty();
    assertThat(sentTo(unknown)).isEmpty();
  }

  /** Asking, five wrong codes, a sixth, and asking again. */
  private List<String> everythingShownTo(String mobile) {
    List<String> shown = new ArrayList<>();
    Enrolling page = Enrolling.asking(ent, "Benali", "Nadia", mobile);
    shown.add(page.source());
    Patience.until(() -> assertThat(waiting()).isZero());
    for (int i = 0; i < 6; i++) {
      page = page.type(wrongFor(mobile));
      shown.add(page.page().status() + page.source());
      Patience.until(() -> assertThat(waiting()).isZero());
    }
    shown.add(page.press("resend").source());
    return shown.stream().map(text -> text.replace(readable(mobile), "(number)")).toList();
  }

  @Test
  void oneMobileOfTwoParentsIsDecidedByTheNames() {
    String shared = Family.number();
    Family hugo = Family.with(ent, "Moreau", "Hugo", shared, 1, user -> {});
    Family camille = Family.with(ent, "Moreau-Petit", "Camille", shared, 1, user -> {});

    Enrolling children =
        Enrolling.asking(ent, "MOREAU", "camille", shared).type(codeIn(lastTo(shared)));

    assertThat(children.text()).contains(camille.children().get(0).firstName());
    children.children(camille.dates()).finish(camille.parent());
    assertThat(ent.people().credentialTypes(camille.parent())).containsExactly("password");
    assertThat(ent.people().credentialTypes(hugo.parent())).containsExactly("activation-code");
  }

  @Test
  void aCodeIsGoodForHalfAnHourAndASecondLongerItIsNot() {
    Family family = Family.with(ent, 1);
    Enrolling code = family.ask(ent);
    String sent = codeIn(lastTo(family.mobile()));
    pass(family, Duration.ofMinutes(30).plusSeconds(1));
    assertThat(code.type(sent).error("code")).contains("n'est plus valable");

    Enrolling again = code.reload().press("resend");
    Patience.until(() -> assertThat(sentTo(family.mobile())).hasSize(2));
    String second = codeIn(lastTo(family.mobile()));
    pass(family, Duration.ofMinutes(30).minusSeconds(20));
    assertThat(again.type(second).asksForChildren()).isTrue();
  }

  @Test
  void askingAgainMakesNoCodeLiveLonger() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = codeIn(lastTo(family.mobile()));
    pass(family, Duration.ofMinutes(20));
    page = page.press("resend");
    Patience.until(() -> assertThat(sentTo(family.mobile())).hasSize(2));
    assertThat(codeIn(lastTo(family.mobile()))).isEqualTo(code);
    assertThat(lastTo(family.mobile()).text()).contains("10 minutes");
    assertThat(page.reload().text()).contains("valable 10 minutes au plus");

    pass(family, Duration.ofMinutes(10).plusSeconds(1));

    assertThat(page.type(code).error("code")).contains("n'est plus valable");
  }

  @Test
  void whoeverAsksAgainInTheLastMinutesGetsAnotherCode() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = codeIn(lastTo(family.mobile()));
    pass(family, Duration.ofMinutes(29));

    page = page.press("resend");
    Patience.until(() -> assertThat(sentTo(family.mobile())).hasSize(2));

    String another = codeIn(lastTo(family.mobile()));
    pass(family, Duration.ofMinutes(2));
    assertThat(another).isNotEqualTo(code);
    page = page.type(code);
    assertThat(page.error("code")).contains("n'est pas le bon");
    assertThat(page.type(another).asksForChildren()).isTrue();
  }

  @Test
  void theRightCodeAfterFiveWrongOnesIsWorthNothingAndAnotherIsNotToBeHadToday() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = codeIn(lastTo(family.mobile()));
    for (int i = 0; i < 4; i++) {
      page = page.type(wrong(code));
      assertThat(page.error("code")).contains("n'est pas le bon");
    }
    page = page.type(wrong(code));
    assertThat(page.error("code")).contains("Trop d'essais");
    page = page.type(code);
    assertThat(page.error("code")).contains("Trop d'essais");
    Enrolling again = family.ask(ent);
    Patience.until(() -> assertThat(waiting()).isZero());
    forgetFailures();

    assertThat(page.type(code).error("code")).contains("Trop d'essais pour aujourd'hui");
    assertThat(again.type(code).error("code")).contains("n'est pas le bon");
    assertThat(sentTo(family.mobile())).hasSize(1);
  }

  @Test
  void howeverTheNameIsSpelledThereIsOneCodeWithOneCountOfTries() {
    Family family = Family.with(ent, 1);
    List<Enrolling> pages =
        Stream.of("Benali", "Benali Xa", "Benali Xb", "BÉNALI-XC", "xd benali")
            .map(name -> Enrolling.asking(ent, name, "Nadia", family.mobile()))
            .toList();
    Patience.until(() -> assertThat(waiting()).isZero());
    assertThat(sentTo(family.mobile())).hasSize(1);
    String code = codeIn(lastTo(family.mobile()));
    pages.get(1).type(wrong(code)).type(wrong(code));
    pages.get(2).type(wrong(code)).type(wrong(code)).type(wrong(code));
    forgetFailures();

    assertThat(tries(family)).isEqualTo(5);
    assertThat(pages.get(3).type(code).error("code")).contains("n'est pas le bon");
    assertThat(pages.get(0).type(code).error("code")).contains("n'est pas le bon");
  }

  @Test
  void whatAStrangerAskedForInTheNameOfAParentIsTheCodeThatSheTypes() {
    Family family = Family.with(ent, 1);
    Enrolling.asking(ent, "Benali Xa", "Nadia", family.mobile());
    String code = codeIn(lastTo(family.mobile()));

    Enrolling hers = family.ask(ent);
    Patience.until(() -> assertThat(waiting()).isZero());

    assertThat(sentTo(family.mobile())).hasSize(1);
    assertThat(hers.type(code).asksForChildren()).isTrue();
  }

  @Test
  void wrongCodesCountInTheOneThrottleOfTheAccountAndAWaitCostsNoTry() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = codeIn(lastTo(family.mobile()));
    for (int i = 0; i < 4; i++) {
      page = page.type(wrong(code));
    }
    Patience.until(() -> assertThat(waiting()).isZero());
    SignInTrial.of(ent, family.parent().identifier(), "faux-code");

    for (int i = 0; i < 3; i++) {
      page = page.type(code);
      assertThat(page.error("code")).contains("Patientez quelques minutes");
    }
    assertThat(sheetOpens(family.parent())).isFalse();
    assertThat(types(family.parent())).contains("REGISTER_ERROR");
    forgetFailures();
    assertThat(page.type(code).asksForChildren()).isTrue();
  }

  /** However many visits and spellings: five tries a day, and none that makes a wait longer. */
  @Test
  void whoeverGoesOnTypingWrongCodesDoesNotMakeTheAccountWaitForLonger() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String wrong = wrong(codeIn(lastTo(family.mobile())));
    for (int i = 0; i < 4; i++) {
      page = page.type(wrong);
    }
    Patience.until(() -> assertThat(waiting()).isZero());
    SignInTrial.of(ent, family.parent().identifier(), "faux-code");
    assertThat(failures(family)).isEqualTo(5);
    int until = waitsUntil(family);
    assertThat(until).isPositive();

    page.type(wrong);
    Patience.until(() -> assertThat(waiting()).isZero());
    assertThat(tries(family)).isEqualTo(5);
    assertThat(failures(family)).isEqualTo(5);
    assertThat(waitsUntil(family)).isEqualTo(until);

    forgetFailures();
    for (String name : List.of("Benali Xa", "Benali Xb")) {
      Enrolling other = Enrolling.asking(ent, name, "Nadia", family.mobile());
      Patience.until(() -> assertThat(waiting()).isZero());
      for (int i = 0; i < 5; i++) {
        other = other.type(wrong);
      }
      assertThat(other.error("code")).contains("Trop d'essais");
    }
    Patience.until(() -> assertThat(waiting()).isZero());
    assertThat(failures(family)).isZero();
    assertThat(sheetOpens(family.parent())).isTrue();
  }

  private int failures(Family family) {
    return number(
        "select coalesce(max(FAILURES), 0) from MARELLE_LOGIN_FAILURE where USER_ID = ?1",
        family.parent().id());
  }

  private int waitsUntil(Family family) {
    return number(
        "select coalesce(max(NOT_BEFORE), 0) from MARELLE_LOGIN_FAILURE where USER_ID = ?1",
        family.parent().id());
  }

  @Test
  void aCodeOutlivesTheBrowserThatAskedForIt() {
    Family family = Family.with(ent, 1);
    family.ask(ent);
    String code = codeIn(lastTo(family.mobile()));

    Enrolling elsewhere = Enrolling.asking(ent, "benali", "NADIA", family.mobile());
    Patience.until(() -> assertThat(waiting()).isZero());

    assertThat(elsewhere.type(code).asksForChildren()).isTrue();
    assertThat(sentTo(family.mobile())).hasSize(1);
  }

  @Test
  @Tag("newest-only")
  void aCodeOutlivesTheServer() throws IOException {
    Family family = Family.with(ent, 1);
    Enrolling before = family.ask(ent);
    String code = codeIn(lastTo(family.mobile()));
    // In order: the small database of the tests writes down half a second late.
    ent.server().stop();
    ent.server().start();
    ent = ent.again();

    HttpPage after = before.browser().open(before.form().action());
    assertThat(after.status()).as("the browser's page is gone, no more").isLessThan(500);
    Enrolling elsewhere = family.ask(ent);
    Patience.until(() -> assertThat(waiting()).isZero());

    assertThat(sentTo(family.mobile()))
        .allSatisfy(sms -> assertThat(codeIn(sms)).as("the same one").isEqualTo(code));
    Enrolling children = elsewhere.type(code);
    assertThat(children.asksForChildren()).as(children.text()).isTrue();
  }

  @Test
  @Tag("newest-only")
  void aCodeIsGoodOnAnotherNodeOfTheSameDatabase() {
    Family family = Family.with(ent, 1);
    family.ask(ent);
    String code = codeIn(lastTo(family.mobile()));
    try (KeycloakServer node = Servers.process(spec())) {
      SignIn signIn =
          ent.portal()
              .begin(
                  request ->
                      request.endpointURI(
                          node.baseUrl()
                              .resolve("realms/ent/protocol/openid-connect/registrations")));
      HttpPerson browser = new HttpPerson();
      Enrolling there =
          new Enrolling(signIn, browser, browser.open(signIn.uri()))
              .press("begin")
              .say("Benali", "Nadia", family.mobile())
              .press("send");
      Patience.until(() -> assertThat(waiting()).isZero());

      Enrolling wrong = there.type(wrong(code));
      assertThat(wrong.error("code")).contains("n'est pas le bon");
      assertThat(tries(family)).isOne();
      assertThat(wrong.type(code).asksForChildren()).isTrue();
    }
    assertThat(sentTo(family.mobile())).as("one code, one cooldown").hasSize(1);
    Enrolling here = family.ask(ent);
    Patience.until(() -> assertThat(waiting()).isZero());
    assertThat(here.type(code).error("code"))
        .as("used up there, and here")
        .contains("n'est pas le bon");
  }

  @Test
  void aCodeThatIsCheckedTwiceAtOnceLetsTheVisitGoOn() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = codeIn(lastTo(family.mobile()));
    HttpForm typed = page.form().with("code", code).with("do", "check");

    List<Enrolling> both =
        AtOnce.all(
            IntStream.range(0, 2)
                .mapToObj(i -> (Callable<Enrolling>) () -> page.send(typed))
                .toList());

    // Keycloak may tell the one that comes second that its page is over: no more than that.
    assertThat(both).anyMatch(Enrolling::asksForChildren);
    assertThat(page.reload().asksForChildren()).isTrue();
  }

  @Test
  void askingAgainSendsTheSameCodeAfterAMinuteAndForgetsNoTry() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = codeIn(lastTo(family.mobile()));
    page = page.type(wrong(code)).type(wrong(code));

    page = page.press("resend");
    assertThat(page.text()).contains("Attendez une minute");
    page = page.reload().reload();
    assertThat(page.asksForCode()).isTrue();
    pass(family, Duration.ofSeconds(61));
    page = page.press("resend");
    Patience.until(() -> assertThat(sentTo(family.mobile())).hasSize(2));

    assertThat(codeIn(lastTo(family.mobile()))).isEqualTo(code);
    assertThat(tries(family)).isEqualTo(2);
    assertThat(page.type(code).asksForChildren()).isTrue();
  }

  @Test
  void noMoreThanThreeCodesADayGoToANumberAndTheSchoolCanSeeWhy() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    for (int asked = 2; asked <= 5; asked++) {
      page = resendAfterAMinute(family, page);
    }
    assertThat(sentTo(family.mobile())).hasSize(3);
    forgetTheNetwork();
    resendAfterAMinute(family, page);

    assertThat(sentTo(family.mobile())).as("wherever it is asked for").hasSize(3);
    assertThat(events(family.parent(), "REGISTER_ERROR"))
        .as("one an hour, however often it is withheld")
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getError()).isEqualTo("sending_limit_reached");
              assertThat(event.getDetails()).containsEntry("reason", "asker_limit");
            });
  }

  private Enrolling resendAfterAMinute(Family family, Enrolling page) {
    Patience.until(() -> assertThat(waiting()).isZero());
    Enrolling next = resend(family, page);
    Patience.until(() -> assertThat(waiting()).isZero());
    return next;
  }

  /** After a minute. */
  private Enrolling resend(Family family, Enrolling page) {
    pass(family, Duration.ofSeconds(61));
    Enrolling next = page.press("resend");
    assertThat(next.text()).contains("un SMS vient de partir");
    return next;
  }

  @Test
  void theCodeOfSomebodyElseOrOfAnotherPageProvesNothing() {
    Family one = Family.with(ent, 1);
    Family other = Family.with(ent, 1);
    Enrolling hers = one.ask(ent);
    other.ask(ent);
    String own = codeIn(lastTo(one.mobile()));
    String foreign = codeIn(lastTo(other.mobile()));

    assertThat(hers.type(own.equals(foreign) ? wrong(own) : foreign).error("code"))
        .contains("n'est pas le bon");
    assertThat(SignInTrial.of(ent, one.parent().identifier(), own).page().isLogin()).isTrue();
  }

  @Test
  void anEnrolmentThatIsBegunTwiceIsFinishedOnce() {
    Family family = Family.with(ent, 1);
    Enrolling first = family.ask(ent);
    Enrolling second = family.ask(ent);
    assertThat(second.text()).contains("un SMS vient de partir");
    Patience.until(() -> assertThat(waiting()).isZero());
    String code = codeIn(lastTo(family.mobile()));
    assertThat(sentTo(family.mobile())).hasSize(1);
    Enrolling ahead = first.type(code).children(family.dates());
    Enrolling behind = second.type(code);
    assertThat(behind.error("code")).as("as of any wrong code").contains("n'est pas le bon");
    pass(family, Duration.ofSeconds(61));
    behind = behind.press("resend");
    Patience.until(() -> assertThat(sentTo(family.mobile())).hasSize(2));
    behind = behind.type(codeIn(lastTo(family.mobile()))).children(family.dates());
    List<HttpForm> forms =
        List.of(ahead.filledIn(family.parent()), behind.filledIn(family.parent()));
    List<Enrolling> both = List.of(ahead, behind);

    AtOnce.all(
        IntStream.range(0, 2)
            .mapToObj(i -> (Callable<Enrolling>) () -> both.get(i).send(forms.get(i)))
            .toList());

    assertThat(both.stream().filter(one -> one.signIn().cameBackSignedIn())).hasSize(1);
    assertThat(types(family.parent()).stream().filter("REGISTER"::equals)).hasSize(1);
    assertThat(ent.people().credentialTypes(family.parent())).containsExactly("password");
    assertThat(family.ask(ent).asksForCode()).isTrue();
    Patience.until(
        () -> assertThat(lastTo(family.mobile()).text()).contains("votre compte est déjà activé"));
  }

  @Test
  void theBackButtonAndAReloadDoNoHarm() {
    Family family = Family.with(ent, 1);
    Enrolling names = Enrolling.begin(ent).press("begin");
    Enrolling confirm = names.say("Benali", "Nadia", family.mobile());
    Enrolling code = confirm.press("send");
    String sent = codeIn(lastTo(family.mobile()));

    Enrolling stale = names.say("Benali", "Nadia", family.mobile());
    assertThat(stale.asksForCode()).isTrue();
    assertThat(confirm.press("send").asksForCode()).isTrue();
    Enrolling children = stale.reload().type(sent);
    assertThat(children.asksForChildren()).isTrue();
    assertThat(code.type(sent).asksForChildren()).isTrue();
    Enrolling form = children.reload().children(family.dates());
    assertThat(form.page().isActivation()).isTrue();
    Enrolling left = form.send(form.page().activationForm().with("back", "true"));
    assertThat(left.asksForChildren()).isTrue();

    left.children(family.dates()).finish(family.parent());

    assertThat(left.signIn().cameBackSignedIn()).isTrue();
    assertThat(sentTo(family.mobile())).hasSize(1);
  }

  @Test
  void datesThatAreNoneAreMendedAtTheirFieldAndCountForNothing() {
    Family family = Family.with(ent, 3);
    Enrolling page = family.ask(ent).type(codeIn(lastTo(family.mobile())));

    for (int i = 0; i < 7; i++) {
      page = page.children("31/02/2018", "14/03/2118", "14/03/18");
    }

    assertThat(page.error("birthDate-0")).contains("n'existe pas");
    assertThat(page.error("birthDate-1")).contains("n'est pas encore passée");
    assertThat(page.error("birthDate-2")).contains("quatre chiffres");
    Enrolling unanswered =
        page.send(page.form().without("legal-0").with("birthDate-0", "").with("do", "children"));
    assertThat(unanswered.error("legal-0")).contains("répondez");
    assertThat(unanswered.children(family.dates()).page().isActivation()).isTrue();
  }

  @Test
  void oneWrongDateOfThreeIsNotNamedAndTooManyEndItForTheDay() {
    Family family = Family.with(ent, 3);
    Enrolling page = family.ask(ent).type(codeIn(lastTo(family.mobile())));
    List<String> oneWrong = List.of(family.dates().get(0), "01/01/2018", family.dates().get(2));
    List<String> allWrong = List.of("01/01/2018", "01/01/2018", "01/01/2018");

    page = page.children(oneWrong);
    String first = page.page().document().select(".notice-error").text();
    assertThat(first).contains("ne correspondent pas toutes");
    assertThat(page.page().errors()).isEmpty();
    page = page.children(allWrong);
    assertThat(page.page().document().select(".notice-error").text()).isEqualTo(first);
    page = page.children(allWrong).children(allWrong).children(oneWrong);

    assertThat(page.isOver()).isTrue();
    assertThat(page.text()).contains("Réessayez demain", "établissement");
    assertThat(sheetOpens(family.parent())).isFalse();
    assertThat(page.page().document().getElementById("marelle-enrolment-begin")).isNull();
    forgetFailures();
    assertThat(family.ask(ent).text()).contains("un SMS vient de partir");
    Patience.until(() -> assertThat(waiting()).isZero());
    assertThat(sentTo(family.mobile())).as("none that would end here again").hasSize(1);
    assertThat(ent.people().credentialTypes(family.parent())).containsExactly("activation-code");
  }

  @Test
  @Tag("newest-only")
  void aWrongAttachmentIsReportedToTheSchoolAndChangesNothing(Window window) {
    try (ClassroomCast cast = new ClassroomCast(ent)) {
      Family family = Family.with(ent, 2);
      Person stranger = family.children().get(1);
      ent.people().account(stranger).groups().stream()
          .findFirst()
          .ifPresent(group -> ent.people().account(stranger).leaveGroup(group.getId()));
      ent.people().account(stranger).joinGroup(cast.school.id());
      Enrolling page = family.ask(ent).type(codeIn(lastTo(family.mobile())));

      Enrolling over = page.children(family.dates().get(0), "-");

      assertThat(over.isOver()).isTrue();
      assertThat(over.text()).contains("Nous signalons à l'établissement");
      assertThat(ent.people().credentialTypes(family.parent())).containsExactly("activation-code");
      assertThat(user(family.parent()).getAttributes().get("children")).hasSize(2);
      assertThat(types(family.parent())).contains("CUSTOM_REQUIRED_ACTION");
      String path = "schools/" + cast.school.id() + "/reports";
      String token = cast.token("administrator of the school", ClassroomCast.ALL_SCOPES);
      ClassroomApi console = ClassroomApi.of(ent).as(token);
      var reports = console.get(path).json().path("items");
      assertThat(reports).hasSize(1);
      assertThat(reports.get(0).at("/pupil/id").asText()).isEqualTo(stranger.id());
      assertThat(reports.get(0).at("/relative/lastName").asText()).isEqualTo("Benali");
      assertThat(
              ClassroomApi.of(ent)
                  .as(cast.token("teacher", ClassroomCast.ALL_SCOPES))
                  .get(path)
                  .problem())
          .isEqualTo("forbidden");
      settleInTheConsole(window, cast, family.parent(), stranger);
      String report = path + "/" + reports.get(0).path("id").asText();
      assertThat(console.send("DELETE", report, HttpRequest.BodyPublishers.noBody()).status())
          .isEqualTo(404);
      assertThat(console.get(path).json().path("items")).isEmpty();
    }
  }

  private void settleInTheConsole(
      Window window, ClassroomCast cast, Person parent, Person stranger) {
    Page page = window.page();
    List<String> violations = new ArrayList<>();
    window.open(ent.address("/marelle-classroom/#/school/" + cast.school.id() + "/pupil"));
    LoginPage.on(window)
        .signIn(cast.who("administrator of the school").identifier(), Person.PASSWORD);
    Console.on(window).link("Rattachements signalés").click();
    page.locator(".report-list li").waitFor();
    assertThat(page.locator(".report-list").innerText())
        .contains(parent.lastName(), stranger.firstName(), "représentant légal");
    AxeRules.check("rattachements", page, violations);
    page.locator(".report-list button").click();
    page.locator(".reports .empty").waitFor();
    AxeRules.check("plus de rattachement", page, violations);
    assertThat(violations).isEmpty();
  }

  @Test
  void aNoIsNoWayAroundTheBirthDatesAndTellsNothingOfThem() {
    Family family = Family.with(ent, 3);
    Enrolling page = family.ask(ent).type(codeIn(lastTo(family.mobile())));

    Enrolling right = page.children(family.dates().get(0), "-", "-");
    Enrolling again = right.press("begin").press("begin").say("Benali", "Nadia", family.mobile());
    pass(family, Duration.ofSeconds(61));
    Enrolling code = again.press("send");
    Patience.until(() -> assertThat(sentTo(family.mobile())).hasSize(2));
    Enrolling wrong = code.type(codeIn(lastTo(family.mobile()))).children("01/01/2018", "-", "-");

    assertThat(right.isOver()).isTrue();
    assertThat(wrong.source()).isEqualTo(right.source());
    assertThat(ent.people().credentialTypes(family.parent())).containsExactly("activation-code");
    assertThat(types(family.parent()).stream().filter("CUSTOM_REQUIRED_ACTION"::equals))
        .as("two pupils, said twice")
        .hasSize(4);
  }

  @Test
  void childrenWhoChangedInBetweenAreShownAgainAndNoTryIsCounted() {
    Family family = Family.with(ent, 2);
    Enrolling page = family.ask(ent).type(codeIn(lastTo(family.mobile())));
    Person gone = family.children().get(0);
    ent.people().account(gone).remove();

    Enrolling again = page.children(family.dates());

    assertThat(again.text()).contains("vient de changer");
    assertThat(again.children(family.dates().get(1)).page().isActivation()).isTrue();
  }

  @Test
  void twoPupilsOfOneIdAreNobodysChild() {
    Family family = Family.with(ent, 1);
    Family other = Family.with(ent, 1);
    String id = user(family.children().get(0)).getAttributes().get("externalId").get(0);
    give(other.children().get(0), user -> user.getAttributes().put("externalId", List.of(id)));

    family.ask(ent);

    assertThat(lastTo(family.mobile()).text()).contains("Demandez vos identifiants");
  }

  @Test
  void aFormThatTheSheetOpenedIsNotTakenForAnEnrolment() {
    Family victim = Family.with(ent, 1);
    Person pupil = ent.people().pupil();
    SignIn signIn = ent.portal().begin();
    HttpPerson browser = new HttpPerson();
    HttpPage login = browser.open(signIn.uri());
    URI enrol = Lost.link(login, "#marelle-enrol");
    Enrolling confirm =
        new Enrolling(signIn, browser, browser.open(enrol))
            .press("begin")
            .say("Benali", "Nadia", victim.mobile());
    assertThat(confirm.text()).contains("Vérifiez ce que vous avez saisi");
    URI home = Lost.link(confirm.press("change").page(), "#marelle-home");
    HttpPage form =
        browser.send(
            browser
                .open(home)
                .loginForm()
                .with("username", pupil.identifier())
                .with("password", pupil.code()));
    assertThat(form.isActivation()).isTrue();

    Enrolling elsewhere = new Enrolling(signIn, browser, browser.open(enrol));

    assertThat(elsewhere.page().isActivation()).isFalse();
    assertThat(elsewhere.page().document().getElementById("lastName")).isNotNull();
    HttpPage back = browser.open(home);
    assertThat(back.isActivation()).isTrue();
    new Enrolling(signIn, browser, back).finish(pupil);
    assertThat(signIn.cameBackSignedIn()).isTrue();
    assertThat(ent.people().attribute(pupil, "mobile")).isNull();
    assertThat(ent.people().attribute(pupil, "mobileVerified")).isNull();
  }

  @Test
  void theFormOfARenewalIsNoErrorForWhoeverEnrols() {
    Person person = Renewal.active(ent);
    String code = Renewal.codeFor(ent, person);
    SignIn signIn = ent.portal().begin();
    HttpPerson browser = new HttpPerson();
    HttpPage login = browser.open(signIn.uri());
    HttpPage form =
        browser.send(
            login.loginForm().with("username", person.identifier()).with("password", code));
    assertThat(form.isRenewal()).isTrue();

    HttpPage enrol = browser.open(Lost.link(login, "#marelle-enrol"));

    assertThat(enrol.status()).isEqualTo(200);
    assertThat(enrol.document().getElementById("marelle-enrolment-begin")).isNotNull();
  }

  @Test
  void aFormThatTheTextMessageOpenedIsNotTakenForThatOfASheet() {
    Family family = Family.with(ent, 1);
    SignIn signIn = ent.portal().begin();
    HttpPerson browser = new HttpPerson();
    HttpPage login = browser.open(signIn.uri());
    URI enrol = Lost.link(login, "#marelle-enrol");
    Enrolling choice = new Enrolling(signIn, browser, browser.open(enrol));
    URI home = Lost.link(choice.page(), "#marelle-home");
    Enrolling code = choice.press("begin").say("Benali", "Nadia", family.mobile()).press("send");
    Enrolling form = code.type(codeIn(lastTo(family.mobile()))).children(family.dates());
    assertThat(form.page().isActivation()).isTrue();

    assertThat(browser.open(home).isLogin()).isTrue();

    Enrolling back = new Enrolling(signIn, browser, browser.open(enrol));
    assertThat(back.page().isActivation()).isTrue();
    back.finish(family.parent());
    assertThat(ent.people().attribute(family.parent(), "mobileVerified"))
        .isEqualTo(family.mobile());
    assertThat(types(family.parent())).contains("REGISTER");
  }

  @Test
  void aParentEnrolsInTheBrowserWhereHerChildIsSignedIn() {
    Family family = Family.with(ent, 1);
    Person child = FirstAccess.begin(ent, ent.people().pupil()).complete().who();
    SignInTrial signedIn = SignInTrial.of(ent, child.identifier(), Person.PASSWORD);
    assertThat(signedIn.succeeded()).isTrue();

    Enrolling page =
        Enrolling.begin(ent, signedIn.browser())
            .press("begin")
            .say("Benali", "Nadia", family.mobile())
            .press("send")
            .type(codeIn(lastTo(family.mobile())))
            .children(family.dates())
            .finish(family.parent());

    assertThat(page.signIn().cameBackSignedIn()).as(page.text()).isTrue();
    assertThat(page.signIn().tokens().claim("preferred_username"))
        .isEqualTo(family.parent().identifier());
    assertThat(types(child)).contains("LOGOUT");
  }

  @Test
  void aNetworkThatAsksTooOftenGetsTheSameAnswerAndNothingMore() {
    Family family = Family.with(ent, 1);
    StepSettings.with(
        ent,
        FLOW,
        STEP,
        Map.of("networkRequestsPerHour", "2"),
        () -> {
          Enrolling first = Enrolling.asking(ent, "Benali", "Nadia", Family.number());
          Enrolling.asking(ent, "Benali", "Nadia", Family.number());

          Enrolling hers = family.ask(ent);

          assertThat(hers.asksForCode()).isTrue();
          assertThat(hers.text()).contains("un SMS vient de partir");
          assertThat(hers.type("123456").error("code"))
              .isEqualTo(first.type("123456").error("code"));
          Patience.until(() -> assertThat(waiting()).isZero());
          assertThat(sentTo(family.mobile())).isEmpty();
        });
  }

  @Test
  void whereTheStepIsSwitchedOffTheLoginPageLeadsNowhere() {
    var flows = ent.realm().flows();
    var step = StepSettings.step(ent, FLOW, STEP);
    step.setRequirement("DISABLED");
    flows.updateExecutions(FLOW, step);
    try {
      HttpPage login = new HttpPerson().open(ent.portal().begin().uri());

      assertThat(login.isLogin()).isTrue();
      assertThat(login.document().select("#marelle-enrol, #kc-registration")).isEmpty();
    } finally {
      step.setRequirement("REQUIRED");
      flows.updateExecutions(FLOW, step);
    }
  }

  @Test
  void aGatewayThatIsDownSendsItLaterAndThePageWaits() {
    Family family = Family.with(ent, 1);
    gatewayIsDown.set(true);
    Enrolling page;
    try {
      page = family.ask(ent);
      Patience.until(() -> assertThat(resting()).isOne());
      assertThat(page.asksForCode()).isTrue();
      assertThat(page.text()).contains("un SMS vient de partir");
    } finally {
      gatewayIsDown.set(false);
    }
    tryAgainNow();
    String code = codeIn(lastTo(family.mobile()));
    assertThat(sentTo(family.mobile())).hasSize(1);

    page = page.reload().type(code).children(family.dates()).finish(family.parent());

    assertThat(page.signIn().cameBackSignedIn()).isTrue();
  }

  @Test
  void aSheetWhoseCodeHasExpiredHindersNobody() {
    Family family =
        family(
            user -> {
              user.setEmail("ancienne@famille.example");
              user.setCredentials(
                  List.of(People.activationCode("vieuxcode1", System.currentTimeMillis() - 1)));
            });

    Enrolling form = family.ask(ent).type(codeIn(lastTo(family.mobile()))).children(family.dates());
    assertThat(expiryOfCode(family.parent()))
        .as("no sheet comes back to life")
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(25)), Instant.now().plus(Duration.ofMinutes(31)));
    Enrolling page = form.finish(family.parent());

    assertThat(lastTo("ancienne@famille.example").text())
        .as("the address that the school knew")
        .contains("autre courriel", "prévenez votre établissement");
    assertThat(page.signIn().cameBackSignedIn()).isTrue();
    assertThat(ent.people().credentialTypes(family.parent())).containsExactly("password");
  }

  /** Each of them has used up what leaves in a day, though nothing has left. */
  @Test
  void whoeverAsksAgainAndAgainWhileTheGatewayIsDownGetsTheCodeOnceItIsBack() {
    Family family = Family.with(ent, 1);
    Family active = family(user -> user.setCredentials(List.of(People.password(Person.PASSWORD))));
    gatewayIsDown.set(true);
    Enrolling page;
    try {
      page = family.ask(ent);
      Patience.until(() -> assertThat(resting()).isOne());
      for (int asked = 2; asked <= 3; asked++) {
        page = resend(family, page);
        int resting = asked;
        Patience.until(() -> assertThat(resting()).isEqualTo(resting));
      }
      page = resend(family, page);
      Patience.until(() -> assertThat(waiting()).isEqualTo(3));
      Enrolling told = active.ask(ent);
      Patience.until(() -> assertThat(resting()).isEqualTo(4));
      update("update MARELLE_ENROLMENT set ASKED_AT = ASKED_AT - 61000");
      told.press("resend");
      Patience.until(() -> assertThat(waiting()).isEqualTo(4));
    } finally {
      gatewayIsDown.set(false);
    }

    tryAgainNow();
    Patience.until(() -> assertThat(waiting()).isZero());

    assertThat(sentTo(family.mobile())).hasSize(1);
    assertThat(sentTo(active.mobile())).hasSize(1);
    assertThat(events(active.parent(), "REGISTER_ERROR"))
        .as("of what is told once a day, not of each wish")
        .hasSize(1);
    assertThat(page.reload().type(codeIn(lastTo(family.mobile()))).asksForChildren()).isTrue();
  }

  private Instant expiryOfCode(Person person) {
    String data =
        ent.people().account(person).credentials().stream()
            .filter(one -> one.getType().equals("activation-code"))
            .findFirst()
            .orElseThrow()
            .getCredentialData();
    return Instant.ofEpochMilli(Long.parseLong(data.replaceAll("\\D", "")));
  }

  @Test
  void aScriptThatTriesManyNumbersLearnsNothingAndHasOneMessageSent() {
    Family known = Family.with(ent, 1);
    HttpPerson script = new HttpPerson();
    String expected = null;
    for (int i = 0; i < HOSTILE; i++) {
      boolean hers = i % 4 == 0;
      String mobile = hers ? known.mobile() : Family.number();
      Enrolling page =
          Enrolling.begin(ent, script)
              .press("begin")
              .say(hers ? "Benali X" + (char) ('a' + i / 4) : "Benali", "Nadia", mobile)
              .press("send");
      String shown = page.page().status() + page.source().replace(readable(mobile), "(number)");
      expected = expected == null ? shown : expected;
      assertThat(shown).isEqualTo(expected);
    }
    Patience.until(() -> assertThat(waiting()).isZero());

    assertThat(sentTo(known.mobile())).hasSize(1);
    assertThat(types(known.parent())).as("a stranger leaves no trace at all").isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"marelle-ecole", "marelle-college"})
  @Tag("newest-only")
  void everyPageIsForEverybody(String look, Window window) {
    Family family = Family.with(ent, 2);
    Family denied = Family.with(ent, 1);
    List<String> violations = new ArrayList<>();
    Page page = window.page();
    ent.with(
        realm -> realm.setLoginTheme(look),
        () -> {
          Consumer<String> audit = name -> AxeRules.check(look + ", " + name, page, violations);
          toChildren(window, denied, name -> {});
          page.locator("#legal-0-no").check();
          turn(page, "#marelle-enrolment-children");
          audit.accept("fin");
          window.forget();
          SignIn signIn = toChildren(window, family, audit);
          turn(page, "#marelle-enrolment-children");
          audit.accept("enfants, tout manque");
          answer(page, List.of("01/01/2018", "01/01/2018"));
          audit.accept("enfants, dates fausses");
          answer(page, family.dates());
          audit.accept("mot de passe");
          page.locator("#password-new").fill(Person.PASSWORD);
          page.locator("#password-confirm").fill(Person.PASSWORD);
          page.locator("#email").fill(family.parent().email());
          if (page.locator("#look-ecole").count() > 0) {
            page.locator("#look-ecole").check();
          }
          page.locator("#terms").check();
          page.locator("#marelle-activate").click();
          Portal.waitOn(page);
          assertThat(signIn.cameBackSignedIn()).isTrue();
        });

    assertThat(violations).isEmpty();
  }

  /** WebOTP: a browser that has read the text message hands the code to the page. */
  @Test
  @Tag("newest-only")
  void whereTheBrowserReadsTheTextMessageTheCodeIsFilledIn(Window window) {
    Page page = window.page();
    page.addInitScript(
        """
        globalThis.OTPCredential = class {};
        globalThis.asked = [];
        Object.defineProperty(navigator.credentials, "get", {
          value: (request) => {
            asked.push(request);
            return Promise.resolve({ code: "012345" });
          },
        });
        """);
    window.open(Enrolling.begin(ent).signIn().uri());
    turn(page, "#marelle-enrolment-begin");
    page.locator("#lastName").fill("Benali");
    page.locator("#firstName").fill("Nadia");
    page.locator("#mobile").fill(Family.number());
    turn(page, "#marelle-enrolment-names");
    turn(page, "#marelle-enrolment-send");

    page.waitForCondition(() -> page.locator("#code").inputValue().equals("012345"));

    assertThat(page.evaluate("asked.length === 1 && asked[0].otp.transport.join()"))
        .isEqualTo("sms");
    assertThat(page.evaluate("asked[0].signal.aborted")).isEqualTo(false);
    page.evaluate("document.getElementById('code').form.dispatchEvent(new Event('submit'))");
    assertThat(page.evaluate("asked[0].signal.aborted")).isEqualTo(true);
    assertThat(window.complaints()).isEmpty();
  }

  private SignIn toChildren(Window window, Family family, Consumer<String> audit) {
    Page page = window.page();
    SignIn signIn = ent.portal().begin();
    window.open(signIn.uri());
    audit.accept("connexion");
    turn(page, "#marelle-enrol");
    audit.accept("choix");
    turn(page, "#marelle-enrolment-begin");
    audit.accept("nom");
    turn(page, "#marelle-enrolment-names");
    audit.accept("nom, tout manque");
    page.locator("#lastName").fill("Benali");
    page.locator("#firstName").fill("Nadia");
    page.locator("#mobile").fill(family.mobile());
    turn(page, "#marelle-enrolment-names");
    audit.accept("confirmation");
    turn(page, "#marelle-enrolment-send");
    audit.accept("code");
    turn(page, "#marelle-enrolment-check");
    audit.accept("code incomplet");
    page.locator("#code").fill(wrong(codeIn(lastTo(family.mobile()))));
    turn(page, "#marelle-enrolment-check");
    audit.accept("code faux");
    page.locator("#code").fill(codeIn(lastTo(family.mobile())));
    turn(page, "#marelle-enrolment-check");
    audit.accept("enfants");
    return signIn;
  }

  private static void answer(Page page, List<String> dates) {
    for (int i = 0; i < dates.size(); i++) {
      page.locator("#legal-" + i + "-yes").check();
      page.locator("#birthDate-" + i).fill(dates.get(i));
    }
    turn(page, "#marelle-enrolment-children");
  }

  private static void turn(Page page, String button) {
    Window.turn(page, () -> page.locator(button).click());
  }

  private Family family(Consumer<UserRepresentation> wishes) {
    return Family.with(ent, "Benali", "Nadia", Family.number(), 1, wishes);
  }

  private UserRepresentation user(Person person) {
    return ent.people().account(person).toRepresentation();
  }

  private void give(Person person, Consumer<UserRepresentation> change) {
    UserRepresentation user = user(person);
    change.accept(user);
    ent.people().account(person).update(user);
  }

  private List<String> types(Person person) {
    return ent.realm().getEvents(null, null, person.id(), null, null, null, 0, 100).stream()
        .map(EventRepresentation::getType)
        .collect(Collectors.toList());
  }

  private List<EventRepresentation> events(Person person, String type) {
    return ent.realm().getEvents(List.of(type), null, person.id(), null, null, null, 0, 100);
  }

  private List<Message> sentTo(String contact) {
    return post.mailbox().messages().stream().filter(one -> one.to().equals(contact)).toList();
  }

  private Message lastTo(String contact) {
    Patience.until(() -> assertThat(sentTo(contact)).as(contact).isNotEmpty());
    return sentTo(contact).get(0);
  }

  private static String codeIn(Message message) {
    Matcher code = CODE.matcher(message.text());
    assertThat(code.find()).as(message.text()).isTrue();
    return code.group();
  }

  private static String wrong(String code) {
    return "%06d".formatted((Integer.parseInt(code) + 1) % 1_000_000);
  }

  /** A code that is not the one that may have been sent there. */
  private String wrongFor(String mobile) {
    return sentTo(mobile).stream()
        .filter(sent -> CODE.matcher(sent.text()).find())
        .findFirst()
        .map(sent -> wrong(codeIn(sent)))
        .orElse("123456");
  }

  private static String readable(String mobile) {
    return mobile.replaceFirst("\\+33(.)(..)(..)(..)(..)", "+33 $1 $2 $3 $4 $5");
  }

  /** As if that time had passed since this parent asked. */
  private void pass(Family family, Duration time) {
    assertThat(
            update(
                "update MARELLE_ENROLMENT set ASKED_AT = ASKED_AT - ?1,"
                    + " EXPIRES_AT = EXPIRES_AT - ?1 where CODE_ID in"
                    + " (select ID from MARELLE_ENROLMENT_CODE where USER_ID = ?2)",
                time.toMillis(),
                family.parent().id()))
        .isPositive();
    assertThat(
            update(
                "update MARELLE_ENROLMENT_CODE set SENT_AT = SENT_AT - ?1,"
                    + " EXPIRES_AT = EXPIRES_AT - ?1 where USER_ID = ?2",
                time.toMillis(),
                family.parent().id()))
        .isOne();
  }

  private void forgetFailures() {
    ent.realm().attackDetection().clearAllBruteForce();
  }

  /** As if a message that rests had waited long enough. */
  private void tryAgainNow() {
    assertThat(update("update MARELLE_OUTBOX set LOCKED_UNTIL = 1 where KIND = ?1", ENROLMENT_KIND))
        .isPositive();
  }

  private int tries(Family family) {
    return number(
        "select TRIES from MARELLE_ENROLMENT_CODE where USER_ID = ?1", family.parent().id());
  }

  private int waiting() {
    return number("select count(*) from MARELLE_OUTBOX where KIND like 'enrolment-%'");
  }

  /** Those that the gateway did not take; a claim, while one is being sent, is longer. */
  private int resting() {
    return number(
        "select count(*) from MARELLE_OUTBOX where KIND = ?1 and TRIES = 1"
            + " and LOCKED_UNTIL between ?2 and ?3",
        ENROLMENT_KIND,
        System.currentTimeMillis(),
        System.currentTimeMillis() + Duration.ofMinutes(2).toMillis());
  }

  private int number(String query, Object... values) {
    try (Connection connection = database.connect();
        PreparedStatement select = prepare(connection, query, values);
        var found = select.executeQuery()) {
      assertThat(found.next()).as(query).isTrue();
      return found.getInt(1);
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private int update(String statement, Object... values) {
    try (Connection connection = database.connect();
        PreparedStatement update = prepare(connection, statement, values)) {
      return update.executeUpdate();
    } catch (SQLException | IOException e) {
      throw new AssertionError(e);
    }
  }

  private static PreparedStatement prepare(Connection connection, String sql, Object... values)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  /** Whether the code of the sheet opens the activation form. */
  private boolean sheetOpens(Person person) {
    return SignInTrial.of(ent, person.identifier(), person.code()).page().isActivation();
  }
}
