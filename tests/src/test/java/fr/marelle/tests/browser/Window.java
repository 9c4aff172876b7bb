package fr.marelle.tests.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Tracing;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One person's browser window: its cookies are its own. */
public final class Window implements AutoCloseable {
  private static final double PATIENCE_MILLIS = 15_000;

  private final Browser browser;
  private final List<Window> all;
  private final BrowserContext context;
  private final Page page;
  private final List<String> complaints = new ArrayList<>();

  Window(Browser browser, List<Window> all) {
    this(browser, all, new Browser.NewContextOptions().setLocale("fr-FR"));
  }

  private Window(Browser browser, List<Window> all, Browser.NewContextOptions options) {
    this.browser = browser;
    this.all = all;
    this.context = browser.newContext(options);
    context.setDefaultTimeout(PATIENCE_MILLIS);
    context.setDefaultNavigationTimeout(PATIENCE_MILLIS);
    context.onConsoleMessage(this::hear);
    context.onWebError(error -> complain(error.page().url(), error.error()));
    context.tracing().start(new Tracing.StartOptions().setScreenshots(true).setSnapshots(true));
    this.page = context.newPage();
    all.add(this);
  }

  /** The tab that the window opened with. */
  public Page page() {
    return page;
  }

  /** A second tab of the same browser. */
  public Page newTab() {
    return context.newPage();
  }

  /** Somebody else's browser. */
  public Window another() {
    return new Window(browser, all);
  }

  /** A browser set to that language, as in {@code en-GB}. */
  public Window reading(String locale) {
    return new Window(browser, all, new Browser.NewContextOptions().setLocale(locale));
  }

  /** A browser whose scripts are switched off. */
  public Window withoutScripts() {
    return new Window(
        browser,
        all,
        new Browser.NewContextOptions().setLocale("fr-FR").setJavaScriptEnabled(false));
  }

  /** Opens an address in the first tab. */
  public void open(URI uri) {
    page.navigate(uri.toString());
  }

  /** As if the browser's owner had left and somebody else had sat down: no cookie remains. */
  public void forget() {
    context.clearCookies();
  }

  /** What the console complained of on pages of ours. */
  public List<String> complaints() {
    return List.copyOf(complaints);
  }

  /**
   * Does something that brings another page, or the same anew, and waits until it is there. Works
   * where scripts are blocked or slow, because the old page is marked rather than the new one
   * known.
   */
  public static void turn(Page page, Runnable action) {
    page.evaluate("() => document.documentElement.setAttribute('data-old-page', '')");
    action.run();
    page.locator("html:not([data-old-page]) body")
        .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED));
    page.waitForLoadState();
  }

  @Override
  public void close() {
    context.close();
  }

  private void hear(ConsoleMessage message) {
    if (message.type().equals("error")
        && (message.text().contains("Content Security Policy")
            || message.text().contains("Uncaught"))) {
      complain(message.page() == null ? "" : message.page().url(), message.text());
    }
  }

  /** Keycloak's own consoles are its own affair. */
  private void complain(String url, String text) {
    if (url.contains("/login-actions/") || url.contains("/protocol/") || url.contains("marelle")) {
      complaints.add(Map.entry(url, text).toString());
    }
  }
}
