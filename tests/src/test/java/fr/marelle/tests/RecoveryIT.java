package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.marelle.demo.post.Message;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Letters;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RecoverySettings;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SchoolWithAClass;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.representations.idm.EventRepresentation;
import org.keycloak.representations.idm.UserRepresentation;

/** A forgotten password: from « Besoin d'aide ? » back in. */
@ExtendWith({RunningEnt.class, Browsing.class})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Mot de passe oublié")
class RecoveryIT {
  private static final String NEW = Renewal.NEW;
  private static final Pattern CODE = Pattern.compile("\\b[a-z0-9]{8}\\b");

  private final Ent ent;
  private final Letters letters;

  RecoveryIT(Ent ent) {
    this.ent = ent;
    this.letters = Letters.of(ent);
  }

  @AfterAll
  void leave() {
    letters.close();
  }

  /** Step by step as the families' document tells it. */
  @ParameterizedTest
  @ValueSource(strings = {"marelle-ecole", "marelle-college"})
  void theDocumentsWayLeadsBackIn(String look, Window window) {
    Person parent = Lost.active(ent);
    ent.with(
        realm -> realm.setLoginTheme(look),
        () -> {
          SignIn signIn = ent.portal().begin();
          Page page = window.page();
          window.open(signIn.uri());
          click(page, "Besoin d'aide ?");
          assertThat(page.locator("main").innerText())
              .contains(
                  "Fournissez simplement les informations suivantes et nous vous aiderons à accéder"
                      + " à votre compte.",
                  "Vous avez perdu votre identifiant");
          click(page, "Vous avez perdu votre mot de passe ?");
          assertThat(page.locator("main").innerText())
              .contains(
                  "Entrez votre identifiant de connexion pour recevoir les instructions pour"
                      + " changer votre mot de passe.");
          page.getByLabel("Identifiant").fill(parent.identifier());
          click(page, "Envoyer");
          page.locator("#marelle-recovery-answer").waitFor();

          window.open(Lost.link(Lost.arrived(letters, parent, 0)));
          page.locator("#marelle-reset").waitFor();
          assertThat(page.url()).doesNotContain("#");
          assertThat(page.locator("h1").innerText()).isEqualTo("Réinitialisation du mot de passe");
          assertThat(page.locator("#reset-identifier").innerText()).isEqualTo(parent.identifier());
          page.locator("#password-new").fill(NEW);
          assertThat(page.locator(".strength").innerText()).contains("forte");
          page.locator("#password-confirm").fill(NEW);
          click(page, "Enregistrer");

          LoginPage login = LoginPage.on(window);
          assertThat(login.identifier().inputValue()).isEqualTo(parent.identifier());
          assertThat(page.locator(".notice-success").allInnerTexts())
              .anySatisfy(text -> assertThat(text).contains("est enregistré"));
          login.secret().fill(NEW);
          login.submit();
          Portal.waitOn(page);
          assertThat(signIn.cameBackSignedIn()).isTrue();
        });
    assertThat(Lost.arrived(letters, parent, 1).subject()).contains("a été changé");
  }

  @Test
  void theLinksUnderTheFormStandForThePageWhereTheRealmSaysSo() {
    RecoverySettings.with(
        ent,
        Map.of("help", "links"),
        () -> {
          Lost lost = Lost.begin(ent);
          HttpPage page = lost.browser().open(Lost.link(lost.login(), "#marelle-forgot-password"));
          assertThat(page.text()).contains("Entrez votre identifiant de connexion");
          HttpPage home = lost.browser().open(Lost.link(page, "#marelle-home"));
          assertThat(home.isLogin()).isTrue();
        });
  }

  @Test
  void onAnotherDeviceTheWayGoesThroughThePortalAndFillsTheLoginPageIn(Window window) {
    Person parent = Lost.active(ent);
    URI link = Lost.linkFor(ent, letters, parent);

    window.open(link);
    Page page = window.page();
    page.locator("#password-new").fill(NEW);
    page.locator("#password-confirm").fill(NEW);
    click(page, "Enregistrer");
    assertThat(page.locator("#reset-identifier").innerText()).isEqualTo(parent.identifier());
    page.locator("#marelle-start-link").click();

    LoginPage login = LoginPage.on(window);
    assertThat(login.identifier().inputValue()).isEqualTo(parent.identifier());
    assertThat(works(parent, NEW)).isTrue();
  }

