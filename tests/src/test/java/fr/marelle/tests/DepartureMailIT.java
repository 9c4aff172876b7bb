package fr.marelle.tests;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.demo.post.Message;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import fr.marelle.tests.ent.RunningEnt;
import fr.marelle.tests.ent.WatchedEnt;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.keycloak.representations.idm.UserRepresentation;

/**
 * The mail before the accounts of those who have gone are blocked or removed. The hour at which it
 * is put into the outbox does not come while a test waits: the test puts it there. On the newest
 * server alone: the outbox is ours, and mails leave on both.
 */
@Tag("newest-only")
@ExtendWith(RunningEnt.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@DisplayName("Courriel avant un blocage ou une suppression")
class DepartureMailIT {
  private static final int PUPILS = 60;

  /** As shipped: so long after somebody has gone the account is blocked. */
  private static final Duration UNTIL_BLOCKED = Duration.ofDays(90);

  private final WatchedEnt watched;
  private final Ent ent;
  private SchoolTables school;

  DepartureMailIT(WatchedEnt watched) {
    this.watched = watched;
    this.ent = watched.ent();
  }

  @BeforeEach
  void openASchool() {
    school = SchoolTables.of(PUPILS);
    new DirectoryRuns(ent).run(school.tables(), school.complete());
  }

  @Test
  void itNamesThoseWhoGoAndWhatBecomesOfThemAndWhen() {
    Person administrator = administrator(user -> {});
    long gone = Instant.now().minus(UNTIL_BLOCKED).plus(Duration.ofDays(7)).toEpochMilli();
    long told = leave(gone, 1, 2);
    long blocked = Instant.now().minus(Duration.ofDays(80)).toEpochMilli();
    assertThat(
            watched
                .database()
                .change(
                    "update MARELLE_DIRECTORY_RECORD set BLOCKED_AT = ?"
                        + " where SCHOOL = ? and EXTERNAL_ID = ?",
                    blocked,
                    school.uai(),
                    school.uai() + ":e2"))
        .isOne();

    put(administrator, told);

    Message.Mail mail = only(administrator);
    assertThat(mail.subject()).isEqualTo("Comptes bientôt bloqués ou supprimés – " + school.uai());
    assertThat(mail.text())
        .contains(
            "%s (%s, élève)\u00a0: compte bloqué à partir du %s"
                .formatted(school.name(1), school.identifier(1), inNinetyDays(gone)),
            "(%s, responsable)\u00a0: compte bloqué".formatted(parent(1)),
            "%s (%s, élève)\u00a0: compte supprimé à partir du %s"
                .formatted(school.name(2), school.identifier(2), inNinetyDays(blocked)))
        .contains("comme administrateur de " + school.uai())
        .doesNotContain(school.identifier(3), "autres");
    assertThat(mail.html()).contains(school.identifier(1), parent(2));
  }

  @Test
  void aHundredAreNamedAndTheOthersAreCounted() {
    Person administrator = administrator(user -> {});
    int[] pupils = IntStream.rangeClosed(1, 52).toArray();

    put(administrator, leave(System.currentTimeMillis(), pupils));

    Message.Mail mail = only(administrator);
    assertThat(mail.text().lines().filter(line -> line.startsWith("- "))).hasSize(100);
    assertThat(mail.text()).contains("Et 4 autres");
  }

  @Test
  void onlyWhoAdministersTheSchoolAndProvedTheAddressIsTold() {
    long told = leave(System.currentTimeMillis(), 1);
    SchoolTables next = SchoolTables.of(1);
    new DirectoryRuns(ent).run(next.tables(), next.complete());
    Person administrator = administrator(user -> {});
    Person elsewhere = administrator(user -> user.setGroups(List.of("/" + next.uai())));
    Person unproved = administrator(user -> user.setEmailVerified(false));
    Person blocked = administrator(user -> user.setEnabled(false));
    Person teacher = member(user -> {});

    for (Person one : List.of(elsewhere, unproved, blocked, teacher, administrator)) {
      put(one, told);
    }

    assertThat(only(administrator).text()).contains(school.identifier(1));
    for (Person nobody : List.of(elsewhere, unproved, blocked, teacher)) {
      assertThat(watched.letters().to(nobody.email())).as(nobody.identifier()).isEmpty();
    }
  }

  @Test
  void whereEverybodyHasComeBackNothingLeaves() {
    Person administrator = administrator(user -> {});
    long told = leave(System.currentTimeMillis(), 1, 2);
    new DirectoryRuns(ent).run(school.tables(), school.complete());

    put(administrator, told);

    assertThat(watched.letters().to(administrator.email())).isEmpty();
  }

  private Person administrator(Consumer<UserRepresentation> wishes) {
    Person person = member(wishes);
    ent.people()
        .account(person)
        .roles()
        .realmLevel()
        .add(List.of(ent.realm().roles().get("school-administrator").toRepresentation()));
    return person;
  }

  /** Somebody of the school whose address is proved. */
  private Person member(Consumer<UserRepresentation> wishes) {
    return ent.people()
        .create(
            "staff",
            user -> {
              user.setGroups(List.of("/" + school.uai()));
              user.setEmail(user.getUsername() + "@famille.example");
              user.setEmailVerified(true);
              wishes.accept(user);
            });
  }

  /**
   * As if an import had not met these pupils and their relatives at that moment, and it had now
   * been taken down that somebody is told; returns the moment of that.
   */
  private long leave(long gone, int... pupils) {
    long told = System.currentTimeMillis();
    for (int pupil : pupils) {
      assertThat(
              watched
                  .database()
                  .change(
                      "update MARELLE_DIRECTORY_RECORD set GONE_SINCE = ?, WARNED_AT = ?"
                          + " where SCHOOL = ? and EXTERNAL_ID in (?, ?)",
                      gone,
                      told,
                      school.uai(),
                      school.uai() + ":e" + pupil,
                      school.uai() + ":r" + pupil))
          .isEqualTo(2);
    }
    return told;
  }

  /** Has the mail to one administrator leave, or not; returns when the outbox is done with it. */
  private void put(Person to, long told) {
    String message = UUID.randomUUID().toString();
    assertThat(
            watched
                .database()
                .change(
                    """
                    insert into MARELLE_OUTBOX (ID, REALM_ID, KIND, ACCOUNT_ID, LOCALE,
                      BASE_ADDRESS, DETAILS, PUT_AT, TRIES, LOCKED_UNTIL)
                    select ?, ID, 'departure-mail', ?, 'fr', ?, ?, ?, 0, 0 from REALM
                      where NAME = ?
                    """,
                    message,
                    to.id(),
                    ent.server().baseUrl().toString(),
                    "{\"school\":\"%s\",\"told-at\":\"%d\"}".formatted(school.uai(), told),
                    System.currentTimeMillis(),
                    Ent.REALM))
        .isOne();
    Patience.until(
        () ->
            assertThat(
                    watched
                        .database()
                        .number("select count(*) from MARELLE_OUTBOX where ID = ?", message))
                .isZero());
  }

  private Message.Mail only(Person to) {
    List<Message.Mail> mails = watched.letters().to(to.email());
    assertThat(mails).hasSize(1);
    return mails.get(0);
  }

  private String parent(int pupil) {
    return "parent" + school.identifier(pupil).substring(5);
  }

  private static String inNinetyDays(long moment) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Locale.FRENCH)
        .format(Instant.ofEpochMilli(moment).plus(UNTIL_BLOCKED).atZone(ZoneOffset.UTC));
  }
}
