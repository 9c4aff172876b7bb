package fr.marelle.tests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.ClassroomApi;
import fr.marelle.tests.ent.ClassroomApi.Answer;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.pages.LoginPage;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.keycloak.representations.idm.AdminEventRepresentation;

/**
 * An administrator of a school imports its files in the class console. On the newest server alone:
 * what a run does is tried elsewhere on both.
 */
@Tag("newest-only")
@ExtendWith({RunningEnt.class, Browsing.class})
@TestInstance(Lifecycle.PER_CLASS)
@DisplayName("Importation dans la console")
class DirectoryConsoleIT {
  private static final String BYTES = "application/octet-stream";

  /** In bytes; the console's own pieces are as large. */
  private static final int PIECE = 500_000;

  private final Ent ent;
  private ClassroomCast cast;

  DirectoryConsoleIT(Ent ent) {
    this.ent = ent;
  }

  @BeforeAll
  void openSchools() {
    cast = new ClassroomCast(ent);
  }

  @AfterAll
  void closeSchools() {
    cast.close();
  }

  @ParameterizedTest
  @CsvSource({"marelle-ecole, Moulinet", "marelle-college, Moulinot"})
  void aFileIsCorrectedTriedAppliedAndItsSheetsArePrinted(
      String look, String family, Window window) {
    List<String> violations = new ArrayList<>();
    ent.with(realm -> realm.setLoginTheme(look), () -> walk(look, family, window, violations));
    assertThat(violations).isEmpty();
  }

  private void walk(String look, String family, Window window, List<String> violations) {
    Page page = open(window);
    AxeRules.check(look + ", imports", page, violations);
    page.setViewportSize(1280, 900);
    String rows =
        """
        %1$s;Élise;02/06/2015;CE2 A;
        %1$s;Noé;03/06/2015;CE2 A;
        %1$s;Ines;pas une date;CE2 A;
        %1$s;Ailleurs;04/06/2015;6e B;%2$s
        """
            .formatted(family, cast.otherSchool.uai());
    choose(page, "eleves.csv", ("Nom;Prénom;Naissance;Groupe;UAI\n" + rows).getBytes(UTF_8));

    Locator main = page.locator("main");
    assertThat(main).containsText("Il manque une colonne : Classe");
    assertThat(main).containsText("point-virgule");
    AxeRules.check(look + ", columns", page, violations);
    page.setViewportSize(1280, 900);
    page.locator("tbody tr").nth(3).locator("select").selectOption("class");
    assertThat(main).not().containsText("Il manque une colonne");
    Window.turn(page, page::reload);
    assertThat(page.locator("tbody tr").nth(3).locator("select")).hasValue("class");
    button(page, "Voir l'aperçu").click();

    assertThat(main).containsText("Rien n'est encore changé");
    assertThat(kind(page, "À créer")).hasText("2");
    kind(page, "Questions").click();
    assertThat(main).containsText("l'établissement " + cast.otherSchool.uai() + ", qui n'est pas");
    AxeRules.check(look + ", preview", page, violations);
    page.setViewportSize(1280, 900);
    button(page, "Corriger les colonnes").click();
    assertThat(page.locator("tbody tr").nth(3).locator("select")).hasValue("class");
    button(page, "Voir l'aperçu").click();
    assertThat(main).containsText("Rien n'est encore changé");
    assertThat(ent.realm().users().searchByLastName(family, true)).isEmpty();
    button(page, "Appliquer").click();

    assertThat(main).containsText("L'importation est terminée");
    assertThat(kind(page, "Créés")).hasText("2");
    AxeRules.check(look + ", report", page, violations);
    page.setViewportSize(1280, 900);
    assertThat(ent.realm().users().searchByLastName(family, true)).hasSize(2);
    Download report =
        page.waitForDownload(() -> button(page, "Télécharger le compte rendu (CSV)").click());
    assertThat(report.suggestedFilename())
        .matches("compte-rendu-eleves-\\d{4}-\\d\\d-\\d\\d\\.csv");
    button(page, "Fiches de connexion des nouveaux comptes").click();
    assertThat(page.locator("dialog[open]")).containsText("2 fiches de connexion");
    Download sheets =
        page.waitForDownload(
            () -> named(page.locator("dialog[open]"), AriaRole.BUTTON, "Télécharger").click());
    assertThat(sheets.suggestedFilename()).endsWith(".pdf");
    assertThat(runEvents("done"))
        .extracting(event -> event.getAuthDetails().getUserId())
        .contains(cast.id("school administrator"));
  }

