package fr.marelle.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import fr.marelle.demo.Demonstration;
import fr.marelle.demo.DemonstrationSettings;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Person;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the README promises to somebody who has just cloned the project. */
@Tag("newest-only")
@ExtendWith(Browsing.class)
@DisplayName("La démonstration")
class DemonstrationIT {

  @Test
  void thierryOpensThePortalWithHisCodeAndIsGreetedByName(@TempDir Path data, Window window)
      throws IOException {
    try (Demonstration demonstration =
        Demonstration.start(new DemonstrationSettings(data, freePort(), 0, 0))) {
      Page page = window.page();
      page.navigate(demonstration.portal().toString());
      page.click("#sign-in");
      page.fill("[name=username]", "thierry.eleve");
      page.fill("[name=password]", "zbpkzex");
      page.click("#kc-login");
      page.fill("[name=password-new]", Person.PASSWORD);
      page.fill("[name=password-confirm]", Person.PASSWORD);
      page.fill("[name=email]", "famille.eleve@exemple.fr");
      page.locator("#look-ecole").check();
      page.locator("[name=terms]").check();
      page.click("#marelle-activate");

      assertThat(page.locator("#greeting")).containsText("Thierry");
      assertThat(page.locator("td[data-claim=ent_profile]")).containsText("élève");

      page.navigate(demonstration.postRoom().url().toString());
      assertThat(page.locator("h1")).isVisible();
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