  @Test
  void withoutScriptTheLinkIsPasted(Window window) {
    Person parent = Lost.active(ent);
    URI link = Lost.linkFor(ent, letters, parent);
    Window plain = window.withoutScripts();
    plain.open(URI.create(link.toString().replaceFirst("#.*", "")));

    plain.page().locator("#key").fill("rien de bon");
    plain.page().locator("#marelle-reset-open").click();
    assertThat(plain.page().locator("#key-error").innerText()).contains("lien complet");
    plain.page().locator("#key").fill(link.toString());
    plain.page().locator("#marelle-reset-open").click();

    assertThat(plain.page().locator("#reset-identifier").innerText())
        .isEqualTo(parent.identifier());
  }

  @Test
  void aLinkIsUsedOnce() {
    Person parent = Lost.active(ent);
    URI link = Lost.linkFor(ent, letters, parent);
    HttpPerson browser = new HttpPerson();
    HttpPage form = Lost.open(browser, link);

    assertThat(Lost.choose(browser, form, NEW).text()).contains("est enregistré");

    assertThat(Lost.choose(browser, form, "Encore-un-galet-9!").text()).contains("a déjà servi");
    assertThat(Lost.open(browser, link).text()).contains("a déjà servi");
    assertThat(works(parent, NEW)).isTrue();
  }

  @Test
  void whatLooksAtMailsOnTheWayUsesNothingUp() {
    Person parent = Lost.active(ent);
    URI link = Lost.linkFor(ent, letters, parent);
    HttpPerson scanner = new HttpPerson();
    for (int i = 0; i < 3; i++) {
      assertThat(scanner.open(link).text()).doesNotContain(parent.identifier());
      // One that runs the page's script, too.
      assertThat(Lost.open(scanner, link).text()).contains(parent.identifier());
    }

    HttpPerson browser = new HttpPerson();
    Lost.choose(browser, Lost.open(browser, link), NEW);

    assertThat(works(parent, NEW)).isTrue();
  }

  @Test
  void aNewerLinkEndsTheEarlierOne() {
    Person parent = Lost.active(ent);
    URI first = Lost.linkFor(ent, letters, parent);
    HttpPerson browser = new HttpPerson();
    HttpPage form = Lost.open(browser, first);
    URI second = Lost.linkFor(ent, letters, parent);

    assertThat(Lost.choose(browser, form, NEW).text()).contains("un lien plus récent");
    assertThat(works(parent, Person.PASSWORD)).isTrue();
    assertThat(Lost.open(browser, second).text()).contains(parent.identifier());
  }

  @Test
  void anAccountThatIsBlockedMeanwhileKeepsItsPassword() {
    Person parent = Lost.active(ent);
    HttpPerson browser = new HttpPerson();
    HttpPage form = Lost.open(browser, Lost.linkFor(ent, letters, parent));
    enable(parent, false);

    HttpPage answer = Lost.choose(browser, form, NEW);

    assertThat(answer.text())
        .contains("Ce compte est bloqué", "Adressez-vous à votre établissement");
    enable(parent, true);
    assertThat(works(parent, Person.PASSWORD)).isTrue();
  }

  @Test
  void aPasswordChangedInAnotherWayEndsTheLink() {
    Person parent = Lost.active(ent);
    HttpPerson browser = new HttpPerson();
    URI link = Lost.linkFor(ent, letters, parent);
    HttpPage form = Lost.open(browser, link);
    ent.people().account(parent).resetPassword(People.password("Autre-galet-5-fois!"));

    assertThat(Lost.choose(browser, form, NEW).text()).contains("a été changé depuis");
    assertThat(works(parent, "Autre-galet-5-fois!")).isTrue();
  }

  @Test
  void everythingThatIsWrongIsSaidAtItsFieldAndTheLinkStaysGood() {
    Person parent = Lost.active(ent);
    HttpPerson browser = new HttpPerson();
    HttpPage form = Lost.open(browser, Lost.linkFor(ent, letters, parent));

    HttpPage answer =
        browser.send(
            form.formWith("#marelle-reset")
                .with("password-new", "court")
                .with("password-confirm", "autre"));

    assertThat(answer.errors()).containsOnlyKeys("password-new", "password-confirm");
    assertThat(Lost.choose(browser, answer, NEW).text()).contains("est enregistré");
  }

  @Test
  void theSamePasswordAsBeforeIsAllowed() {
    Person parent = Lost.active(ent);
    HttpPerson browser = new HttpPerson();

    Lost.choose(browser, Lost.open(browser, Lost.linkFor(ent, letters, parent)), Person.PASSWORD);

    assertThat(works(parent, Person.PASSWORD)).isTrue();
  }