  @Test
  void anUploadThatIsCutGoesOnByItselfAndOneThatWasLeftIsTakenUpAgain(Window window) {
    Page page = open(window);
    byte[] file = largeTable();
    AtomicBoolean cut = new AtomicBoolean(true);
    page.route(
        "**/file?offset=" + PIECE,
        route -> {
          if (cut.getAndSet(false)) {
            route.abort();
          } else {
            route.resume();
          }
        });
    page.route("**/file?offset=" + 2 * PIECE, Route::abort);
    choose(page, "personnels.csv", file);
    assertThat(page.locator("main")).containsText("La connexion est coupée");
    assertThat(page.locator("main")).containsText("1 Mo sur");
    button(page, "Arrêter l'envoi").click();
    page.unrouteAll();

    Window.turn(page, page::reload);
    named(page.locator("main"), AriaRole.LINK, "personnels.csv").first().click();
    assertThat(page.locator("main")).containsText("Envoi interrompu");
    byte[] other = file.clone();
    other[other.length - 2] ^= 1;
    choose(page, "personnels.csv", other);
    assertThat(page.locator("[role=alert].notice")).containsText("Ce n'est pas le fichier");
    choose(page, "personnels.csv", file);

    assertThat(page.locator("main")).containsText("Vérifiez les colonnes");
    button(page, "Supprimer ce fichier").click();
    named(page.locator("dialog[open]"), AriaRole.BUTTON, "Supprimer ce fichier").click();
    assertThat(page.locator("main")).containsText("Importations de l'établissement");
  }

  @Test
  void whatIsNotOnesOwnIsRefused() {
    String own = "schools/" + cast.school.id() + "/imports";
    String elsewhere = "schools/" + cast.otherSchool.id() + "/imports";
    byte[] file = "Nom;Prénom;Date de naissance;Classe\nMoulin;Ève;02/06/2015;CP\n".getBytes(UTF_8);
    String others =
        as("school administrator elsewhere")
            .post(elsewhere, announcement("eleves.csv", file))
            .json()
            .get("id")
            .asText();
    DirectoryRuns.Asked admins =
        new DirectoryRuns(ent)
            .start(
                Map.of("eleves.csv", new String(file, UTF_8)),
                "dry=true&school=" + cast.school.uai() + "&only=" + cast.school.uai());

    assertThat(as("teacher").get(own).status()).isEqualTo(403);
    assertThat(as("teacher").post(own, announcement("eleves.csv", file)).status()).isEqualTo(403);
    assertThat(as("school administrator").get(elsewhere).status()).isEqualTo(403);
    assertThat(as("school administrator").get(elsewhere + "/" + others).status()).isEqualTo(403);
    for (String path : List.of("", "/columns", "/report", "/report.csv", "/new-accounts")) {
      assertThat(as("school administrator").get(own + "/" + others + path).status())
          .as(path)
          .isEqualTo(404);
      assertThat(as("school administrator").get(own + "/" + admins.id() + path).status())
          .as(path)
          .isEqualTo(404);
    }
    for (String step :
        List.of("/start", "/apply", "/redo", "/pause", "/resume", "/cancel", "/confirm")) {
      assertThat(as("school administrator").post(own + "/" + admins.id() + step, "{}").status())
          .as(step)
          .isEqualTo(404);
    }
    assertThat(as("school administrator").get(own).text()).doesNotContain(admins.id(), others);
    assertThat(
            ClassroomApi.of(ent)
                .as(
                    cast.token(
                        "school administrator", "classroom.read classroom.codes classroom.block"))
                .post(own, announcement("eleves.csv", file))
                .problem())
        .isEqualTo("insufficient-scope");
  }

