package fr.marelle.tests.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Window;
import java.util.Set;

/** Identifiant, mot de passe, connexion. */
public final class LoginPage {
  private final Page page;

  private LoginPage(Page page) {
    this.page = page;
    page.locator("#kc-form-login").waitFor();
  }

  /** The login page, where the tab shows it; waits for it a little. */
  public static LoginPage on(Page page) {
    return new LoginPage(page);
  }

  /** The login page of a window's first tab. */
  public static LoginPage on(Window window) {
    return on(window.page());
  }

  /** Types both and presses the button; what follows is for the caller to say. */
  public void signIn(String identifier, String secret) {
    type(identifier, secret);
    submit();
  }

  /** Types both. */
  public LoginPage type(String identifier, String secret) {
    identifier().fill(identifier);
    secret().fill(secret);
    return this;
  }

  /** Ticks "Se souvenir de moi". */
  public LoginPage rememberMe() {
    page.locator("[name=rememberMe]").check();
    return this;
  }

  /** Presses the button. */
  public void submit() {
    Window.turn(page, () -> page.locator("#kc-login").click());
  }

  /** Where the identifier is typed. */
  public Locator identifier() {
    return page.locator("#kc-form-login [name=username]");
  }

  /** Where the password or the code is typed. */
  public Locator secret() {
    return page.locator("#kc-form-login [name=password]");
  }

  /** What went wrong, by field or for the page as a whole. */
  public String error() {
    String atFields = String.join(" ", Set.copyOf(FieldErrors.on(page).values()));
    Locator alert = page.locator("[role=alert]");
    return atFields.isBlank() && alert.count() > 0 ? alert.first().innerText() : atFields;
  }
}
