package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.WatchedEnt;
import fr.marelle.tests.pages.Portal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The pages of an enrolment in a browser, in both looks. On the newest Keycloak alone, as {@link
 * AccessibilityIT}.
 */
@Tag("newest-only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Auto-inscription dans un navigateur")
class EnrolmentPagesIT {
  private final Inbox inbox;
  private final Ent ent;

  EnrolmentPagesIT(WatchedEnt watched) {
    this.ent = watched.ent();
    this.inbox = new Inbox(watched);
  }

  @ParameterizedTest
  @ValueSource(strings = {"marelle-ecole", "marelle-college"})
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
    page.locator("#code").fill(Inbox.wrong(Inbox.codeIn(inbox.lastTo(family.mobile()))));
    turn(page, "#marelle-enrolment-check");
    audit.accept("code faux");
    page.locator("#code").fill(Inbox.codeIn(inbox.lastTo(family.mobile())));
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
}
