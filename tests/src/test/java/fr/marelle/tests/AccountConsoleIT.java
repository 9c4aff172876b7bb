package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.LoginPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keycloak's own account console, as the shipped realm sets it up. */
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Console du compte")
class AccountConsoleIT {
  private final Ent ent;

  AccountConsoleIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void itLeadsToMyContactsAndBack(Window window) {
    Person parent = FirstAccess.begin(ent, ent.people().relative()).complete().who();
    window.open(ent.address("/account/applications"));
    LoginPage.on(window).signIn(parent.identifier(), Person.PASSWORD);
    Locator link =
        window.page().locator("a", new Page.LocatorOptions().setHasText("Mes coordonnées"));
    link.waitFor();

    Page contacts = window.page().context().waitForPage(link::click);
    contacts.locator("#marelle-contacts-form").waitFor();
    assertThat(contacts.locator("main").innerText()).contains(parent.email());
    contacts.locator("#marelle-cancel").click();

    contacts.getByText("Informations personnelles").first().waitFor();
    assertThat(contacts.url()).startsWith(ent.address("/account").toString());
  }
}
