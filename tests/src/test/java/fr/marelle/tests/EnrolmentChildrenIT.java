package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import fr.marelle.tests.browser.Browsing;
import fr.marelle.tests.browser.Window;
import fr.marelle.tests.ent.ClassroomApi;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.WatchedEnt;
import fr.marelle.tests.pages.Console;
import fr.marelle.tests.pages.LoginPage;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The birth dates of the children, and those who are not hers. On the newest Keycloak alone, as
 * {@link EnrolmentCodesIT}.
 */
@Tag("newest-only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith({RunningEnt.class, Browsing.class})
@DisplayName("Auto-inscription : les enfants")
class EnrolmentChildrenIT {
  private final Inbox inbox;
  private final EnrolmentRecords records;
  private final Ent ent;

  EnrolmentChildrenIT(WatchedEnt watched) {
    this.ent = watched.ent();
    this.inbox = new Inbox(watched);
    this.records = new EnrolmentRecords(watched);
  }

  @Test
  void datesThatAreNoneAreMendedAtTheirFieldAndCountForNothing() {
    Family family = Family.with(ent, 3);
    Enrolling page = family.ask(ent).type(Inbox.codeIn(inbox.lastTo(family.mobile())));

    for (int i = 0; i < 7; i++) {
      page = page.children("31/02/2018", "14/03/2118", "14/03/18");
    }

    assertThat(page.error("birthDate-0")).contains("n'existe pas");
    assertThat(page.error("birthDate-1")).contains("n'est pas encore passée");
    assertThat(page.error("birthDate-2")).contains("quatre chiffres");
    Enrolling unanswered =
        page.send(page.form().without("legal-0").with("birthDate-0", "").with("do", "children"));
    assertThat(unanswered.error("legal-0")).contains("répondez");
    assertThat(unanswered.children(family.dates()).page().isActivation()).isTrue();
  }

  @Test
  void oneWrongDateOfThreeIsNotNamedAndTooManyEndItForTheDay() {
    Family family = Family.with(ent, 3);
    Enrolling page = family.ask(ent).type(Inbox.codeIn(inbox.lastTo(family.mobile())));
    List<String> oneWrong = List.of(family.dates().get(0), "01/01/2018", family.dates().get(2));
    List<String> allWrong = List.of("01/01/2018", "01/01/2018", "01/01/2018");

    page = page.children(oneWrong);
    String first = page.page().document().select(".notice-error").text();
    assertThat(first).contains("ne correspondent pas toutes");
    assertThat(page.page().errors()).isEmpty();
    page = page.children(allWrong);
    assertThat(page.page().document().select(".notice-error").text()).isEqualTo(first);
    page = page.children(allWrong).children(allWrong).children(oneWrong);

    assertThat(page.isOver()).isTrue();
    assertThat(page.text()).contains("Réessayez demain", "établissement");
    assertThat(records.sheetOpens(family.parent())).isFalse();
    assertThat(page.page().document().getElementById("marelle-enrolment-begin")).isNull();
    records.forgetFailures();
    assertThat(family.ask(ent).text()).contains("un SMS vient de partir");
    Patience.until(() -> assertThat(records.waiting()).isZero());
    assertThat(inbox.sentTo(family.mobile())).as("none that would end here again").hasSize(1);
    assertThat(ent.people().credentialTypes(family.parent())).containsExactly("activation-code");
  }

  @Test
  void aWrongAttachmentIsReportedToTheSchoolAndChangesNothing(Window window) {
    try (ClassroomCast cast = new ClassroomCast(ent)) {
      Family family = Family.with(ent, 2);
      Person stranger = family.children().get(1);
      ent.people().account(stranger).groups().stream()
          .findFirst()
          .ifPresent(group -> ent.people().account(stranger).leaveGroup(group.getId()));
      ent.people().account(stranger).joinGroup(cast.school.id());
      Enrolling page = family.ask(ent).type(Inbox.codeIn(inbox.lastTo(family.mobile())));

      Enrolling over = page.children(family.dates().get(0), "-");

      assertThat(over.isOver()).isTrue();
      assertThat(over.text()).contains("Nous signalons à l'établissement");
      assertThat(ent.people().credentialTypes(family.parent())).containsExactly("activation-code");
      assertThat(records.user(family.parent()).getAttributes().get("children")).hasSize(2);
      assertThat(records.types(family.parent())).contains("CUSTOM_REQUIRED_ACTION");
      String path = "schools/" + cast.school.id() + "/reports";
      String token = cast.token("administrator of the school", ClassroomCast.ALL_SCOPES);
      ClassroomApi console = ClassroomApi.of(ent).as(token);
      var reports = console.get(path).json().path("items");
      assertThat(reports).hasSize(1);
      assertThat(reports.get(0).at("/pupil/id").asText()).isEqualTo(stranger.id());
      assertThat(reports.get(0).at("/relative/lastName").asText()).isEqualTo("Benali");
      assertThat(
              ClassroomApi.of(ent)
                  .as(cast.token("teacher", ClassroomCast.ALL_SCOPES))
                  .get(path)
                  .problem())
          .isEqualTo("forbidden");
      settleInTheConsole(window, cast, family.parent(), stranger);
      String report = path + "/" + reports.get(0).path("id").asText();
      assertThat(console.send("DELETE", report, HttpRequest.BodyPublishers.noBody()).status())
          .isEqualTo(404);
      assertThat(console.get(path).json().path("items")).isEmpty();
    }
  }

  private void settleInTheConsole(
      Window window, ClassroomCast cast, Person parent, Person stranger) {
    Page page = window.page();
    List<String> violations = new ArrayList<>();
    window.open(ent.address("/marelle-classroom/#/school/" + cast.school.id() + "/pupil"));
    LoginPage.on(window)
        .signIn(cast.who("administrator of the school").identifier(), Person.PASSWORD);
    Console.on(window).link("Rattachements signalés").click();
    page.locator(".report-list li").waitFor();
    assertThat(page.locator(".report-list").innerText())
        .contains(parent.lastName(), stranger.firstName(), "représentant légal");
    AxeRules.check("rattachements", page, violations);
    page.locator(".report-list button").click();
    page.locator(".reports .empty").waitFor();
    AxeRules.check("plus de rattachement", page, violations);
    assertThat(violations).isEmpty();
  }

  @Test
  void aNoIsNoWayAroundTheBirthDatesAndTellsNothingOfThem() {
    Family family = Family.with(ent, 3);
    Enrolling page = family.ask(ent).type(Inbox.codeIn(inbox.lastTo(family.mobile())));

    Enrolling right = page.children(family.dates().get(0), "-", "-");
    Enrolling again = right.press("begin").press("begin").say("Benali", "Nadia", family.mobile());
    records.pass(family, Duration.ofSeconds(61));
    Enrolling code = again.press("send");
    Patience.until(() -> assertThat(inbox.sentTo(family.mobile())).hasSize(2));
    Enrolling wrong =
        code.type(Inbox.codeIn(inbox.lastTo(family.mobile()))).children("01/01/2018", "-", "-");

    assertThat(right.isOver()).isTrue();
    assertThat(wrong.source()).isEqualTo(right.source());
    assertThat(ent.people().credentialTypes(family.parent())).containsExactly("activation-code");
    assertThat(records.types(family.parent()).stream().filter("CUSTOM_REQUIRED_ACTION"::equals))
        .as("two pupils, said twice")
        .hasSize(4);
  }

  @Test
  void childrenWhoChangedInBetweenAreShownAgainAndNoTryIsCounted() {
    Family family = Family.with(ent, 2);
    Enrolling page = family.ask(ent).type(Inbox.codeIn(inbox.lastTo(family.mobile())));
    Person gone = family.children().get(0);
    ent.people().account(gone).remove();

    Enrolling again = page.children(family.dates());

    assertThat(again.text()).contains("vient de changer");
    assertThat(again.children(family.dates().get(1)).page().isActivation()).isTrue();
  }

  @Test
  void twoPupilsOfOneIdAreNobodysChild() {
    Family family = Family.with(ent, 1);
    Family other = Family.with(ent, 1);
    String id = records.user(family.children().get(0)).getAttributes().get("externalId").get(0);
    records.give(
        other.children().get(0), user -> user.getAttributes().put("externalId", List.of(id)));

    family.ask(ent);

    assertThat(inbox.lastTo(family.mobile()).text()).contains("Demandez vos identifiants");
  }
}