  @Test
  void whatIsNoTableOrTooLargeOrOutOfTurnIsRefused() {
    ClassroomApi api = as("school administrator elsewhere");
    String own = "schools/" + cast.otherSchool.id() + "/imports";
    byte[] file = "Nom;Prénom;Date de naissance;Classe\nMoulin;Ève;02/06/2015;CP\n".getBytes(UTF_8);
    assertThat(api.post(own, announcement("eleves.xlsx", file)).status()).isEqualTo(400);
    assertThat(
            api.post(
                    own,
                    announcement("eleves.csv", file)
                        .replaceAll("\"size\":\\d+", "\"size\":50000001"))
                .problem())
        .isEqualTo("file-too-large");

    String id = api.post(own, announcement("eleves.csv", file)).json().get("id").asText();
    String run = own + "/" + id;
    assertThat(api.post(run + "/start", "{}").problem()).isEqualTo("import-state");
    assertThat(send(api, run, 5, file).problem()).isEqualTo("import-state");
    assertThat(api.post(run + "/file?offset=0", "{}").status()).isEqualTo(415);
    byte[] longer = new byte[file.length + 1];
    assertThat(send(api, run, 0, longer).problem()).isEqualTo("file-too-large");
    assertThat(send(api, run, 0, file).json().get("received").asInt()).isEqualTo(file.length);
    JsonNode columns = api.get(run + "/columns").json();
    assertThat(columns.get("ready").asBoolean()).isTrue();
    assertThat(columns.at("/columns/0/samples/0").asText()).isEqualTo("Moulin");
    assertThat(put(api, run, "{\"columns\":{\"0\":\"nothing\"}}").status()).isEqualTo(400);
    assertThat(put(api, run, "{\"columns\":{\"0\":\"ignored\"}}").json().get("ready").asBoolean())
        .isFalse();
    assertThat(api.post(run + "/start", "{}").problem()).isEqualTo("columns-changed");
    assertThat(api.post(run + "/start", "{\"columns\":{\"0\":\"ignored\"}}").problem())
        .isEqualTo("table-not-ready");
    put(api, run, "{\"columns\":{\"3\":\"profile\"}}");
    assertThat(
            api.post(run + "/start", "{\"columns\":{\"3\":\"profile\"},\"complete\":true}")
                .status())
        .isEqualTo(400);
    assertThat(api.post(run + "/apply", "{}").problem()).isEqualTo("import-state");
    assertThat(api.post(run + "/cancel", "{}").json().get("state").asText()).isEqualTo("cancelled");

    byte[] workbook = HexFormat.of().parseHex("504b030414000600");
    String second =
        own + "/" + api.post(own, announcement("e.csv", workbook)).json().get("id").asText();
    send(api, second, 0, workbook);
    assertThat(api.get(second + "/columns").text()).contains("classeur de tableur");
    assertThat(api.post(second + "/start", "{}").problem()).isEqualTo("table-not-ready");
  }

  @Test
  void ofThoseWhoAskAtOnceAsManyAreHeardAsASchoolMayHave() {
    ClassroomApi api = as("school administrator elsewhere");
    String own = "schools/" + cast.otherSchool.id() + "/imports";
    byte[] file = {'a'};
    List<String> before = unfinished(api, own);

    List<Answer> answers =
        IntStream.range(0, 8)
            .parallel()
            .mapToObj(i -> api.post(own, announcement("eleves.csv", file)))
            .toList();

    List<String> all = unfinished(api, own);
    assertThat(all).hasSize(5).containsAll(before);
    assertThat(answers.stream().filter(answer -> answer.status() != 200))
        .hasSize(3 + before.size())
        .allSatisfy(answer -> assertThat(answer.problem()).isEqualTo("too-many-uploads"));
    all.forEach(id -> api.post(own + "/" + id + "/cancel", "{}"));
  }

  private static List<String> unfinished(ClassroomApi api, String imports) {
    List<String> unfinished = new ArrayList<>();
    api.get(imports)
        .json()
        .get("items")
        .forEach(
            run -> {
              if (run.get("state").asText().equals("uploading")) {
                unfinished.add(run.get("id").asText());
              }
            });
    return unfinished;
  }

  @Test
  void whatIsOutOfDateIsTriedOnceMoreAndWhoIsKeptIsSaidToBe(Window window) {
    ClassroomApi api = as("school administrator");
    String own = "schools/" + cast.school.id() + "/imports/";
    String all =
        IntStream.range(0, 8)
            .mapToObj(i -> "Moulinard%c;Éva;0%d/06/2015;CP D\n".formatted('a' + i, i + 1))
            .collect(Collectors.joining());
    String first = tried(api, upload(api, all), false);
    String one = tried(api, upload(api, "Moulinarda;Éva;01/06/2015;CP D\n"), false);
    assertThat(api.get(own + one).json().get("canApply").asBoolean()).isTrue();
    applied(api, first);

    JsonNode stale = api.get(own + one).json();
    assertThat(stale.get("canApply").asBoolean()).isFalse();
    assertThat(stale.get("canRedo").asBoolean()).isTrue();
    assertThat(api.post(own + one + "/apply", "{}").problem()).isEqualTo("import-stale");
    String again = api.post(own + one + "/redo", "{}").json().get("id").asText();
    assertThat(api.post(own + one + "/redo", "{}").problem()).isEqualTo("import-state");
    String asking = applied(api, tried(api, again, true));

    assertThat(api.get(own + asking).json().get("state").asText()).isEqualTo("asking");
    Page page = open(window);
    named(page.locator("main"), AriaRole.LINK, "eleves.csv").first().click();
    named(page.locator("main"), AriaRole.LINK, "Voir qui partirait").click();
    assertThat(page.locator(".import-lines"))
        .containsText("Éva Moulinardb (eva.moulinardb), élève, CP D");
    button(page, "Ne faire partir personne").click();
    assertThat(page.locator("main")).containsText("personne n'est parti");

    String leaving =
        applied(api, tried(api, upload(api, "Moulinarda;Éva;01/06/2015;CP D\n"), true));
    assertThat(api.post(own + leaving + "/confirm", "{}").status()).isEqualTo(200);
    new DirectoryRuns(ent).await(new DirectoryRuns.Asked(leaving));
    String gone = "schools/" + cast.school.id() + "/accounts?profile=pupil&q=Moulinardb";
    assertThat(api.get(gone).json().at("/items/0/departure/next").asText()).isEqualTo("block");
    page.navigate(
        ent.address("/marelle-classroom/").resolve("#/school/" + cast.school.id()).toString());
    assertThat(page.locator(".state-note").first()).containsText("Parti, bloqué le");
  }

