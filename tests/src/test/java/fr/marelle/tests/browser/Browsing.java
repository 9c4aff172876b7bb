package fr.marelle.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Tracing;
import fr.marelle.tests.ent.Failures;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives each test a {@link Window} of its own in one browser for the whole run. A test that fails
 * leaves a trace and a picture. Whatever a test is about, no page of ours may have broken its
 * content security policy or a script.
 */
public final class Browsing
    implements ParameterResolver, AfterTestExecutionCallback, AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(Browsing.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Window.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Chromium chromium =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .getOrComputeIfAbsent(Chromium.class, type -> Chromium.launch(), Chromium.class);
    List<Window> windows = new ArrayList<>();
    Window window = new Window(chromium.browser(), windows);
    context.getStore(NAMESPACE).put("windows", windows);
    return window;
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    List<Window> windows = windows(context);
    if (context.getExecutionException().isPresent()) {
      for (int i = 0; i < windows.size(); i++) {
        keep(context, windows.get(i), "window" + (i + 1));
      }
      return;
    }
    assertThat(windows.stream().flatMap(window -> window.complaints().stream()))
        .as("what the browser's console complains of")
        .isEmpty();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    windows(context).forEach(Window::close);
  }

  @SuppressWarnings("unchecked")
  private static List<Window> windows(ExtensionContext context) {
    List<Window> windows = context.getStore(NAMESPACE).get("windows", List.class);
    return windows == null ? List.of() : windows;
  }

  private static void keep(ExtensionContext context, Window window, String name) {
    List<Page> tabs = window.page().context().pages();
    for (int i = 0; i < tabs.size(); i++) {
      Page tab = tabs.get(i);
      Failures.file(
          context,
          name + "-tab" + (i + 1) + ".png",
          file -> tab.screenshot(new Page.ScreenshotOptions().setPath(file).setFullPage(true)));
    }
    Failures.file(
        context,
        name + "-trace.zip",
        file -> window.page().context().tracing().stop(new Tracing.StopOptions().setPath(file)));
  }

  /** The one browser of the run. */
  private record Chromium(Playwright playwright, Browser browser) implements AutoCloseable {
    static Chromium launch() {
      Optional<Path> system = new ChromiumFinder().find();
      Playwright playwright =
          Playwright.create(
              new Playwright.CreateOptions()
                  .setEnv(
                      system.isPresent()
                          ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                          : Map.of()));
      BrowserType.LaunchOptions options =
          new BrowserType.LaunchOptions()
              .setHeadless(true)
              .setArgs(
                  List.of(
                      "--no-sandbox",
                      "--disable-gpu",
                      "--disable-quic",
                      "--no-first-run",
                      "--disable-background-networking",
                      "--disable-component-update",
                      "--disable-sync"));
      system.ifPresent(options::setExecutablePath);
      return new Chromium(playwright, playwright.chromium().launch(options));
    }

    @Override
    public void close() {
      browser.close();
      playwright.close();
    }
  }
}
