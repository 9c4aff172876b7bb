package fr.marelle.directory.store;

import static fr.marelle.directory.store.Says.pupil;
import static fr.marelle.directory.store.Says.relative;
import static fr.marelle.directory.store.Says.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.contact.ContactFingerprint;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.RemovalEntry;
import fr.marelle.directory.plan.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of accounts while directories come in, on real tables. */
class DirectoryTest {
  private static final String SCHOOL = "0590123A";
  private static final String COLLEGE = "0590456B";
  private static final Scope ALL = Trial.complete(SCHOOL, COLLEGE);

  private final Trial trial = new Trial();

  @AfterEach
  void close() {
    trial.close();
  }

  private Trial.RunOfTrial run(PersonEntry... people) {
    return trial.run(ALL).says(people);
  }

  @Test
  void aPupilGetsAnAccountWithAllThatKeycloakGivesOne() {
    Trial.RunOfTrial run =
        run(
            pupil("E1", "Jean-Noël", "D'Été Dupont")
                .in(SCHOOL, "CE2 A")
                .mail("a@b.example")
                .entry());

    assertThat(run.report())
        .containsExactly(
            "ReportCreated[jeannoel.detedupont, Jean-Noël D'Été Dupont, pupil, 0590123A/CE2 A]");
    assertThat(trial.account("jeannoel.detedupont"))
        .containsEntry("name", "Jean-Noël D'Été Dupont")
        .containsEntry("email", "a@b.example")
        .containsEntry("profile", "pupil")
        .containsEntry("externalId", "E1")
        .containsEntry("birthDate", "2015-06-02")
        .containsEntry("groups", "0590123A/CE2 A, default-group")
        .containsEntry("codes", "[activation-code]")
        .containsEntry("enabled", "TRUE");
  }

