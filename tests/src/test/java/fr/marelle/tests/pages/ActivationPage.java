package fr.marelle.tests.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Person;
import java.util.List;
import java.util.Map;

/** "Activer mon compte": everything on one page. */
public final class ActivationPage {
  private final Page page;

  private ActivationPage(Page page) {
    this.page = page;
    page.locator("#marelle-activate").waitFor();
  }

  /** The activation form, where the tab shows it; waits for it a little. */
  public static ActivationPage on(Page page) {
    return new ActivationPage(page);
  }

  /** The activation form of a window's first tab. */
  public static ActivationPage on(Window window) {
    return on(window.page());
  }

  /** Fills in all that is needed, rightly. */
  public ActivationPage fillIn(Person person) {
    return password(Person.PASSWORD)
        .confirmation(Person.PASSWORD)
        .email(person.email())
        .look("ecole")
        .terms(true);
  }

  /** Types the new password. */
  public ActivationPage password(String text) {
    field("password-new").fill(text);
    return this;
  }

  /** Types it again. */
  public ActivationPage confirmation(String text) {
    field("password-confirm").fill(text);
    return this;
  }

  /** Types an e-mail address. */
  public ActivationPage email(String text) {
    field("email").fill(text);
    return this;
  }

  /** Types a mobile number. */
  public ActivationPage mobile(String text) {
    field("mobile").fill(text);
    return this;
  }

  /** Chooses a look, where the school leaves the choice. */
  public ActivationPage look(String look) {
    if (field("look").count() > 0) {
      page.locator("[name=look][value=" + look + "]").check();
    }
    return this;
  }

  /** Ticks or unticks the box. */
  public ActivationPage terms(boolean accepted) {
    if (field("terms").count() > 0) {
      field("terms").setChecked(accepted);
    }
    return this;
  }

  /** Presses "Activer". */
  public void activate() {
    // The form is checked by the server, whatever the browser would say first.
    page.locator("form:has(#marelle-activate)").evaluate("form => form.noValidate = true");
    Window.turn(page, () -> page.locator("#marelle-activate").click());
  }

  /** Presses "Retour". */
  public void back() {
    Window.turn(page, () -> page.locator("button[name=back], input[name=back]").click());
  }

  /** The errors, by the name of their field. */
  public Map<String, String> errors() {
    return FieldErrors.on(page);
  }

  /** What the form says about itself as a whole, or nothing. */
  public List<String> notices() {
    return page.locator("[role=alert], [role=status]").allInnerTexts().stream()
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .toList();
  }

  /** A field by its name. */
  public Locator field(String name) {
    return page.locator("form:has(#marelle-activate) [name=" + name + "]:not([type=hidden])");
  }

  /** All that can be read on the page. */
  public String text() {
    return page.locator("body").innerText();
  }
}
