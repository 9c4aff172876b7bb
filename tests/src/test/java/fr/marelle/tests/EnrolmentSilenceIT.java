package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.People;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.StepSettings;
import fr.marelle.tests.ent.WatchedEnt;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Strangers, crowds, and a gateway that is down: what is said to everybody, and how much leaves. On
 * the newest Keycloak alone, as {@link EnrolmentCodesIT}.
 */
@Tag("newest-only")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(RunningEnt.class)
@DisplayName("Auto-inscription : ce que des inconnus apprennent")
class EnrolmentSilenceIT {
  private static final String FLOW = "marelle enrolment";
  private static final String STEP = "marelle-enrolment";
  private static final int HOSTILE = 40;

  private final WatchedEnt watched;
  private final Inbox inbox;
  private final EnrolmentRecords records;
  private final Ent ent;

  EnrolmentSilenceIT(WatchedEnt watched) {
    this.watched = watched;
    this.ent = watched.ent();
    this.inbox = new Inbox(watched);
    this.records = new EnrolmentRecords(watched);
  }

  @Test
  void everybodyGetsTheSameAnswersAndOnlyWhoIsMeantHearsMore() {
    Family ready = Family.with(ent, 1);
    Family active =
        records.family(user -> user.setCredentials(List.of(People.password(Person.PASSWORD))));
    Family blocked = records.family(user -> user.setEnabled(false));
    Family childless = Family.with(ent, 0);
    Family dateless = Family.with(ent, 1);
    records.give(dateless.children().get(0), user -> user.getAttributes().remove("birthDate"));
    Family twice = Family.with(ent, 1);
    Family.with(ent, "Benali", "Nadia", twice.mobile(), 1, user -> {});
    Family pupils = Family.with(ent, 1);
    records.give(pupils.parent(), user -> user.getAttributes().put("profile", List.of("pupil")));
    String unknown = Family.number();
    List<String> numbers =
        List.of(
            ready.mobile(),
            active.mobile(),
            blocked.mobile(),
            childless.mobile(),
            dateless.mobile(),
            twice.mobile(),
            pupils.mobile(),
            unknown);

    List<List<String>> answers = numbers.stream().map(this::everythingShownTo).toList();

    assertThat(answers).allSatisfy(shown -> assertThat(shown).isEqualTo(answers.get(0)));
    assertThat(answers.get(0)).anySatisfy(page -> assertThat(page).contains("Trop d'essais"));
    assertThat(inbox.lastTo(ready.mobile()).text()).contains("votre code pour créer votre compte");
    assertThat(inbox.lastTo(active.mobile()).text()).contains("déjà activé");
    assertThat(inbox.lastTo(blocked.mobile()).text()).contains("Demandez vos identifiants");
    assertThat(inbox.lastTo(childless.mobile()).text()).contains("Demandez vos identifiants");
    assertThat(inbox.lastTo(dateless.mobile()).text()).contains("Demandez vos identifiants");
    Patience.until(() -> assertThat(records.waiting()).isZero());
    assertThat(inbox.lastTo(twice.mobile()).text()).contains("Demandez vos identifiants");
    assertThat(inbox.sentTo(pupils.mobile())).isEmpty();
    assertThat(inbox.sentTo(unknown)).isEmpty();
  }

  /** Asking, five wrong codes, a sixth, and asking again. */
  private List<String> everythingShownTo(String mobile) {
    List<String> shown = new ArrayList<>();
    Enrolling page = Enrolling.asking(ent, "Benali", "Nadia", mobile);
    shown.add(page.source());
    Patience.until(() -> assertThat(records.waiting()).isZero());
    for (int i = 0; i < 6; i++) {
      page = page.type(wrongFor(mobile));
      shown.add(page.page().status() + page.source());
      Patience.until(() -> assertThat(records.waiting()).isZero());
    }
    shown.add(page.press("resend").source());
    return shown.stream().map(text -> text.replace(readable(mobile), "(number)")).toList();
  }

