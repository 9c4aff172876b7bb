package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.demo.post.Message;
import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.StepSettings;
import fr.marelle.tests.ent.WatchedEnt;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/** Relatives who create their accounts by text message. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RunningEnt.class)
@DisplayName("Auto-inscription")
class EnrolmentIT {
  private static final String FLOW = "marelle enrolment";
  private static final String STEP = "marelle-enrolment";

  private final Inbox inbox;
  private final EnrolmentRecords records;
  private final Ent ent;

  EnrolmentIT(WatchedEnt watched) {
    this.ent = watched.ent();
    this.inbox = new Inbox(watched);
    this.records = new EnrolmentRecords(watched);
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
    assertThat(inbox.sentTo(family.mobile())).isEmpty();
    Enrolling code = confirm.press("send");
    assertThat(code.asksForCode()).isTrue();
    assertThat(code.page().document().select("#code").attr("autocomplete"))
        .isEqualTo("one-time-code");
    String sms = inbox.lastTo(family.mobile()).text();
    assertThat(sms)
        .startsWith("École Jean-Moulin: ")
        .hasSizeLessThanOrEqualTo(160)
        .endsWith("\n\n@localhost #" + Inbox.codeIn(inbox.lastTo(family.mobile())));

    Enrolling children = code.type(Inbox.codeIn(inbox.lastTo(family.mobile())));
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
    assertThat(records.user(parent).getEmail()).isEqualTo(parent.email());
    assertThat(records.types(parent))
        .contains("REGISTER", "UPDATE_CREDENTIAL", "UPDATE_EMAIL", "UPDATE_PROFILE", "LOGIN");
    Message.Mail mail = (Message.Mail) inbox.lastTo(parent.email());
    assertThat(mail.subject()).isEqualTo("Votre identifiant – École Jean-Moulin");
    assertThat(mail.text()).contains(parent.identifier()).doesNotContain(Person.PASSWORD);
    assertThat(ent.server().log())
        .doesNotContain(Inbox.codeIn(inbox.lastTo(family.mobile())), family.mobile());

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
    assertThat(inbox.lastTo(family.mobile()).text()).contains("your code to create your account");
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
    assertThat(records.waiting()).isZero();
    assertThat(inbox.sentTo(mobile)).isEmpty();
  }

  @Test
  void oneMobileOfTwoParentsIsDecidedByTheNames() {
    String shared = Family.number();
    Family hugo = Family.with(ent, "Moreau", "Hugo", shared, 1, user -> {});
    Family camille = Family.with(ent, "Moreau-Petit", "Camille", shared, 1, user -> {});

    Enrolling children =
        Enrolling.asking(ent, "MOREAU", "camille", shared).type(Inbox.codeIn(inbox.lastTo(shared)));

    assertThat(children.text()).contains(camille.children().get(0).firstName());
    children.children(camille.dates()).finish(camille.parent());
    assertThat(ent.people().credentialTypes(camille.parent())).containsExactly("password");
    assertThat(ent.people().credentialTypes(hugo.parent())).containsExactly("activation-code");
  }

  @Test
  void aCodeThatIsCheckedTwiceAtOnceLetsTheVisitGoOn() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
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
  void anEnrolmentThatIsBegunTwiceIsFinishedOnce() {
    Family family = Family.with(ent, 1);
    Enrolling first = family.ask(ent);
    Enrolling second = family.ask(ent);
    assertThat(second.text()).contains("un SMS vient de partir");
    Patience.until(() -> assertThat(records.waiting()).isZero());
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
    assertThat(inbox.sentTo(family.mobile())).hasSize(1);
    Enrolling ahead = first.type(code).children(family.dates());
    Enrolling behind = second.type(code);
    assertThat(behind.error("code")).as("as of any wrong code").contains("n'est pas le bon");
    records.pass(family, Duration.ofSeconds(61));
    behind = behind.press("resend");
    Patience.until(() -> assertThat(inbox.sentTo(family.mobile())).hasSize(2));
    behind = behind.type(Inbox.codeIn(inbox.lastTo(family.mobile()))).children(family.dates());
    List<HttpForm> forms =
        List.of(ahead.filledIn(family.parent()), behind.filledIn(family.parent()));
    List<Enrolling> both = List.of(ahead, behind);

    AtOnce.all(
        IntStream.range(0, 2)
            .mapToObj(i -> (Callable<Enrolling>) () -> both.get(i).send(forms.get(i)))
            .toList());

    assertThat(both.stream().filter(one -> one.signIn().cameBackSignedIn())).hasSize(1);
    assertThat(records.types(family.parent()).stream().filter("REGISTER"::equals)).hasSize(1);
    assertThat(ent.people().credentialTypes(family.parent())).containsExactly("password");
    assertThat(family.ask(ent).asksForCode()).isTrue();
    Patience.until(
        () ->
            assertThat(inbox.lastTo(family.mobile()).text())
                .contains("votre compte est déjà activé"));
  }

  @Test
  void theBackButtonAndAReloadDoNoHarm() {
    Family family = Family.with(ent, 1);
    Enrolling names = Enrolling.begin(ent).press("begin");
    Enrolling confirm = names.say("Benali", "Nadia", family.mobile());
    Enrolling code = confirm.press("send");
    String sent = Inbox.codeIn(inbox.lastTo(family.mobile()));

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
    assertThat(inbox.sentTo(family.mobile())).hasSize(1);
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
    Enrolling form =
        code.type(Inbox.codeIn(inbox.lastTo(family.mobile()))).children(family.dates());
    assertThat(form.page().isActivation()).isTrue();

    assertThat(browser.open(home).isLogin()).isTrue();

    Enrolling back = new Enrolling(signIn, browser, browser.open(enrol));
    assertThat(back.page().isActivation()).isTrue();
    back.finish(family.parent());
    assertThat(ent.people().attribute(family.parent(), "mobileVerified"))
        .isEqualTo(family.mobile());
    assertThat(records.types(family.parent())).contains("REGISTER");
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
            .type(Inbox.codeIn(inbox.lastTo(family.mobile())))
            .children(family.dates())
            .finish(family.parent());

    assertThat(page.signIn().cameBackSignedIn()).as(page.text()).isTrue();
    assertThat(page.signIn().tokens().claim("preferred_username"))
        .isEqualTo(family.parent().identifier());
    assertThat(records.types(child)).contains("LOGOUT");
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
  void aSheetWhoseCodeHasExpiredHindersNobody() {
    Family family =
        records.family(
            user -> {
              user.setEmail("ancienne@famille.example");
              user.setCredentials(
                  List.of(People.activationCode("vieuxcode1", System.currentTimeMillis() - 1)));
            });

    Enrolling form =
        family.ask(ent).type(Inbox.codeIn(inbox.lastTo(family.mobile()))).children(family.dates());
    assertThat(expiryOfCode(family.parent()))
        .as("no sheet comes back to life")
        .isBetween(
            Instant.now().plus(Duration.ofMinutes(25)), Instant.now().plus(Duration.ofMinutes(31)));
    Enrolling page = form.finish(family.parent());

    assertThat(inbox.lastTo("ancienne@famille.example").text())
        .as("the address that the school knew")
        .contains("autre courriel", "prévenez votre établissement");
    assertThat(page.signIn().cameBackSignedIn()).isTrue();
    assertThat(ent.people().credentialTypes(family.parent())).containsExactly("password");
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
}