  @Test
  void whatWasOpenUnderTheOldPasswordEndsUnlessTheRealmLetsItBe() {
    Person ended = Lost.active(ent);
    Person kept = Lost.active(ent);
    HttpPerson browser = new HttpPerson();

    Lost.choose(browser, Lost.open(browser, Lost.linkFor(ent, letters, ended)), NEW);
    RecoverySettings.with(
        ent,
        Map.of("endSessions", "false"),
        () -> Lost.choose(browser, Lost.open(browser, Lost.linkFor(ent, letters, kept)), NEW));

    assertThat(ent.people().account(ended).getUserSessions()).isEmpty();
    assertThat(ent.people().account(kept).getUserSessions()).hasSize(1);
  }

  @Test
  void aPasswordChangedInASessionIsToldAsWell() {
    Person parent = Lost.active(ent);
    HttpPerson browser = new HttpPerson();
    SignIn signIn =
        ent.portal().begin(request -> request.customParameter("kc_action", "UPDATE_PASSWORD"));
    HttpPage form =
        browser.send(
            browser
                .open(signIn.uri())
                .loginForm()
                .with("username", parent.identifier())
                .with("password", Person.PASSWORD));

    browser.send(
        form.formWith("[name=password-new]")
            .with("password-new", NEW)
            .with("password-confirm", NEW));

    assertThat(Lost.arrived(letters, parent, 0).subject()).contains("a été changé");
    assertThat(works(parent, NEW)).isTrue();
  }

  @Test
  void itWorksAtOnceEvenAfterTooManyTries() {
    Person parent = Lost.active(ent);
    for (int i = 0; i < ent.realm().toRepresentation().getFailureFactor(); i++) {
      SignInTrial.of(ent, parent.identifier(), "Pas-le-bon-1!");
    }
    assertThat(works(parent, Person.PASSWORD)).isFalse();
    HttpPerson browser = new HttpPerson();

    Lost.choose(browser, Lost.open(browser, Lost.linkFor(ent, letters, parent)), NEW);

    assertThat(works(parent, NEW)).isTrue();
  }