  @Test
  void noMoreThanThreeCodesADayGoToANumberAndTheSchoolCanSeeWhy() {
    Family family = Family.with(ent, 1);
    Enrolling page = family.ask(ent);
    for (int asked = 2; asked <= 5; asked++) {
      page = resendAfterAMinute(family, page);
    }
    assertThat(inbox.sentTo(family.mobile())).hasSize(3);
    watched.forgetTheNetwork();
    resendAfterAMinute(family, page);

    assertThat(inbox.sentTo(family.mobile())).as("wherever it is asked for").hasSize(3);
    assertThat(records.events(family.parent(), "REGISTER_ERROR"))
        .as("one an hour, however often it is withheld")
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.getError()).isEqualTo("sending_limit_reached");
              assertThat(event.getDetails()).containsEntry("reason", "asker_limit");
            });
  }

  private Enrolling resendAfterAMinute(Family family, Enrolling page) {
    Patience.until(() -> assertThat(records.waiting()).isZero());
    Enrolling next = resend(family, page);
    Patience.until(() -> assertThat(records.waiting()).isZero());
    return next;
  }

  /** After a minute. */
  private Enrolling resend(Family family, Enrolling page) {
    records.pass(family, Duration.ofSeconds(61));
    Enrolling next = page.press("resend");
    assertThat(next.text()).contains("un SMS vient de partir");
    return next;
  }

  @Test
  void aNetworkThatAsksTooOftenGetsTheSameAnswerAndNothingMore() {
    Family family = Family.with(ent, 1);
    StepSettings.with(
        ent,
        FLOW,
        STEP,
        Map.of("networkRequestsPerHour", "2"),
        () -> {
          Enrolling first = Enrolling.asking(ent, "Benali", "Nadia", Family.number());
          Enrolling.asking(ent, "Benali", "Nadia", Family.number());

          Enrolling hers = family.ask(ent);

          assertThat(hers.asksForCode()).isTrue();
          assertThat(hers.text()).contains("un SMS vient de partir");
          assertThat(hers.type("123456").error("code"))
              .isEqualTo(first.type("123456").error("code"));
          Patience.until(() -> assertThat(records.waiting()).isZero());
          assertThat(inbox.sentTo(family.mobile())).isEmpty();
        });
  }

  @Test
  void aGatewayThatIsDownSendsItLaterAndThePageWaits() {
    Family family = Family.with(ent, 1);
    Enrolling page =
        watched.withoutGateway(
            () -> {
              Enrolling asked = family.ask(ent);
              Patience.until(() -> assertThat(records.resting()).isOne());
              assertThat(asked.asksForCode()).isTrue();
              assertThat(asked.text()).contains("un SMS vient de partir");
              return asked;
            });
    records.tryAgainNow();
    String code = Inbox.codeIn(inbox.lastTo(family.mobile()));
    assertThat(inbox.sentTo(family.mobile())).hasSize(1);

    page = page.reload().type(code).children(family.dates()).finish(family.parent());

    assertThat(page.signIn().cameBackSignedIn()).isTrue();
  }

  /** Each of them has used up what leaves in a day, though nothing has left. */
  @Test
  void whoeverAsksAgainAndAgainWhileTheGatewayIsDownGetsTheCodeOnceItIsBack() {
    Family family = Family.with(ent, 1);
    Family active =
        records.family(user -> user.setCredentials(List.of(People.password(Person.PASSWORD))));
    Enrolling page =
        watched.withoutGateway(
            () -> {
              Enrolling asking = family.ask(ent);
              Patience.until(() -> assertThat(records.resting()).isOne());
              for (int asked = 2; asked <= 3; asked++) {
                asking = resend(family, asking);
                int resting = asked;
                Patience.until(() -> assertThat(records.resting()).isEqualTo(resting));
              }
              asking = resend(family, asking);
              Patience.until(() -> assertThat(records.waiting()).isEqualTo(3));
              Enrolling told = active.ask(ent);
              Patience.until(() -> assertThat(records.resting()).isEqualTo(4));
              watched.database().change("update MARELLE_ENROLMENT set ASKED_AT = ASKED_AT - 61000");
              told.press("resend");
              Patience.until(() -> assertThat(records.waiting()).isEqualTo(4));
              return asking;
            });

    records.tryAgainNow();
    Patience.until(() -> assertThat(records.waiting()).isZero());

    assertThat(inbox.sentTo(family.mobile())).hasSize(1);
    assertThat(inbox.sentTo(active.mobile())).hasSize(1);
    assertThat(records.events(active.parent(), "REGISTER_ERROR"))
        .as("of what is told once a day, not of each wish")
        .hasSize(1);
    assertThat(page.reload().type(Inbox.codeIn(inbox.lastTo(family.mobile()))).asksForChildren())
        .isTrue();
  }

  @Test
  void aScriptThatTriesManyNumbersLearnsNothingAndHasOneMessageSent() {
    Family known = Family.with(ent, 1);
    HttpPerson script = new HttpPerson();
    String expected = null;
    for (int i = 0; i < HOSTILE; i++) {
      boolean hers = i % 4 == 0;
      String mobile = hers ? known.mobile() : Family.number();
      Enrolling page =
          Enrolling.begin(ent, script)
              .press("begin")
              .say(hers ? "Benali X" + (char) ('a' + i / 4) : "Benali", "Nadia", mobile)
              .press("send");
      String shown = page.page().status() + page.source().replace(readable(mobile), "(number)");
      expected = expected == null ? shown : expected;
      assertThat(shown).isEqualTo(expected);
    }
    Patience.until(() -> assertThat(records.waiting()).isZero());

    assertThat(inbox.sentTo(known.mobile())).hasSize(1);
    assertThat(records.types(known.parent())).as("a stranger leaves no trace at all").isEmpty();
  }

  /** A code that is not the one that may have been sent there. */
  private String wrongFor(String mobile) {
    return inbox.sentTo(mobile).stream()
        .filter(Inbox::hasCode)
        .findFirst()
        .map(sent -> Inbox.wrong(Inbox.codeIn(sent)))
        .orElse("123456");
  }

  private static String readable(String mobile) {
    return mobile.replaceFirst("\\+33(.)(..)(..)(..)(..)", "+33 $1 $2 $3 $4 $5");
  }
}
