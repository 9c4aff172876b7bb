package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.ActivationPage;
import fr.marelle.tests.pages.LoginPage;
import fr.marelle.tests.pages.Portal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The whole first access without touching the mouse, the focus visible all along. On the newest
 * server alone, as with {@link AccessibilityIT}.
 */
@Tag("newest-only")
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Au clavier seul")
class KeyboardIT {
  private static final int MOST_TABS = 60;

  private final Ent ent;

  KeyboardIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void aFirstAccessNeedsNothingButTheKeyboard(Window window) {
    Person parent = ent.people().relative();
    SignIn signIn = ent.portal().begin();
    Page page = window.page();
    Keyboard keys = page.keyboard();

    window.open(signIn.uri());
    LoginPage.on(window);
    tabTo(page, "[name=username]");
    keys.type(parent.identifier());
    tabTo(page, "[name=password]");
    keys.type(parent.code());
    Window.turn(page, () -> keys.press("Enter"));

    ActivationPage.on(window);
    tabTo(page, "[name=password-new]");
    keys.type(Person.PASSWORD);
    tabTo(page, "[name=password-confirm]");
    keys.type(Person.PASSWORD);
    tabTo(page, "[name=email]");
    keys.type(parent.email());
    tabTo(page, "[name=mobile]");
    keys.type("0612345678");
    if (page.locator("[name=look]:not([type=hidden])").count() > 0) {
      tabTo(page, "[name=look]");
      keys.press("Space");
      keys.press("ArrowDown");
    }
    tabTo(page, "[name=terms]");
    keys.press("Space");
    tabTo(page, "#marelle-activate");
    Window.turn(page, () -> keys.press("Enter"));

    Portal.waitOn(page);
    assertThat(signIn.tokens().claim("preferred_username")).isEqualTo(parent.identifier());
  }

  @Test
  void theFirstTabSkipsToTheContent(Window window) {
    window.open(ent.portal().begin().uri());
    LoginPage.on(window);
    window.page().evaluate("() => document.activeElement.blur()");
    window.page().evaluate("() => document.body.focus()");

    window.page().locator("a.skip, a[href='#content']").first().focus();
    window.page().keyboard().press("Enter");

    assertThat(window.page().evaluate("() => document.activeElement.closest('main') !== null"))
        .isEqualTo(true);
  }

  @Test
  void afterAnErrorTheFocusLeadsToWhatIsWrong(Window window) {
    Person parent = ent.people().relative();
    window.open(ent.portal().begin().uri());
    LoginPage.on(window).signIn(parent.identifier(), parent.code());
    ActivationPage.on(window).activate();
    ActivationPage.on(window);

    assertThat(
            window
                .page()
                .evaluate(
                    """
                    () => document.activeElement.matches('[aria-invalid=true]')
                        || document.activeElement.closest('[role=alert]') !== null
                        || document.activeElement.querySelector('a[href^="#"]') !== null
                    """))
        .isEqualTo(true);
  }

  /** Presses Tab until the element has the focus; whatever has it on the way must show it. */
  private static void tabTo(Page page, String selector) {
    for (int i = 0; i < MOST_TABS; i++) {
      if (Boolean.TRUE.equals(
          page.evaluate("selector => document.activeElement.matches(selector)", selector))) {
        return;
      }
      page.keyboard().press("Tab");
      assertThat(page.evaluate(FOCUS_IS_SEEN))
          .as("focus is seen at " + page.evaluate("() => document.activeElement.outerHTML"))
          .isEqualTo(true);
    }
    throw new AssertionError("Tab never reaches " + selector);
  }

  private static final String FOCUS_IS_SEEN =
      """
      () => {
        const element = document.activeElement;
        if (element === document.body || element === document.documentElement) return true;
        const shown = node => {
          const style = getComputedStyle(node);
          return (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0)
              || style.boxShadow !== 'none';
        };
        const around = element.closest('label, .input-group, .choice');
        return shown(element) || (around !== null && shown(around));
      }""";
}
