package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.LoginPage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page in French, and every page in English. On the newest server alone, as with {@link
 * AccessibilityIT}.
 */
@Tag("newest-only")
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Langues")
class LanguageIT {
  /** Message keys look like this, words don't. */
  private static final Pattern KEY =
      Pattern.compile("\\b[a-z]{2,}[A-Z][A-Za-z.]*\\b|\\$\\{|\\{\\d\\}|passwordRule-");

  private static final Pattern FRENCH =
      Pattern.compile("(?i)\\b(votre|vous|mot de passe|veuillez|est|une|cette)\\b");
  private static final Pattern ENGLISH =
      Pattern.compile("(?i)\\b(your|you|the|please|is|this|password)\\b");

  private final Ent ent;

  LanguageIT(Ent ent) {
    this.ent = ent;
  }

  @ParameterizedTest
  @CsvSource({"fr, fr-FR", "en, en-GB"})
  void everyPageIsWhollyInTheLanguageThatWasAskedFor(
      String language, String locale, Window window) {
    Pattern foreign = language.equals("fr") ? ENGLISH : FRENCH;
    List<String> oddities = new ArrayList<>();

    new Visit(
            ent,
            window.reading(locale),
            language,
            (name, page) -> {
              String text = text(page);
              oddities.addAll(found(name, KEY, text));
              oddities.addAll(found(name, foreign, text));
              if (!language.equals(page.locator("html").getAttribute("lang"))) {
                oddities.add(name + ": lang is " + page.locator("html").getAttribute("lang"));
              }
              if (page.title().isBlank()) {
                oddities.add(name + ": no title");
              }
            })
        .everyPage();

    assertThat(oddities).isEmpty();
  }

  @Test
  void theLanguageCanBeChangedOnTheLoginPage(Window window) {
    window.open(ent.portal().begin().uri());
    LoginPage.on(window);
    String french = window.page().locator("main").innerText();

    window.page().locator("a[hreflang=en]").click();
    window.page().locator("html[lang=en]").waitFor();

    LoginPage.on(window);
    assertThat(window.page().locator("main").innerText()).isNotEqualTo(french);
  }

  /** All that is read or read out, but for the names of people and of languages. */
  private String text(Page page) {
    String school = ent.realm().toRepresentation().getDisplayName();
    String spoken =
        (String)
            page.evaluate(
                """
                () => {
                  const copy = document.body.cloneNode(true);
                  copy.querySelectorAll('script, style, [lang]').forEach(node => node.remove());
                  const attributes = [...copy.querySelectorAll('*')].flatMap(node =>
                      ['aria-label', 'title', 'alt', 'placeholder', 'data-show', 'data-hide',
                       'data-caps'].map(name => node.getAttribute(name)).filter(Boolean));
                  document.body.appendChild(copy);
                  const text = copy.innerText;
                  copy.remove();
                  return [text, ...attributes, document.title].join('\\n');
                }""");
    return (school == null ? spoken : spoken.replace(school, "")).replace(Person.PASSWORD, "");
  }

  private static List<String> found(String name, Pattern pattern, String text) {
    List<String> found = new ArrayList<>();
    Matcher matcher = pattern.matcher(text);
    while (matcher.find()) {
      found.add(
          name
              + ": « "
              + text.substring(
                      Math.max(0, matcher.start() - 30),
                      Math.min(text.length(), matcher.end() + 30))
                  .replace('\n', ' ')
              + " »");
    }
    return found;
  }
}
