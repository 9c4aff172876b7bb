package fr.marelle.tests.pages;

import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Window;

/** The CGU, asked of somebody who is already known. */
public final class TermsPage {
  private final Page page;

  private TermsPage(Page page) {
    this.page = page;
    page.locator("[name=accept]").waitFor();
  }

  /** The terms page, where the tab shows it; waits for it a little. */
  public static TermsPage on(Page page) {
    return new TermsPage(page);
  }

  /** The terms page of a window's first tab. */
  public static TermsPage on(Window window) {
    return on(window.page());
  }

  /** Ticks the box and accepts. */
  public void accept() {
    page.locator("[name=terms]").check();
    acceptWithoutTicking();
  }

  /** Accepts, the box left as it is. */
  public void acceptWithoutTicking() {
    page.locator("form:has([name=accept])").evaluate("form => form.noValidate = true");
    Window.turn(page, () -> page.locator("[name=accept]").click());
  }

  /** Refuses. */
  public void refuse() {
    Window.turn(page, () -> page.locator("[name=refuse]").click());
  }

  /** All that can be read on the page. */
  public String text() {
    return page.locator("body").innerText();
  }
}