  @Test
  void theSameAgainChangesNothing() {
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    PersonEntry mother = relative("R1", "Zoé", "Martin").children("E1").entry();
    run(lina, mother);
    Map<String, Map<String, String>> before = trial.everything();

    Trial.RunOfTrial again = run(lina, mother);

    assertThat(again.report()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(2);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void namesClassesAndEmptyValuesFollowTheDirectoryAndTheIdentifierStays() {
    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").mail("a@b.example").entry());

    Trial.RunOfTrial next =
        run(pupil("E1", "Lina", "Durand").in(COLLEGE, "6E B").withoutMail().entry());

    assertThat(next.report())
        .containsExactly("ReportChanged[lina.martin, Lina Durand, name email places]");
    assertThat(trial.account("lina.martin"))
        .containsEntry("name", "Lina Durand")
        .containsEntry("email", "null")
        .containsEntry("groups", "0590456B/6E B, default-group");
  }

  @Test
  void aContactThatItsOwnerSetStays() {
    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").mail("ecole@b.example").entry());
    trial.change("update USER_ENTITY set EMAIL = 'moi@b.example'");

    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").mail("autre@b.example").entry());
    assertThat(trial.account("lina.martin")).containsEntry("email", "moi@b.example");

    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").withoutMail().entry());
    assertThat(trial.account("lina.martin")).containsEntry("email", "moi@b.example");
  }

  @Test
  void aContactThatTheDirectoryChangesReceivesNoSecretForADay() {
    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").mail("un@b.example").entry());
    String account = trial.account("lina.martin").get("id");
    trial.attribute(account, "contactsSeen", ContactFingerprint.of("un@b.example") + " none");

    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").mail("deux@b.example").entry());

    assertThat(trial.account("lina.martin"))
        .containsEntry("email", "deux@b.example")
        .containsEntry("contactsSeen", ContactFingerprint.of("deux@b.example") + " none")
        .containsKey("emailChangedAt");
  }

  @Test
  void groupsThatWereGivenByHandStay() {
    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());
    trial.change(
        "insert into USER_GROUP_MEMBERSHIP (GROUP_ID, USER_ID, MEMBERSHIP_TYPE) values (?, ?, ?)",
        "chorale",
        trial.account("lina.martin").get("id"),
        "UNMANAGED");

    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CM1 A").entry());

    assertThat(trial.account("lina.martin"))
        .containsEntry("groups", "0590123A/CM1 A, chorale, default-group");
  }

  @Test
  void homonymsAreNumberedAndAFreedIdentifierIsNobodysEver() {
    run(
        pupil("E1", "Patrick", "Dupont").in(SCHOOL, "CE2 A").entry(),
        pupil("E2", "Patrick", "Dupont").in(SCHOOL, "CE2 B").entry());
    run(pupil("E3", "Patrick", "Dupont").in(COLLEGE, "6E B").entry());
    assertThat(trial.everything())
        .containsOnlyKeys("patrick.dupont", "patrick.dupont1", "patrick.dupont2");

    String freed = trial.account("patrick.dupont2").get("id");
    for (String table :
        List.of(
            "USER_ATTRIBUTE",
            "USER_GROUP_MEMBERSHIP",
            "USER_ROLE_MAPPING",
            "USER_REQUIRED_ACTION",
            "CREDENTIAL",
            "MARELLE_DIRECTORY_RECORD")) {
      trial.change("delete from " + table + " where USER_ID = ?", freed);
    }
    trial.change("delete from USER_ENTITY where ID = ?", freed);
    run(pupil("E4", "Patrick", "Dupont").in(COLLEGE, "6E B").entry());

    assertThat(trial.everything())
        .containsOnlyKeys("patrick.dupont", "patrick.dupont1", "patrick.dupont3");
  }

  @Test
  void identifiersThatWereMadeByHandAreGoneRound() {
    IntStream.range(0, 20)
        .forEach(
            i ->
                trial.byHand("lina.martin" + (i == 0 ? "" : i), "Autre", "Nom", COLLEGE, Map.of()));

    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    assertThat(trial.account("lina.martin20")).containsEntry("externalId", "E1");
  }

  @Test
  void anAccountThatHasTheIdIsThePerson() {
    trial.byHand("lili", "L.", "M.", SCHOOL, Map.of("profile", "pupil", "externalId", "E1"));

    Trial.RunOfTrial run = run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    assertThat(run.report())
        .containsExactly("ReportChanged[lili, Lina Martin, adopted name birth-date]");
    assertThat(trial.everything()).containsOnlyKeys("lili");
  }

  @Test
  void anAccountOfTheSameSchoolNameAndBirthDateIsThePerson() {
    trial.byHand(
        "lili", "LINA", "Martin", SCHOOL, Map.of("profile", "pupil", "birthDate", "2015-06-02"));
    trial.byHand(
        "cousine", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil", "birthDate", "2014-01-01"));

    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    assertThat(trial.account("lili")).containsEntry("externalId", "E1");
    assertThat(trial.everything()).containsOnlyKeys("lili", "cousine");
  }

  @Test
  void severalWhoMayBeThePersonAreAQuestionAndNoAccount() {
    trial.byHand("lina1", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil"));
    trial.byHand("lina2", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil"));

    Trial.RunOfTrial run = run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    assertThat(run.report()).containsExactly("QuestionSeveralAccounts[Lina Martin, 2]");
    assertThat(trial.everything()).containsOnlyKeys("lina1", "lina2");
  }

  @Test
  void anAccountIsNotTwoPeople() {
    trial.byHand("lina1", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil"));
    Trial.RunOfTrial run = trial.run(ALL);

    run.says(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());
    run.says(pupil("E2", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    assertThat(run.report())
        .containsExactly(
            "ReportChanged[lina1, Lina Martin, adopted birth-date]",
            "QuestionAccountTaken[Lina Martin]");
  }

  @Test
  void aRepeatedIdIsAQuestionAndWhatWasSaidFirstHolds() {
    Trial.RunOfTrial run = trial.run(ALL);
    run.says(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    run.says(pupil("E1", "Autre", "Nom").in(SCHOOL, "CE2 A").entry());

    assertThat(run.report()).last().isEqualTo("QuestionRepeatedId[E1]");
    assertThat(trial.everything()).containsOnlyKeys("lina.martin");
  }

  @Test
  void someoneWithoutAnIdIsKnownAgainByName() {
    PersonEntry lina = pupil("", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    run(lina);
    assertThat(run(lina).report()).isEmpty();

    run(pupil("", "lina", "MARTIN").in(SCHOOL, "CM1 A").entry());

    assertThat(trial.everything()).containsOnlyKeys("lina.martin");
    assertThat(trial.account("lina.martin"))
        .containsEntry("groups", "0590123A/CM1 A, default-group");
  }

  @Test
  void twoOfTheSameNameWithoutIdsAreAQuestion() {
    PersonEntry lina = pupil("", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();

    assertThat(run(lina, lina).report())
        .containsExactlyInAnyOrder(
            "QuestionAccountTaken[Lina Martin]",
            "ReportCreated[lina.martin, Lina Martin, pupil, 0590123A/CE2 A]");
  }

  @Test
  void aRelativeBelongsWhereHerChildrenDoAndMovesWithThem() {
    run(
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").relatives("R1").entry(),
        pupil("E2", "Hugo", "Martin").in(COLLEGE, "6E B").relatives("R1").entry(),
        relative("R1", "Zoé", "Martin").entry());
    assertThat(trial.account("zoe.martin"))
        .containsEntry("children", "E1 E2")
        .containsEntry("groups", "0590123A, 0590456B, default-group");

    Trial.RunOfTrial next =
        run(
            pupil("E1", "Lina", "Martin").in(COLLEGE, "6E A").relatives("R1").entry(),
            pupil("E2", "Hugo", "Martin").in(COLLEGE, "6E B").relatives().entry(),
            relative("R1", "Zoé", "Martin").entry());

    assertThat(next.report()).containsExactly("ReportChanged[lina.martin, Lina Martin, places]");
    assertThat(trial.account("zoe.martin"))
        .containsEntry("children", "E1")
        .containsEntry("groups", "0590456B, default-group");
  }

  @Test
  void aChildWhoWasGivenByHandStays() {
    run(
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        pupil("E2", "Hugo", "Martin").in(SCHOOL, "CE2 A").entry(),
        relative("R1", "Zoé", "Martin").children("E1").entry());
    String mother = trial.account("zoe.martin").get("id");
    trial.change(
        "insert into USER_ATTRIBUTE (ID, USER_ID, NAME, VALUE) values ('x', ?, 'children', 'E2')",
        mother);

    run(relative("R1", "Zoé", "Durand").children("E1").entry());

    assertThat(trial.account("zoe.martin"))
        .containsEntry("children", "E1 E2")
        .containsEntry("name", "Zoé Durand");
  }

  @Test
  void aRelativeOfNobodyWhoIsKnownIsAQuestionAndNoAccount() {
    Trial.RunOfTrial run =
        run(
            pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
            relative("R1", "Zoé", "Martin").children("E9").entry(),
            relative("R2", "Paul", "Martin").childByName(SCHOOL, "LINA", "martin").entry(),
            relative("R3", "Luc", "Martin").childByName(SCHOOL, "Line", "Martin").entry());

    assertThat(run.report())
        .contains(
            "QuestionUnknownChild[Zoé Martin, E9]",
            "QuestionNoChild[Zoé Martin]",
            "QuestionUnknownChild[Luc Martin, Line Martin]",
            "QuestionNoChild[Luc Martin]");
    assertThat(trial.account("paul.martin")).containsEntry("children", "E1");
    assertThat(trial.everything()).containsOnlyKeys("lina.martin", "paul.martin");
  }

  @Test
  void aSchoolsOwnFileSaysNothingOfAnother() {
    run(teacher("T1", "Ève", "Roy").in(SCHOOL, "CE2 A").entry());
    trial
        .run(Trial.complete(COLLEGE))
        .says(teacher("T1", "Ève", "Roy").in(COLLEGE, "6E B").entry());

    assertThat(trial.account("eve.roy"))
        .containsEntry("groups", "0590123A/CE2 A, 0590456B/6E B, default-group");
  }

  @Test
  void whoHasGoneLeavesTheClassAndComesBackWhole() {
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    PersonEntry hugo = pupil("E2", "Hugo", "Martin").in(SCHOOL, "CE2 A").entry();
    run(lina, hugo);
    Map<String, String> before = trial.account("lina.martin");

    Trial.RunOfTrial without = run(hugo);
    without.leave(trial.absent(without, Set.of(SCHOOL)));

    assertThat(without.report())
        .containsExactly("ReportGone[lina.martin, Lina Martin, 1970-01-31, 1970-04-01]");
    assertThat(trial.account("lina.martin")).containsEntry("groups", "0590123A, default-group");

    trial.change("update USER_ENTITY set ENABLED = false where USERNAME = 'lina.martin'");
    trial.change("update MARELLE_DIRECTORY_RECORD set BLOCKED_AT = 5 where EXTERNAL_ID = 'E1'");
    Trial.RunOfTrial back = run(lina, hugo);

    assertThat(back.report()).containsExactly("ReportReturned[lina.martin, Lina Martin]");
    assertThat(trial.account("lina.martin")).isEqualTo(before);
  }

  @Test
  void whoWasBlockedByHandComesBackBlocked() {
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    run(lina);
    Trial.RunOfTrial without = run();
    without.leave(trial.absent(without, Set.of(SCHOOL)));
    trial.change("update USER_ENTITY set ENABLED = false");
    trial.change("update MARELLE_DIRECTORY_RECORD set BLOCKED_AT = 0");

    run(lina);

    assertThat(trial.account("lina.martin")).containsEntry("enabled", "FALSE");
  }

  @Test
  void whoeverADeltaRemovesHasGone() {
    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    Trial.RunOfTrial delta =
        trial
            .run(Trial.scope(Set.of(), Set.of(), Extent.DELTA, true))
            .removes(
                new RemovalEntry(
                    Location.of("delta.xml"),
                    RemovalEntry.Subject.PERSON,
                    new ExternalId("", "E1")),
                new RemovalEntry(
                    Location.of("delta.xml"),
                    RemovalEntry.Subject.PERSON,
                    new ExternalId("", "E9")));

    assertThat(delta.report())
        .containsExactlyInAnyOrder(
            "ReportGone[lina.martin, Lina Martin, 1970-01-31, 1970-04-01]",
            "QuestionUnknownPerson[E9]");
  }

  @Test
  void aRunForOneSchoolTouchesNoOther() {
    run(
        pupil("E1", "Lina", "Martin").in(COLLEGE, "6E B").entry(),
        relative("R9", "Ida", "Martin").children("E1").entry());
    Map<String, Map<String, String>> before = trial.everything();

    Trial.RunOfTrial foreign =
        trial
            .run(Trial.scope(Set.of(SCHOOL), Set.of(SCHOOL), Extent.COMPLETE, true))
            .says(
                pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
                pupil("E2", "Hugo", "Roy").in(COLLEGE, "6E B").entry(),
                relative("R1", "Zoé", "Roy").children("E1").entry());
    foreign.says(pupil("E3", "Max", "Roy").in(SCHOOL, "CE2 A").relatives("R9").entry());

    assertThat(foreign.report())
        .containsExactly(
            "QuestionBelongsElsewhere[Lina Martin]",
            "QuestionForbiddenSchool[Hugo Roy, 0590456B]",
            "QuestionUnknownChild[Zoé Roy, E1]",
            "QuestionNoChild[Zoé Roy]",
            "QuestionBelongsElsewhere[R9]",
            "ReportCreated[max.roy, Max Roy, pupil, 0590123A/CE2 A]");
    assertThat(trial.everything()).containsAllEntriesOf(before).hasSize(before.size() + 1);
  }

  @Test
  void twoAccountsMayNotShareAnAddressWhereTheRealmSaysSo() {
    Scope unshared = Trial.scope(Set.of(), Set.of(), Extent.COMPLETE, false);

    Trial.RunOfTrial run =
        trial
            .run(unshared)
            .says(
                pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").mail("a@b.example").entry(),
                pupil("E2", "Hugo", "Martin").in(SCHOOL, "CE2 A").mail("a@b.example").entry());

    assertThat(run.report()).contains("QuestionMailTaken[Hugo Martin]");
    assertThat(trial.account("hugo.martin")).containsEntry("email", "null");
  }

  @Test
  void aDryRunSaysWhatTheRealOneDoesAndWritesNoAccount() {
    trial.byHand("lili", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil"));
    run(
        pupil("E5", "Ana", "Roy").in(SCHOOL, "CE2 A").relatives("R5").entry(),
        pupil("E6", "Tom", "Roy").in(SCHOOL, "CE2 A").entry(),
        relative("R5", "Max", "Roy").mail("max@b.example").entry());
    PersonEntry[][] batches = {
      {
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").relatives("R1").entry(),
        pupil("E2", "Hugo", "Martin").in(COLLEGE, "6E B").relatives("R1").entry(),
        pupil("E3", "Hugo", "Martin").in(COLLEGE, "6E C").relatives("R2").entry()
      },
      {
        pupil("E4", "Hugo", "Martin").in(COLLEGE, "6E C").relatives().entry(),
        pupil("E3", "Bis", "Martin").in(COLLEGE, "6E C").entry(),
        pupil("E5", "Ana", "Roy").in(COLLEGE, "6E C").relatives("R5", "R6").entry()
      },
      {
        relative("R1", "Zoé", "Martin").entry(),
        relative("R2", "Zoé", "Martin").childByName(COLLEGE, "Bis", "Martin").entry(),
        relative("R5", "Max", "Roy").mail("max2@b.example").entry(),
        relative("R6", "Mia", "Roy").entry(),
        relative("R7", "Noé", "Roy").children("E77").entry()
      }
    };
    Map<String, Map<String, String>> before = trial.everything();

    Trial.RunOfTrial dry = trial.dryRun(ALL);
    for (PersonEntry[] batch : batches) {
      dry.says(batch);
    }
    dry.leave(trial.absent(dry, Set.of(SCHOOL, COLLEGE, RecordTable.SEVERAL)));
    assertThat(trial.everything()).isEqualTo(before);

    Trial.RunOfTrial real = trial.run(ALL);
    for (PersonEntry[] batch : batches) {
      real.says(batch);
    }
    real.leave(trial.absent(real, Set.of(SCHOOL, COLLEGE, RecordTable.SEVERAL)));

    assertThat(dry.report()).isNotEmpty().isEqualTo(real.report());
    assertThat(dry.unchanged()).isEqualTo(real.unchanged());
    assertThat(trial.account("zoe.martin")).containsEntry("children", "E1 E2");
    assertThat(trial.account("max.roy")).containsEntry("groups", "0590456B, default-group");
  }
}