  /** Sends a table of pupils. */
  private String upload(ClassroomApi api, String rows) {
    String own = "schools/" + cast.school.id() + "/imports";
    byte[] file = ("Nom;Prénom;Date de naissance;Classe\n" + rows).getBytes(UTF_8);
    String id = api.post(own, announcement("eleves.csv", file)).json().get("id").asText();
    send(api, own + "/" + id, 0, file);
    return id;
  }

  private String tried(ClassroomApi api, String id, boolean complete) {
    String start = "schools/" + cast.school.id() + "/imports/" + id + "/start";
    assertThat(api.post(start, "{\"complete\":%s}".formatted(complete)).status()).isEqualTo(200);
    new DirectoryRuns(ent).await(new DirectoryRuns.Asked(id));
    return id;
  }

  private String applied(ClassroomApi api, String id) {
    String apply = "schools/" + cast.school.id() + "/imports/" + id + "/apply";
    String run = api.post(apply, "{}").json().get("id").asText();
    new DirectoryRuns(ent).await(new DirectoryRuns.Asked(run));
    return run;
  }

  private ClassroomApi as(String name) {
    return ClassroomApi.of(ent).as(cast.token(name, ClassroomCast.ALL_SCOPES));
  }

  private static Answer send(ClassroomApi api, String run, int offset, byte[] piece) {
    return api.send(
        "POST",
        run + "/file?offset=" + offset,
        BodyPublishers.ofByteArray(piece),
        "Content-Type",
        BYTES);
  }

  private static Answer put(ClassroomApi api, String run, String body) {
    return api.send(
        "PUT", run + "/columns", BodyPublishers.ofString(body), "Content-Type", "application/json");
  }

  private static String announcement(String name, byte[] file) {
    try {
      String digest = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
      return "{\"file\":\"%s\",\"size\":%d,\"sha256\":\"%s\"}".formatted(name, file.length, digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** More than two pieces of a table. */
  private static byte[] largeTable() {
    return IntStream.range(0, 20_000)
        .mapToObj(i -> "Moulin;Élodie;Enseignante;Professeure des écoles en CM1\n")
        .collect(Collectors.joining("", "Nom;Prénom;Fonction;Discipline\n", ""))
        .getBytes(UTF_8);
  }

  private List<AdminEventRepresentation> runEvents(String act) {
    return ent.realm().getAdminEvents().stream()
        .filter(event -> "DIRECTORY_RUN".equals(event.getResourceType()))
        .filter(event -> act.equals(event.getDetails().get("act")))
        .toList();
  }

  /** Where an administrator of a school imports its files. */
  private Page open(Window window) {
    Person administrator = cast.who("school administrator");
    window.open(
        ent.address("/marelle-classroom/").resolve("#/school/" + cast.school.id() + "/import"));
    LoginPage.on(window).signIn(administrator.identifier(), Person.PASSWORD);
    Page page = window.page();
    assertThat(page.locator(".drop")).isVisible();
    page.setViewportSize(1280, 900);
    return page;
  }

  private static void choose(Page page, String name, byte[] bytes) {
    page.locator("input[type=file]").setInputFiles(new FilePayload(name, "text/csv", bytes));
  }

  private static Locator button(Page page, String name) {
    return named(page.locator("main"), AriaRole.BUTTON, name);
  }

  private static Locator named(Locator where, AriaRole role, String name) {
    return where.getByRole(role, new Locator.GetByRoleOptions().setName(name).setExact(true));
  }

  /** How many lines of a kind there are. */
  private static Locator kind(Page page, String name) {
    return page.locator(".import-report .filter", new Page.LocatorOptions().setHasText(name))
        .locator("b");
  }
}
