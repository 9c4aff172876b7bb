package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.server.KeycloakServer;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.WatchedEnt;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The code of a text message: how long, how often, for whom, and on which server. Most of it on the
 * newest Keycloak alone: it is kept and counted by ourselves, and {@link EnrolmentIT} types one on
 * both.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RunningEnt.class)
@DisplayName("Auto-inscription : codes")
class EnrolmentCodesIT {
  private final WatchedEnt watched;
  private final Inbox inbox;
  private final EnrolmentRecords records;
  private Ent ent;

  EnrolmentCodesIT(WatchedEnt watched) {
    this.watched = watched;
    this.inbox = new Inbox(watched);
    this.records = new EnrolmentRecords(watched);
  }

  @BeforeEach
  void find() {
    ent = watched.ent();
  }

  @Test
  @Tag("newest-only")
  void aCodeIsGoodForHalfAnHourAndASecondLongerItIsNot() {
    Family family = Family.with(ent, 1);
    Enrolling code = family.ask(ent);
    String sent = Inbox.codeIn(inbox.lastTo(family.mobile()));
    records.pass(family, Duration.ofMinutes(30).plusSeconds(1));
    assertThat(code.type(sent).error("code")).contains("n'est plus valable");

    Enrolling again = code.reload().press("resend");
    Patience.until(() -> assertThat(inbox.sentTo(family.mobile())).hasSize(2));
    String second = Inbox.codeIn(inbox.lastTo(family.mobile()));
    records.pass(family, Duration.ofMinutes(30).minusSeconds(20));
    assertThat(again.type(second).asksForChildren()).isTrue();
  }

  @Test
  @Tag("newest-only")
  void askingAgainMakesNoCodeLiveLonger() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
    records.pass(family, Duration.ofMinutes(20));
    page = page.press("resend");
    Patience.until(() -> assertThat(inbox.sentTo(family.mobile())).hasSize(2));
    assertThat(Inbox.codeIn(inbox.lastTo(family.mobile()))).isEqualTo(code);
    assertThat(inbox.lastTo(family.mobile()).text()).contains("10 minutes");
    assertThat(page.reload().text()).contains("valable 10 minutes au plus");

    records.pass(family, Duration.ofMinutes(10).plusSeconds(1));

