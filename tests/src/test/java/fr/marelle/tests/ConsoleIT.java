package fr.marelle.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SchoolWithAClass;
import fr.marelle.tests.pages.Console;
import fr.marelle.tests.pages.LoginPage;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * A teacher in the class console, in a browser. On the newest server alone: the page and what it
 * asks are ours, and {@link ClassroomActsIT} asks the same on both.
 */
@Tag("newest-only")
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Paramétrage de la classe")
class ConsoleIT {
  private static final int MOST_TABS = 80;

  private final Ent ent;
  private SchoolWithAClass school;
  private Person teacher;
  private Person waiting;
  private Person active;

  ConsoleIT(Ent ent) {
    this.ent = ent;
  }

  @BeforeEach
  void aClass() {
    school = SchoolWithAClass.open(ent.realm(), ent.people());
    teacher = FirstAccess.begin(ent, school.teacher("Valérie", "Bultel")).complete().who();
    waiting = school.pupil("Adam", "Benali");
    active =
        school.pupil(
            "Rose",
            "Garnier",
            user -> user.setCredentials(List.of(People.password(Person.PASSWORD))));
  }

  @Test
  void theTeacherOfOneClassSeesItAtOnce(Window window) {
    Console console = Console.open(ent, window, teacher);

    assertThat(window.page().locator("h1")).hasText(SchoolWithAClass.CLASS);
    assertThat(console.identifiers()).containsExactly(waiting.identifier(), active.identifier());
    assertThat(console.code(waiting)).hasText(waiting.code());
    assertThat(console.row(active)).containsText("Activé");
  }

  @Test
  void aRenewalCodeIsShownWithTheAddressAndOutlivesAReload(Window window) {
    Console console = Console.open(ent, window, teacher);
    console.box(active).check();
    console.button("Générer un code de renouvellement").click();

    assertThat(console.dialog()).containsText(active.identifier());
    assertThat(console.dialog()).containsText(SchoolWithAClass.ADDRESS);
    String code = console.dialog().locator("code").innerText();
    console.answer("Fermer");
    assertThat(console.row(active)).containsText("Code temporaire");
    assertThat(console.code(active)).hasText(code);

    Window.turn(window.page(), () -> window.page().reload());
    assertThat(Console.on(window).code(active)).hasText(code);
    assertThat(SignInTrial.of(ent, active.identifier(), code).page().isRenewal()).isTrue();
  }

  @Test
  void anotherTeachersCodeIsSeenOnComingBackToTheTab(Window window) {
    Console console = Console.open(ent, window, teacher);
    console.box(waiting).check();
    String code = Renewal.codeFor(ent, active);

    window.page().clock().install();
    window.page().clock().fastForward(60_000);
    window.page().evaluate("() => document.dispatchEvent(new Event('visibilitychange'))");

    assertThat(console.code(active)).hasText(code);
    assertThat(console.box(waiting)).isChecked();
  }

  @Test
  void aNewActivationCodeIsAskedForTwiceWhereThereIsOneAlready(Window window) {
    Console console = Console.open(ent, window, teacher);
    console.box(waiting).check();
    console.button("Nouveau code d'activation").click();
    console.answer("Générer un nouveau code");

    assertThat(console.dialog().locator("code")).not().hasText(waiting.code());
    String code = console.dialog().locator("code").innerText();
    console.answer("Fermer");
    assertThat(console.code(waiting)).hasText(code);
  }

  @Test
  void blockingAsksFirstAndCanBeTakenBack(Window window) {
    Console console = Console.open(ent, window, teacher);
    console.box(active).check();
    console.button("Bloquer").click();
    console.answer("Annuler");
    assertThat(ent.people().account(active).toRepresentation().isEnabled()).isTrue();

    console.button("Bloquer").click();
    console.answer("Bloquer");
    assertThat(console.row(active)).containsText("Bloqué");
    assertThat(console.told()).containsText("est bloqué");
    assertThat(ent.people().account(active).toRepresentation().isEnabled()).isFalse();

    console.button("Débloquer").click();
    assertThat(console.row(active)).containsText("Activé");
  }

  @Test
  void whatAnActHasComeToIsSeenFromFarDownTheListOnAPhone(Window window) {
    Console console = Console.open(ent, window, teacher);
    window.page().setViewportSize(360, 500);

    console.row(waiting).locator(".tool-copy").click();

    assertThat(console.told()).containsText("copié");
    assertThat(console.told().locator("> *")).isInViewport();
  }

  @Test
  void anUnblockedAccountShowsItsCodeAtOnce(Window window) {
    UserRepresentation blocked = ent.people().account(waiting).toRepresentation();
    blocked.setEnabled(false);
    ent.people().account(waiting).update(blocked);
    Console console = Console.open(ent, window, teacher);
    console.box(waiting).check();

    console.button("Débloquer").click();

    assertThat(console.code(waiting)).hasText(waiting.code());
  }

  @Test
  void whoeverIsTickedAndOutOfSightIsCountedAndNamed(Window window) {
    Console console = Console.open(ent, window, teacher);
    console.box(waiting).check();
    console.box(active).check();
    console.search().fill("personne de ce nom");
    assertThat(console.row(active)).hasCount(0);
    console.search().fill("arni");
    assertThat(console.row(active)).isVisible();

    assertThat(window.page().locator(".bar-count")).containsText("dont 1 hors de la liste");
    console.button("Bloquer").click();
    assertThat(console.dialog()).containsText("Benali Adam");
    console.answer("Annuler");
  }

