package fr.marelle.tests.pages;

import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Window;
import java.util.Map;

/** An e-mail address, asked of somebody who has none yet. */
public final class EmailPage {
  private static final String FIELD = "[name=email]";

  private final Page page;

  private EmailPage(Page page) {
    this.page = page;
    page.locator(FIELD).waitFor();
  }

  /** The page, where a window's first tab shows it; waits for it a little. */
  public static EmailPage on(Window window) {
    return new EmailPage(window.page());
  }

  /** Types an address and sends it. */
  public void give(String email) {
    page.locator("form:has(" + FIELD + ")").evaluate("form => form.noValidate = true");
    page.locator(FIELD).fill(email);
    Window.turn(page, () -> page.locator("form:has(" + FIELD + ") [type=submit]").first().click());
  }

  /** The errors, by the name of their field. */
  public Map<String, String> errors() {
    return FieldErrors.on(page);
  }
}
