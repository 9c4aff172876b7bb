package fr.marelle.tests.pages;

import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Window;

/** "Réinitialisation du mot de passe": a new password, twice. */
public final class RenewalPage {
  private final Page page;

  private RenewalPage(Page page) {
    this.page = page;
    page.locator("#marelle-renew").waitFor();
  }

  /** The form of a window's first tab; waits for it a little. */
  public static RenewalPage on(Window window) {
    return new RenewalPage(window.page());
  }

  /** Types the new password. */
  public RenewalPage password(String text) {
    page.locator("[name=password-new]").fill(text);
    return this;
  }

  /** Types it again. */
  public RenewalPage confirmation(String text) {
    page.locator("[name=password-confirm]").fill(text);
    return this;
  }

  /** Presses "Enregistrer". */
  public void save() {
    Window.turn(page, () -> page.locator("#marelle-renew").click());
  }
}
