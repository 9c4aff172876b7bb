package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
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
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every page against axe-core's rules (WCAG 2.1 A and AA, best practices), on a small phone and on
 * a desk, by day and by night, in both looks. On the newest server alone: the pages are ours, and
 * that they work on the oldest is tried elsewhere.
 */
@Tag("newest-only")
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Accessibilité")
class AccessibilityIT {
  private static final Map<String, int[]> SCREENS =
      Map.of("320 px", new int[] {320, 640}, "1280 px", new int[] {1280, 800});

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

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
                      audit(look + ", " + name, page, violations);
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
                audit(theme + ", " + state, page, violations);
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

  /** Judges the colours a person ends up reading: a fade halfway from day to night is no page. */
  static void audit(String name, Page page, List<String> violations) {
    SCREENS.forEach(
        (screen, size) -> {
          page.setViewportSize(size[0], size[1]);
          check(name + ", " + screen, inThe(ColorScheme.LIGHT, page).withTags(RULES), violations);
          // The night changes colours and nothing else.
          check(
              name + ", " + screen + ", by night",
              inThe(ColorScheme.DARK, page).withRules(List.of("color-contrast")),
              violations);
          if (Boolean.TRUE.equals(
              page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"))) {
            violations.add(name + ", " + screen + ": has to be scrolled sideways");
          }
        });
  }

  private static AxeBuilder inThe(ColorScheme scheme, Page page) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
    return new AxeBuilder(page);
  }

  private static void check(String where, AxeBuilder axe, List<String> violations) {
    AxeResults results = axe.analyze();
    results
        .getViolations()
        .forEach(
            rule ->
                rule.getNodes()
                    .forEach(
                        node ->
                            violations.add(where + ": " + rule.getId() + " at " + node.getHtml())));
  }
}
