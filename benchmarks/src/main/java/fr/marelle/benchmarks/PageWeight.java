package fr.marelle.benchmarks;

import static fr.marelle.benchmarks.Figures.number;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.LoadState;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.representations.idm.RealmRepresentation;

/** What the login page weighs over the wire for somebody who has never been there. */
final class PageWeight implements Benchmark {
  private final Workbench workbench;

  PageWeight(Workbench workbench) {
    this.workbench = workbench;
  }

  /**
   * One page, everything it fetches included.
   *
   * @param requests how many requests
   * @param bytes how many bytes came back, headers included, compressed as they travelled
   */
  private record Weight(int requests, long bytes) {}

  @Override
  public String name() {
    return "page-weight";
  }

  @Override
  public void measure(Figures figures) {
    List<List<String>> rows = new ArrayList<>();
    try (Playwright playwright = playwright();
        Browser browser = playwright.chromium().launch(options())) {
      for (String look : List.of("marelle-ecole", "marelle-college")) {
        show(look);
        rows.add(row("Marelle, apparence " + look, weigh(browser, workbench.ours())));
      }
      rows.add(row("Keycloak, thème keycloak.v2", weigh(browser, workbench.stockEverything())));
    }
    figures.heading("Poids de la page de connexion");
    figures.table(List.of("", "requêtes", "octets", "Ko (1 024 octets)"), rows);
    figures.paragraph(
        "Mode production, à froid, en français, dans Chromium : ce que DevTools compte sur le réseau"
            + " (`encodedDataLength`), en-têtes compris et compression comprise.");
  }

  private static List<String> row(String name, Weight weight) {
    return List.of(
        name,
        Integer.toString(weight.requests()),
        Long.toString(weight.bytes()),
        number(weight.bytes() / 1024.0, 1));
  }

  private void show(String theme) {
    RealmRepresentation realm = workbench.ent().toRepresentation();
    realm.setLoginTheme(theme);
    workbench.ent().update(realm);
  }

  private static Weight weigh(Browser browser, Side side) {
    try (BrowserContext context =
        browser.newContext(new Browser.NewContextOptions().setLocale("fr-FR"))) {
      Page page = context.newPage();
      CDPSession network = context.newCDPSession(page);
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
          "Network.loadingFinished",
          event -> bytes.add(event.get("encodedDataLength").getAsLong()));
      network.send("Network.enable");
      page.navigate(new Stranger(side).loginPage().toString());
      page.waitForSelector("#kc-form-login");
      page.waitForLoadState(LoadState.NETWORKIDLE);
      return new Weight(requests.size(), bytes.stream().mapToLong(Long::longValue).sum());
    }
  }

  private static Playwright playwright() {
    Playwright.CreateOptions options = new Playwright.CreateOptions();
    if (systemChromium().isPresent()) {
      options.setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
    }
    return Playwright.create(options);
  }

  private static BrowserType.LaunchOptions options() {
    BrowserType.LaunchOptions options =
        new BrowserType.LaunchOptions()
            .setArgs(List.of("--no-sandbox", "--disable-quic", "--disable-background-networking"));
    systemChromium().ifPresent(options::setExecutablePath);
    return options;
  }

  /** The system's Chromium; where there is none, Playwright brings its own. */
  private static Optional<Path> systemChromium() {
    return Stream.of("chromium", "chromium-browser", "google-chrome")
        .flatMap(
            name ->
                Arrays.stream(
                        System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
                    .map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
