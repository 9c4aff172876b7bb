package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.LoginPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the login page weighs over the wire for somebody who has never been there. */
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Poids de la page de connexion")
class PageWeightIT {
  private static final long MOST_BYTES = 40 * 1024;
  private static final int MOST_REQUESTS = 6;

  private final Ent ent;

  PageWeightIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void aColdLoginPageIsAtMostFortyKilobytesInSixRequests(Window window, TestReporter reporter) {
    Page page = window.page();
    CDPSession network = page.context().newCDPSession(page);
    List<String> requests = new ArrayList<>();
    List<Long> bytes = new ArrayList<>();
    network.on(
        "Network.requestWillBeSent",
        event -> {
          JsonObject request = event.getAsJsonObject("request");
          if (request.get("url").getAsString().startsWith("http")) {
            requests.add(request.get("url").getAsString());
          }
        });
    network.on(
        "Network.loadingFinished", event -> bytes.add(event.get("encodedDataLength").getAsLong()));
    network.send("Network.enable");

    window.open(ent.portal().begin().uri());
    LoginPage.on(window);
    page.waitForLoadState(LoadState.NETWORKIDLE);

    long total = bytes.stream().mapToLong(Long::longValue).sum();
    reporter.publishEntry("login page, bytes", Long.toString(total));
    reporter.publishEntry("login page, requests", Integer.toString(requests.size()));
    assertThat(bytes).isNotEmpty();
    assertThat(requests).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
    assertThat(total).isLessThanOrEqualTo(MOST_BYTES);
  }
}
