package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.SchoolWithAClass;
import fr.marelle.tests.pages.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page against axe-core's rules, in both looks. On the newest server alone: the pages are
 * ours, and that they work on the oldest is tried elsewhere.
 */
@Tag("newest-only")
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Accessibilité")
class AccessibilityIT {
  private static final Locator.WaitForOptions HIDDEN =
      new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN);

  private final Ent ent;

  AccessibilityIT(Ent ent) {
    this.ent = ent;
  }

  @ParameterizedTest
  @ValueSource(strings = {"marelle-ecole", "marelle-college"})
  void noPageBreaksARule(String look, Window window) {
    List<String> violations = new ArrayList<>();
    List<String> pages = new ArrayList<>();

    ent.with(
        realm -> realm.setLoginTheme(look),
        () ->
            new Visit(
                    ent,
                    window,
                    "fr",
                    (name, page) -> {
                      pages.add(name);
                      AxeRules.check(look + ", " + name, page, violations);
                    })
                .everyPage());

    assertThat(pages).hasSizeGreaterThan(12);
    assertThat(violations).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"marelle-ecole", "marelle-college"})
  void theClassConsoleBreaksNoRule(String theme, Window window) {
    SchoolWithAClass school = SchoolWithAClass.open(ent.realm(), ent.people());
    Person teacher = FirstAccess.begin(ent, school.teacher("Valérie", "Bultel")).complete().who();
    Person waiting = school.pupil("Adam", "Benali");
    Person active = FirstAccess.begin(ent, school.pupil("Rose", "Garnier")).complete().who();
    List<String> violations = new ArrayList<>();
    Page page = window.page();

    ent.with(
        realm -> realm.setLoginTheme(theme),
        () -> {
          Consumer<String> look =
              state -> {
                AxeRules.check(theme + ", " + state, page, violations);
                page.setViewportSize(1280, 800);
              };
          Console console = Console.open(ent, window, teacher);
          look.accept("class");
          console.box(waiting).check();
          console.box(active).check();
          console.button("Bloquer").waitFor();
          look.accept("ticked");
          console.button("Bloquer").click();
          look.accept("are you sure");
          console.answer("Annuler");
          console.button("Générer un code de renouvellement").click();
          console.dialog().locator("code").waitFor();
          look.accept("codes");
          console.answer("Fermer");
          console.link("Enseignants").click();
          console.row(waiting).waitFor(HIDDEN);
          look.accept("colleagues");
          console.link("Parents").click();
          page.locator(".empty").waitFor();
          look.accept("nobody");
        });

    assertThat(violations).isEmpty();
  }
}