  @Test
  void onlyCodesThatWillEndAreAskedAbout(Window window) {
    Renewal.codeFor(ent, active);
    Console console = Console.open(ent, window, teacher);
    console.box(waiting).check();
    console.box(active).check();

    console.button("Nouveau code d'activation").click();

    assertThat(console.dialog()).containsText("Benali Adam a déjà un code");
    console.answer("Annuler");
  }

  @Test
  void aTextOfSheetsIsRefusedAtItsFieldAndSurvivesALookElsewhere(Window window) {
    Person administrator =
        FirstAccess.begin(ent, school.staff("Sylvie", "Marchand")).complete().who();
    ent.people()
        .account(administrator)
        .roles()
        .realmLevel()
        .add(List.of(ent.realm().roles().get("school-administrator").toRepresentation()));
    window.open(ent.address("/marelle-classroom/"));
    LoginPage.on(window).signIn(administrator.identifier(), Person.PASSWORD);
    Page page = window.page();
    page.locator(".place-school a, main a[href^='#/school/']").first().click();
    Console console = Console.on(window);
    console.link("Texte des fiches").click();
    page.locator("#sheet-text").fill("Bonjour {{firstNam}} !");

    console.button("Enregistrer").click();
    assertThat(page.locator("#sheet-text-refused")).containsText("firstNam");
    assertThat(page.locator("#sheet-text")).isFocused();

    console.link("Élèves").click();
    console.row(waiting).waitFor();
    console.link("Texte des fiches").click();
    assertThat(page.locator("#sheet-text")).hasValue("Bonjour {{firstNam}} !");
    Window.turn(page, page::reload);
    assertThat(page.locator("#sheet-text")).hasValue("Bonjour {{firstNam}} !");
  }

  @Test
  void theListIsSearchedSortedAndFilteredAndTheAddressKeepsHow(Window window) {
    Console console = Console.open(ent, window, teacher);
    console.search().fill("arni");
    assertThat(console.row(waiting)).hasCount(0);
    assertThat(console.row(active)).isVisible();
    console.search().fill("");
    assertThat(console.row(waiting)).isVisible();

    console.link("Nom").click();
    assertThat(window.page().locator("[aria-sort=descending]")).isVisible();
    assertThat(window.page().locator("tbody tr").first()).containsText(active.identifier());

    console.link("À activer").click();
    assertThat(console.row(active)).hasCount(0);
    assertThat(window.page()).hasURL(Pattern.compile("state=to-activate"));
    Window.turn(window.page(), () -> window.page().reload());
    assertThat(Console.on(window).row(waiting)).isVisible();
    assertThat(console.row(active)).hasCount(0);

    window.page().goBack();
    assertThat(console.row(active)).isVisible();
  }

  @Test
  void theSheetsOfWhoeverIsTickedComeAsAPdf(Window window) {
    Console console = Console.open(ent, window, teacher);
    console.box(waiting).check();
    console.box(active).check();
    console.button("Fiches de connexion").click();

    Download file = window.page().waitForDownload(() -> console.answer("Télécharger"));

    assertThat(file.suggestedFilename()).endsWith(".pdf");
    assertThat(console.told()).containsText("2 fiches");
  }

  @Test
  void aTabShowsHowFarTheClassIs(Window window) {
    Console console = Console.open(ent, window, teacher);
    console.link("Où en est la classe").click();

    assertThat(window.page().locator(".progress-word")).containsText("1 compte activé sur 2");
    assertThat(window.page().locator(".tiles rect")).hasCount(2);
  }

  @Test
  void aColleagueIsANameAndNothingElse(Window window) {
    Console console = Console.open(ent, window, teacher);
    console.link("Enseignants").click();

    assertThat(window.page().locator("table.roster")).containsText(teacher.lastName());
    assertThat(window.page().locator("table.roster")).not().containsText(teacher.identifier());
    assertThat(window.page().locator("tbody [type=checkbox]")).hasCount(0);
  }

  @Test
  void aCodeIsGivenOutByKeyboardAlone(Window window) {
    Console console = Console.open(ent, window, teacher);
    Page page = window.page();
    Keyboard keys = page.keyboard();

    tabTo(page, "#q");
    keys.type("arnier");
    assertThat(console.row(waiting)).hasCount(0);
    tabTo(page, "tbody [type=checkbox]");
    keys.press("Space");
    keys.press("Shift+Tab");
    tabBackTo(page, ".bar-acts button:first-child");
    keys.press("Enter");

    assertThat(console.dialog().locator("code")).isVisible();
    keys.press("Escape");
    assertThat(console.dialog()).hasCount(0);
    assertThat(console.code(active)).isVisible();
    assertThat(page.evaluate("() => document.activeElement !== document.body")).isEqualTo(true);
  }

  /** Presses Tab until the element has the focus. */
  private static void tabTo(Page page, String selector) {
    walk(page, "Tab", selector);
  }

  private static void tabBackTo(Page page, String selector) {
    walk(page, "Shift+Tab", selector);
  }

  private static void walk(Page page, String key, String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (Boolean.TRUE.equals(
          page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
        return;
      }
      page.keyboard().press(key);
    }
    throw new AssertionError(key + " never reaches " + selector);
  }
}
