package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.LoadState;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.LoginPage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What pages weigh over the wire for somebody who has never been there. On the newest server alone:
 * the pages are the same.
 */
@Tag("newest-only")
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Poids des pages")
class PageWeightIT {
  private static final long MOST_BYTES = 40 * 1024;
  private static final int MOST_REQUESTS = 6;
  private static final int MOST_REQUESTS_OF_THE_CONSOLE = 8;

  private final Ent ent;

  PageWeightIT(Ent ent) {
    this.ent = ent;
  }

  @Test
  void aColdLoginPageIsAtMostFortyKilobytesInSixRequests(Window window, TestReporter reporter) {
    Wire wire = new Wire(window.page());

    window.open(ent.portal().begin().uri());
    LoginPage.on(window);
    window.page().waitForLoadState(LoadState.NETWORKIDLE);

    wire.report(reporter, "login page");
    assertThat(wire.bytes).isNotEmpty();
    assertThat(wire.requests).hasSizeLessThanOrEqualTo(MOST_REQUESTS);
    assertThat(wire.total()).isLessThanOrEqualTo(MOST_BYTES);
  }

  /** All that comes before it asks for anything: the page, its styles and its modules. */
  @Test
  void aColdConsoleIsAtMostFortyKilobytesInEightRequests(Window window, TestReporter reporter) {
    window.page().route("**/protocol/openid-connect/auth?*", Route::abort);
    Wire wire = new Wire(window.page());

    window.open(ent.address("/marelle-classroom/"));
    window.page().waitForLoadState(LoadState.NETWORKIDLE);

    wire.requests.values().removeIf(url -> url.contains("/auth?"));
    wire.report(reporter, "class console");
    assertThat(wire.requests.values()).anyMatch(url -> url.endsWith("/lit-html.js"));
    assertThat(wire.requests).hasSizeLessThanOrEqualTo(MOST_REQUESTS_OF_THE_CONSOLE);
    assertThat(wire.total()).isLessThanOrEqualTo(MOST_BYTES);
  }

  /** What goes over a page's wire from now on. */
  private static final class Wire {
    private final Map<String, String> requests = new LinkedHashMap<>();
    private final Map<String, Long> bytes = new HashMap<>();

    Wire(Page page) {
      CDPSession network = page.context().newCDPSession(page);
      network.on(
          "Network.requestWillBeSent",
          event -> {
            String url = event.getAsJsonObject("request").get("url").getAsString();
            if (url.startsWith("http")) {
              requests.put(event.get("requestId").getAsString(), url);
            }
          });
      network.on(
          "Network.loadingFinished",
          event ->
              bytes.put(
                  event.get("requestId").getAsString(),
                  event.get("encodedDataLength").getAsLong()));
      network.send("Network.enable");
    }

    /** Leaves out what the browser shows by itself. */
    long total() {
      return requests.keySet().stream().mapToLong(id -> bytes.getOrDefault(id, 0L)).sum();
    }

    void report(TestReporter reporter, String name) {
      reporter.publishEntry(name + ", bytes", Long.toString(total()));
      reporter.publishEntry(name + ", requests", Integer.toString(requests.size()));
    }
  }
}
