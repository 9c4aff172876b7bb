package fr.marelle.tests;

import com.deque.html.axecore.playwright.AxeBuilder;
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

  private static final Map<String, Object> ALL =
      Map.of(
          "type",
          "tag",
          "values",
          List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"));

  /** The night changes colours and nothing else. */
  private static final Map<String, Object> COLOURS =
      Map.of("type", "rule", "values", List.of("color-contrast"));

  /**
   * Asks for what is wrong and nothing else. Where the page has a frame, it is another's, and not
   * looked into.
   */
  private static final String RUN =
      """
      rules => axe
        .run(document, { runOnly: rules, resultTypes: ["violations"], iframes: false })
        .then(found => found.violations.flatMap(
          rule => rule.nodes.map(node => rule.id + " at " + node.html)))""";

  private AxeRules() {}

  /** Judges the colours a person ends up reading: a fade halfway from day to night is no page. */
  static void check(String name, Page page, List<String> violations) {
    // Once for each page that is loaded: it is half a megabyte.
    if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
      page.evaluate("() => {" + AxeBuilder.getAxeScript() + "}");
    }
    SCREENS.forEach(
        (screen, size) -> {
          page.setViewportSize(size[0], size[1]);
          inThe(ColorScheme.LIGHT, page);
          judge(name + ", " + screen, page, ALL, violations);
          inThe(ColorScheme.DARK, page);
          judge(name + ", " + screen + ", by night", page, COLOURS, violations);
          if (Boolean.TRUE.equals(
              page.evaluate("() => document.documentElement.scrollWidth > window.innerWidth"))) {
            violations.add(name + ", " + screen + ": has to be scrolled sideways");
          }
        });
  }

  private static void inThe(ColorScheme scheme, Page page) {
    page.emulateMedia(
        new Page.EmulateMediaOptions()
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE));
  }

  private static void judge(
      String where, Page page, Map<String, Object> rules, List<String> violations) {
    for (Object found : (List<?>) page.evaluate(RUN, rules)) {
      violations.add(where + ": " + found);
    }
  }
}
