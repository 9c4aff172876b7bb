package fr.marelle.tests;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.AxeResults;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Map;

/**
 * Holds a page against axe-core's rules (WCAG 2.1 A and AA, best practices), on a small phone and
 * on a desk, by day and by night.
 */
final class AxeRules {
  private static final Map<String, int[]> SCREENS =
      Map.of("320 px", new int[] {320, 640}, "1280 px", new int[] {1280, 800});

  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice");

  private AxeRules() {}

  /** Judges the colours a person ends up reading: a fade halfway from day to night is no page. */
  static void check(String name, Page page, List<String> violations) {
    SCREENS.forEach(
        (screen, size) -> {
          page.setViewportSize(size[0], size[1]);
          judge(name + ", " + screen, inThe(ColorScheme.LIGHT, page).withTags(RULES), violations);
          // The night changes colours and nothing else.
          judge(
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

  private static void judge(String where, AxeBuilder axe, List<String> violations) {
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
