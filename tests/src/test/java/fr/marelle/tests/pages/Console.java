package fr.marelle.tests.pages;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import java.util.List;

/** Paramétrage de la classe. */
public final class Console {
  private final Page page;

  private Console(Page page) {
    this.page = page;
    page.locator("table.roster tbody tr").first().waitFor();
  }

  /** Opens the console and signs in; somebody of one class sees it at once. */
  public static Console open(Ent ent, Window window, Person who) {
    window.open(ent.address("/marelle-classroom/"));
    LoginPage.on(window).signIn(who.identifier(), Person.PASSWORD);
    return on(window);
  }

  /** The console with a list of accounts, where the tab shows it; waits for it a little. */
  public static Console on(Window window) {
    return new Console(window.page());
  }

  /** The row of somebody. */
  public Locator row(Person person) {
    return page.locator("tbody tr", new Page.LocatorOptions().setHasText(person.identifier()));
  }

  /** Who is listed, by identifier, from top to bottom. */
  public List<String> identifiers() {
    return page.locator("tbody .c-identifier").allInnerTexts();
  }

  /** The code that is shown of somebody. */
  public Locator code(Person person) {
    return row(person).locator("code");
  }

  /** The box that ticks somebody. */
  public Locator box(Person person) {
    return row(person).getByRole(AriaRole.CHECKBOX);
  }

  /** Where part of a name is typed. */
  public Locator search() {
    return page.locator("#q");
  }

  /** A button of that name on the page itself. */
  public Locator button(String name) {
    return named(page.locator("main"), name);
  }

  /** Presses a button of that name in the dialog. */
  public void answer(String name) {
    // The cross in the corner may have the same name as the last button.
    named(dialog(), name).last().click();
  }

  /** What is over the page. */
  public Locator dialog() {
    return page.locator("dialog[open]");
  }

  /** A filter, a column to sort by, or a tab, by the start of its name. */
  public Locator link(String name) {
    return page.locator("main")
        .getByRole(AriaRole.LINK, new Locator.GetByRoleOptions().setName(name))
        .first();
  }

  /** What was done last, as it is said. */
  public Locator told() {
    return page.locator(".told");
  }

  private static Locator named(Locator where, String name) {
    return where.getByRole(
        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }
}