    assertThat(page.type(code).error("code")).contains("n'est plus valable");
  }

  @Test
  @Tag("newest-only")
  void whoeverAsksAgainInTheLastMinutesGetsAnotherCode() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
    records.pass(family, Duration.ofMinutes(29));

    page = page.press("resend");
    Patience.until(() -> assertThat(inbox.sentTo(family.mobile())).hasSize(2));

    String another = Inbox.codeIn(inbox.lastTo(family.mobile()));
    records.pass(family, Duration.ofMinutes(2));
    assertThat(another).isNotEqualTo(code);
    page = page.type(code);
    assertThat(page.error("code")).contains("n'est pas le bon");
    assertThat(page.type(another).asksForChildren()).isTrue();
  }

  @Test
  @Tag("newest-only")
  void theRightCodeAfterFiveWrongOnesIsWorthNothingAndAnotherIsNotToBeHadToday() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
    for (int i = 0; i < 4; i++) {
      page = page.type(Inbox.wrong(code));
      assertThat(page.error("code")).contains("n'est pas le bon");
    }
    page = page.type(Inbox.wrong(code));
    assertThat(page.error("code")).contains("Trop d'essais");
    page = page.type(code);
    assertThat(page.error("code")).contains("Trop d'essais");
    Enrolling again = family.ask(ent);
    Patience.until(() -> assertThat(records.waiting()).isZero());
    records.forgetFailures();

    assertThat(page.type(code).error("code")).contains("Trop d'essais pour aujourd'hui");
    assertThat(again.type(code).error("code")).contains("n'est pas le bon");
    assertThat(inbox.sentTo(family.mobile())).hasSize(1);
  }

  @Test
  @Tag("newest-only")
  void howeverTheNameIsSpelledThereIsOneCodeWithOneCountOfTries() {
    Family family = Family.with(ent, 1);
    List<Enrolling> pages =
        Stream.of("Benali", "Benali Xa", "Benali Xb", "BÉNALI-XC", "xd benali")
            .map(name -> Enrolling.asking(ent, name, "Nadia", family.mobile()))
            .toList();
    Patience.until(() -> assertThat(records.waiting()).isZero());
    assertThat(inbox.sentTo(family.mobile())).hasSize(1);
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
    pages.get(1).type(Inbox.wrong(code)).type(Inbox.wrong(code));
    pages.get(2).type(Inbox.wrong(code)).type(Inbox.wrong(code)).type(Inbox.wrong(code));
    records.forgetFailures();

    assertThat(records.tries(family)).isEqualTo(5);
    assertThat(pages.get(3).type(code).error("code")).contains("n'est pas le bon");
    assertThat(pages.get(0).type(code).error("code")).contains("n'est pas le bon");
  }

  @Test
  @Tag("newest-only")
  void whatAStrangerAskedForInTheNameOfAParentIsTheCodeThatSheTypes() {
    Family family = Family.with(ent, 1);
    Enrolling.asking(ent, "Benali Xa", "Nadia", family.mobile());
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));

    Enrolling hers = family.ask(ent);
    Patience.until(() -> assertThat(records.waiting()).isZero());

    assertThat(inbox.sentTo(family.mobile())).hasSize(1);
    assertThat(hers.type(code).asksForChildren()).isTrue();
  }

  @Test
  void wrongCodesCountInTheOneThrottleOfTheAccountAndAWaitCostsNoTry() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
    for (int i = 0; i < 4; i++) {
      page = page.type(Inbox.wrong(code));
    }
    Patience.until(() -> assertThat(records.waiting()).isZero());
    SignInTrial.of(ent, family.parent().identifier(), "faux-code");

    for (int i = 0; i < 3; i++) {
      page = page.type(code);
      assertThat(page.error("code")).contains("Patientez quelques minutes");
    }
    assertThat(records.sheetOpens(family.parent())).isFalse();
    assertThat(records.types(family.parent())).contains("REGISTER_ERROR");
    records.forgetFailures();
    assertThat(page.type(code).asksForChildren()).isTrue();
  }

  /** However many visits and spellings: five tries a day, and none that makes a wait longer. */
  @Test
  @Tag("newest-only")
  void whoeverGoesOnTypingWrongCodesDoesNotMakeTheAccountWaitForLonger() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String wrong = Inbox.wrong(Inbox.codeIn(inbox.lastTo(family.mobile())));
    for (int i = 0; i < 4; i++) {
      page = page.type(wrong);
    }
    Patience.until(() -> assertThat(records.waiting()).isZero());
    SignInTrial.of(ent, family.parent().identifier(), "faux-code");
    assertThat(failures(family)).isEqualTo(5);
    long until = waitsUntil(family);
    assertThat(until).isPositive();

    page.type(wrong);
    Patience.until(() -> assertThat(records.waiting()).isZero());
    assertThat(records.tries(family)).isEqualTo(5);
    assertThat(failures(family)).isEqualTo(5);
    assertThat(waitsUntil(family)).isEqualTo(until);

    records.forgetFailures();
    for (String name : List.of("Benali Xa", "Benali Xb")) {
      Enrolling other = Enrolling.asking(ent, name, "Nadia", family.mobile());
      Patience.until(() -> assertThat(records.waiting()).isZero());
      for (int i = 0; i < 5; i++) {
        other = other.type(wrong);
      }
      assertThat(other.error("code")).contains("Trop d'essais");
    }
    Patience.until(() -> assertThat(records.waiting()).isZero());
    assertThat(failures(family)).isZero();
    assertThat(records.sheetOpens(family.parent())).isTrue();
  }

  private long failures(Family family) {
    return watched
        .database()
        .number(
            "select coalesce(max(FAILURES), 0) from MARELLE_LOGIN_FAILURE where USER_ID = ?1",
            family.parent().id());
  }

  private long waitsUntil(Family family) {
    return watched
        .database()
        .number(
            "select coalesce(max(NOT_BEFORE), 0) from MARELLE_LOGIN_FAILURE where USER_ID = ?1",
            family.parent().id());
  }

  @Test
  @Tag("newest-only")
  void aCodeOutlivesTheBrowserThatAskedForIt() {
    Family family = Family.with(ent, 1);
    family.ask(ent);
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));

    Enrolling elsewhere = Enrolling.asking(ent, "benali", "NADIA", family.mobile());
    Patience.until(() -> assertThat(records.waiting()).isZero());

    assertThat(elsewhere.type(code).asksForChildren()).isTrue();
    assertThat(inbox.sentTo(family.mobile())).hasSize(1);
  }

  @Test
  @Tag("newest-only")
  void aCodeOutlivesTheServer() {
    Family family = Family.with(ent, 1);
    Enrolling before = family.ask(ent);
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
    // In order: the small database of the tests writes down half a second late.
    ent.server().stop();
    watched.startAgain();
    ent = watched.ent();

    HttpPage after = before.browser().open(before.form().action());
    assertThat(after.status()).as("the browser's page is gone, no more").isLessThan(500);
    Enrolling elsewhere = family.ask(ent);
    Patience.until(() -> assertThat(records.waiting()).isZero());

    assertThat(inbox.sentTo(family.mobile()))
        .allSatisfy(sms -> assertThat(Inbox.codeIn(sms)).as("the same one").isEqualTo(code));
    Enrolling children = elsewhere.type(code);
    assertThat(children.asksForChildren()).as(children.text()).isTrue();
  }

  @Test
  @Tag("newest-only")
  void aCodeIsGoodOnAnotherNodeOfTheSameDatabase() {
    Family family = Family.with(ent, 1);
    family.ask(ent);
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
    try (KeycloakServer node = watched.node()) {
      SignIn signIn =
          ent.portal()
              .begin(
                  request ->
                      request.endpointURI(
                          node.baseUrl()
                              .resolve("realms/ent/protocol/openid-connect/registrations")));
      HttpPerson browser = new HttpPerson();
      Enrolling there =
          new Enrolling(signIn, browser, browser.open(signIn.uri()))
              .press("begin")
              .say("Benali", "Nadia", family.mobile())
              .press("send");
      Patience.until(() -> assertThat(records.waiting()).isZero());

      Enrolling wrong = there.type(Inbox.wrong(code));
      assertThat(wrong.error("code")).contains("n'est pas le bon");
      assertThat(records.tries(family)).isOne();
      assertThat(wrong.type(code).asksForChildren()).isTrue();
    }
    assertThat(inbox.sentTo(family.mobile())).as("one code, one cooldown").hasSize(1);
    Enrolling here = family.ask(ent);
    Patience.until(() -> assertThat(records.waiting()).isZero());
    assertThat(here.type(code).error("code"))
        .as("used up there, and here")
        .contains("n'est pas le bon");
  }

  @Test
  @Tag("newest-only")
  void askingAgainSendsTheSameCodeAfterAMinuteAndForgetsNoTry() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
    page = page.type(Inbox.wrong(code)).type(Inbox.wrong(code));

    page = page.press("resend");
    assertThat(page.text()).contains("Attendez une minute");
    page = page.reload().reload();
    assertThat(page.asksForCode()).isTrue();
    records.pass(family, Duration.ofSeconds(61));
    page = page.press("resend");
    Patience.until(() -> assertThat(inbox.sentTo(family.mobile())).hasSize(2));

    assertThat(Inbox.codeIn(inbox.lastTo(family.mobile()))).isEqualTo(code);
    assertThat(records.tries(family)).isEqualTo(2);
    assertThat(page.type(code).asksForChildren()).isTrue();
  }

  @Test
  void theCodeOfSomebodyElseOrOfAnotherPageProvesNothing() {
    Family one = Family.with(ent, 1);
    Family other = Family.with(ent, 1);
    Enrolling hers = one.ask(ent);
    other.ask(ent);
    String own = Inbox.codeIn(inbox.lastTo(one.mobile()));
    String foreign = Inbox.codeIn(inbox.lastTo(other.mobile()));

    assertThat(hers.type(own.equals(foreign) ? Inbox.wrong(own) : foreign).error("code"))
        .contains("n'est pas le bon");
    assertThat(SignInTrial.of(ent, one.parent().identifier(), own).page().isLogin()).isTrue();
  }
}