  @Test
  void thePersonIsToldAndTheEventsTellItWithoutTheKey() {
    Person parent = Lost.active(ent);
    HttpPerson browser = new HttpPerson();
    URI link = Lost.linkFor(ent, letters, parent);

    Lost.choose(browser, Lost.open(browser, link), NEW);

    Message.Mail notice = Lost.arrived(letters, parent, 1);
    assertThat(notice.subject()).contains("a été changé");
    assertThat(notice.text())
        .contains(parent.identifier(), "Ce n'est pas vous")
        .doesNotContain("#");
    List<EventRepresentation> events =
        ent.realm().getEvents(null, null, parent.id(), null, null, null, 0, 100);
    assertThat(events.stream().filter(event -> isByLink(event, "SEND_RESET_PASSWORD"))).hasSize(1);
    assertThat(events.stream().filter(event -> isByLink(event, "UPDATE_CREDENTIAL")))
        .singleElement()
        .satisfies(event -> assertThat(event.getIpAddress()).isNotBlank());
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(String.valueOf(event.getDetails())).doesNotContain(link.getFragment()));
  }

  private static boolean isByLink(EventRepresentation event, String type) {
    return type.equals(event.getType()) && "link".equals(event.getDetails().get("recovery_way"));
  }

  @Test
  void theMailIsReadWithoutImagesAndNamesTheSchool() {
    SchoolWithAClass school = SchoolWithAClass.open(ent.realm(), ent.people());
    Person teacher = FirstAccess.begin(ent, school.teacher("Valérie", "Bultel")).complete().who();

    Lost.begin(ent).forgotPassword(teacher.identifier());

    Message.Mail mail = Lost.arrived(letters, teacher, 0);
    assertThat(mail.subject()).isEqualTo("Votre nouveau mot de passe – " + school.name());
    assertThat(mail.text())
        .contains("Bonjour Valérie Bultel", teacher.identifier(), school.name(), "60 minutes");
    assertThat(mail.html())
        .contains(teacher.identifier(), school.name(), Lost.link(mail).getFragment())
        .doesNotContain("<img");
  }

  @Test
  void aCodeByMailIsTypedAsThePasswordAndSentAgainRatherThanReplaced() {
    Person parent = Lost.active(ent);
    RecoverySettings.with(
        ent,
        Map.of("way.relative", "code"),
        () -> {
          Lost.begin(ent).forgotPassword(parent.identifier());
          String first = code(Lost.arrived(letters, parent, 0));
          Lost.begin(ent).forgotPassword(parent.identifier());
          String second = code(Lost.arrived(letters, parent, 1));

          assertThat(second).isEqualTo(first);
          Renewal renewal = Renewal.begin(ent, parent, first);
          renewal.send(renewal.filledIn());
          assertThat(renewal.signIn().cameBackSignedIn()).isTrue();
          assertThat(Lost.arrived(letters, parent, 2).subject()).contains("a été changé");
        });
  }

  @Test
  void noSecretGoesToAnAddressThatHasJustReplacedAnother() {
    Person parent =
        ent.people().create("relative", user -> user.setEmail("ancienne@famille.example"));
    FirstAccess.begin(ent, parent).complete();

    Lost.begin(ent).forgotPassword(parent.identifier());

    Message.Mail mail = Lost.arrived(letters, parent, 0);
    assertThat(mail.text()).contains("il y a moins d'un jour").doesNotContain("marelle-recovery");
    Patience.until(
        () ->
            assertThat(letters.to("ancienne@famille.example"))
                .singleElement()
                .satisfies(
                    notice ->
                        assertThat(notice.subject()).startsWith("Votre courriel a été changé")));
  }

  @Test
  void aPupilAsksTheTeacherAndIsToldWhomInExplicitModeOnly() {
    SchoolWithAClass school = SchoolWithAClass.open(ent.realm(), ent.people());
    FirstAccess.begin(ent, school.teacher("Valérie", "Bultel")).complete();
    Person pupil = FirstAccess.begin(ent, school.pupil("Rose", "Garnier")).complete().who();

    HttpPage neutral = Lost.begin(ent).forgotPassword(pupil.identifier());
    Message.Mail mail = Lost.arrived(letters, pupil, 0);

    assertThat(neutral.text()).contains("Demande à ton enseignant").doesNotContain("Bultel");
    assertThat(mail.text())
        .contains("Demandez à l'enseignant de la classe")
        .doesNotContain("marelle-recovery", "Bultel");
    explicitly(
        () ->
            assertThat(Lost.begin(ent).forgotPassword(pupil.identifier()).text())
                .contains("Demande à ton enseignant", "Valérie Bultel"));
  }

  @Test
  void anAccountThatIsNotActiveYetGetsTheRightAdvice() {
    Person newcomer =
        ent.people().create("relative", user -> user.setEmail("pas-encore@famille.example"));

    Lost.begin(ent).forgotPassword(newcomer.identifier());

    Patience.until(() -> assertThat(letters.to("pas-encore@famille.example")).hasSize(1));
    assertThat(letters.to("pas-encore@famille.example").get(0).text())
        .contains("code d'activation", "pas encore activé")
        .doesNotContain(newcomer.code());
    explicitly(
        () ->
            assertThat(Lost.begin(ent).forgotPassword(newcomer.identifier()).text())
                .contains("pas encore activé", "code d'activation"));
  }

  /** Text, fields, status: whoever it is, and whatever was tried in this browser before. */
  @Test
  void theAnswerIsTheSameForEverybody() {
    Person active = Lost.active(ent);
    Person blocked = Lost.active(ent);
    enable(blocked, false);
    Person toActivate = ent.people().relative();
    Person withoutAddress = Lost.active(ent);
    UserRepresentation account = ent.people().account(withoutAddress).toRepresentation();
    account.setEmail("");
    ent.people().account(withoutAddress).update(account);

    Map<String, HttpPage> answers = new LinkedHashMap<>();
    answers.put("active", Lost.begin(ent).forgotPassword(active.identifier()));
    answers.put("unknown", Lost.begin(ent).forgotPassword("personne.inconnue"));
    answers.put("blocked", Lost.begin(ent).forgotPassword(blocked.identifier()));
    answers.put("to activate", Lost.begin(ent).forgotPassword(toActivate.identifier()));
    answers.put("no address", Lost.begin(ent).forgotPassword(withoutAddress.identifier()));
    answers.put("overlong", Lost.begin(ent).forgotPassword("x".repeat(300)));
    answers.put("quotes", Lost.begin(ent).forgotPassword("\"'; drop table --"));
    answers.put("known, after a failure", afterFailure(active.identifier()));
    answers.put("unknown, after a failure", afterFailure("personne.inconnue"));

    HttpPage one = answers.get("unknown");
    assertThat(one.text()).contains("Si cet identifiant existe", "Demande à ton enseignant");
    assertThat(answers)
        .allSatisfy(
            (who, page) -> {
              assertThat(page.status()).as(who).isEqualTo(one.status());
              assertThat(shape(page)).as(who).isEqualTo(shape(one));
            });
  }

  private HttpPage afterFailure(String identifier) {
    Lost lost = Lost.begin(ent);
    HttpPage failed =
        lost.browser()
            .send(
                lost.login()
                    .loginForm()
                    .with("username", identifier)
                    .with("password", "Pas-le-bon-1!"));
    return new Lost(lost.signIn(), lost.browser(), failed).forgotPassword(identifier);
  }

  /** What changes from one attempt to the next is left out. */
  private static String shape(HttpPage page) {
    return page.document()
        .html()
        .replaceAll("(tab_id|client_data|session_code|execution)=[^&\"]*", "$1=")
        .replaceAll("data-attempt=\"[^\"]*\"", "");
  }

  @Test
  void whereTheRealmWantsItTheDocumentsSentencesTellWhatIsKnown() {
    Person parent = Lost.active(ent);
    explicitly(
        () -> {
          HttpPage unknown = Lost.begin(ent).forgotPassword("personne.inconnue");
          assertThat(unknown.errors().get("username"))
              .isEqualTo("Utilisateur inconnu, veuillez vérifier la saisie de votre identifiant.");
          HttpPage stranger =
              Lost.begin(ent).forgotIdentifier("personne@famille.example", "Prévert");
          assertThat(stranger.errors().get("email"))
              .isEqualTo("Adresse courriel inconnue. Veuillez contacter votre administrateur ENT.");
          HttpPage known = Lost.begin(ent).forgotPassword(parent.identifier());
          assertThat(known.text()).contains("Il contient un lien");
          assertThat(Lost.arrived(letters, parent, 0).text()).contains("marelle-recovery");
        });
  }

  @Test
  void nothingAskedIsSaidAtTheField() {
    assertThat(Lost.begin(ent).forgotPassword(" ").errors()).containsOnlyKeys("username");
    assertThat(Lost.begin(ent).forgotIdentifier("maman@", "").errors())
        .containsOnlyKeys("email", "completion");
  }

  @Test
  void aReaderOfEnglishGetsTheMailInEnglish() {
    Person parent = Lost.active(ent);
    HttpPerson reader = new HttpPerson("en");
    HttpPage login = reader.open(ent.portal().begin().uri());

    new Lost(ent.portal().begin(), reader, login).forgotPassword(parent.identifier());

    Message.Mail mail = Lost.arrived(letters, parent, 0);
    assertThat(mail.subject()).startsWith("Your new password");
    assertThat(Lost.link(mail).toString()).contains("kc_locale=en");
  }

  @Test
  void ofTwoBrowsersThatResetAtOnceOnePasses() {
    Person parent = Lost.active(ent);
    URI link = Lost.linkFor(ent, letters, parent);
    List<Callable<HttpPage>> crowd = new ArrayList<>();
    List<String> passwords = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      HttpPerson browser = new HttpPerson();
      HttpPage form = Lost.open(browser, link);
      String password = "Galet-numero-" + i + "-bis!";
      passwords.add(password);
      crowd.add(() -> Lost.choose(browser, form, password));
    }

    List<HttpPage> answers = AtOnce.all(crowd);

    assertThat(answers).allSatisfy(page -> assertThat(page.status()).isLessThan(500));
    List<Integer> passed = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      if (answers.get(i).text().contains("est enregistré")) {
        passed.add(i);
      }
    }
    assertThat(passed).hasSize(1);
    assertThat(works(parent, passwords.get(passed.get(0)))).isTrue();
  }

  private void explicitly(Runnable trial) {
    RecoverySettings.with(ent, Map.of("answers", "explicit"), trial);
  }

  private boolean works(Person person, String password) {
    return SignInTrial.of(ent, person.identifier(), password).succeeded();
  }

  private void enable(Person person, boolean enabled) {
    UserRepresentation user = ent.people().account(person).toRepresentation();
    user.setEnabled(enabled);
    ent.people().account(person).update(user);
  }

  private static String code(Message.Mail mail) {
    assertThat(mail.text()).contains("Code temporaire");
    Matcher found = CODE.matcher(mail.text().substring(mail.text().indexOf("Code temporaire")));
    assertThat(found.find()).isTrue();
    return found.group();
  }

  private static void click(Page page, String text) {
    Window.turn(
        page,
        () ->
            page.locator("main a, main button")
                .filter(
                    new Locator.FilterOptions()
                        .setHasText(Pattern.compile(text.replace(" ", "\\s").replace("?", "\\?"))))
                .first()
                .click());
  }
}
