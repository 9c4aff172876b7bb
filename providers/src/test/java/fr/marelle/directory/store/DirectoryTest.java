package fr.marelle.directory.store;

import static fr.marelle.directory.store.Says.pupil;
import static fr.marelle.directory.store.Says.relative;
import static fr.marelle.directory.store.Says.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.account.Profile;
import fr.marelle.contact.ContactFingerprint;
import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.RemovalEntry;
import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of accounts while directories come in, on real tables. */
abstract class DirectoryTest {
  private static final String SCHOOL = "0590123A";
  private static final String COLLEGE = "0590456B";
  private static final Scope ALL = Trial.complete(SCHOOL, COLLEGE);

  private final Trial trial;

  DirectoryTest(Trial trial) {
    this.trial = trial;
  }

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
        .containsEntry("enabled", "true");
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
        .containsExactly(
            "ReportChanged[lina.martin, Lina Durand, name email places, 0590123A/CE2 A,"
                + " 0590456B/6E B]");
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

    trial.remove("patrick.dupont2");
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
    trial.byHand(
        "lina1", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil", "birthDate", "2015-06-02"));
    Trial.RunOfTrial run = trial.run(ALL);

    run.says(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());
    run.says(pupil("E2", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    assertThat(run.report())
        .containsExactly(
            "ReportChanged[lina1, Lina Martin, adopted]", "QuestionAccountTaken[Lina Martin]");
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

    assertThat(next.report())
        .containsExactly(
            "ReportChanged[lina.martin, Lina Martin, places, 0590123A/CE2 A, 0590456B/6E A]");
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

    assertThat(trial.account("lina.martin")).containsEntry("enabled", "false");
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
  void aRunForOneSchoolAdoptsNobodyOfAnother() {
    trial.byHand("lina", "Lina", "M.", COLLEGE, Map.of("profile", "pupil", "externalId", "E1"));
    trial.byHand("hugo", "Hugo", "M.", SCHOOL, Map.of("profile", "pupil", "externalId", "E2"));
    Map<String, String> before = trial.account("lina");

    Trial.RunOfTrial foreign =
        trial
            .run(only(SCHOOL))
            .says(
                pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").mail("a@b.example").entry(),
                pupil("E2", "Hugo", "Martin").in(SCHOOL, "CE2 A").entry());

    assertThat(foreign.report())
        .containsExactly(
            "QuestionBelongsElsewhere[Lina Martin]",
            "ReportChanged[hugo, Hugo Martin, adopted name birth-date]");
    assertThat(trial.account("lina")).isEqualTo(before);
    assertThat(trial.everything()).containsOnlyKeys("lina", "hugo");
  }

  @Test
  void aSchoolsOwnFileChangesNobodyWhoAdministersSomething() {
    String byHand = trial.byHand("eve", "Ève", "Roy", SCHOOL, Map.of("profile", "teacher"));
    run(
        teacher("T2", "Paul", "Roy").in(SCHOOL, "CE2 A").mail("paul@school.example").entry(),
        teacher("T3", "Zoé", "Roy").in(SCHOOL, "CE2 A").entry(),
        pupil("E1", "Lina", "Roy").in(SCHOOL, "CE2 A").entry());
    String paul = trial.account("paul.roy").get("id");
    Map<String, Map<String, String>> before = trial.everything();

    Trial.RunOfTrial theirs = trial.run(only(SCHOOL)).guarding(byHand, paul);
    theirs.says(
        teacher("T1", "Ève", "Roy").in(SCHOOL, "CE2 A").mail("me@b.example").entry(),
        teacher("T2", "Paul", "Roy").in(SCHOOL, "CE2 A").mail("me@b.example").entry(),
        teacher("T3", "Zoé", "Roy").in(SCHOOL, "CE2 A").entry());

    assertThat(theirs.report())
        .containsExactly("QuestionGuarded[Ève Roy]", "QuestionGuarded[Paul Roy]");
    assertThat(trial.everything()).isEqualTo(before);

    Trial.RunOfTrial without = trial.run(only(SCHOOL)).guarding(byHand, paul);
    without.says(teacher("T3", "Zoé", "Roy").in(SCHOOL, "CE2 A").entry());
    without.leave(trial.absent(without, Set.of(SCHOOL)));

    assertThat(without.report())
        .contains("QuestionGuarded[Paul Roy]")
        .noneMatch(line -> line.startsWith("ReportGone[paul.roy"));
    assertThat(trial.everything().get("paul.roy")).isEqualTo(before.get("paul.roy"));
  }

  private static Scope only(String school) {
    return Trial.scope(Set.of(school), Set.of(SCHOOL, COLLEGE), Extent.COMPLETE, true);
  }

  @Test
  void theAddressThatAnAdoptedAccountGetsReceivesNoSecretForADay() {
    trial.byHand("lina", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil", "externalId", "E1"));

    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").mail("a@b.example").entry());

    assertThat(trial.account("lina"))
        .containsEntry("email", "a@b.example")
        .containsEntry("contactsSeen", ContactFingerprint.of("a@b.example") + " none")
        .containsKey("emailChangedAt");
  }

  @Test
  void anAcademysWordHoldsForAllSchoolsButNotWhereTheRunIsForOne() {
    PersonEntry pupils = pupil("E1", "Lina", "Roy").in(SCHOOL, "CE2 A").entry();
    PersonEntry both = teacher("T1", "Ève", "Roy").in(SCHOOL, "CE2 A").entry();
    run(pupils, pupil("E2", "Max", "Roy").in(COLLEGE, "6E B").entry(), both);
    run(teacher("T1", "Ève", "Roy").in(COLLEGE, "6E B").entry());
    run(relative("R1", "Zoé", "Roy").children("E1", "E2").entry());
    assertThat(trial.account("eve.roy")).containsEntry("groups", "0590456B/6E B, default-group");
    trial
        .run(Trial.complete(SCHOOL))
        .says(both, relative("R1", "Zoé", "Roy").children("E1", "E2").entry());

    trial
        .run(only(COLLEGE))
        .ofAnAcademy()
        .says(
            teacher("T1", "Ève", "Roy").in(COLLEGE, "5E A").entry(),
            relative("R1", "Zoé", "Royal").children("E2").entry());

    assertThat(trial.account("eve.roy"))
        .containsEntry("groups", "0590123A/CE2 A, 0590456B/5E A, default-group");
    assertThat(trial.account("zoe.roy"))
        .containsEntry("name", "Zoé Royal")
        .containsEntry("children", "E1 E2")
        .containsEntry("groups", "0590123A, 0590456B, default-group");

    trial
        .run(Trial.complete(COLLEGE))
        .ofAnAcademy()
        .says(teacher("T1", "Ève", "Roy").in(COLLEGE, "5E B").entry());

    assertThat(trial.account("eve.roy")).containsEntry("groups", "0590456B/5E B, default-group");
  }

  @Test
  void aTableThatNamesSchoolsByAColumnSpeaksOfThose() {
    run(teacher("T1", "Ève", "Roy").in(SCHOOL, "CE2 A").entry());
    trial.run(Trial.complete()).says(teacher("T1", "Ève", "Roy").in(COLLEGE, "6E B").entry());

    trial.run(Trial.complete()).says(teacher("T1", "Ève", "Roy").in(SCHOOL, "CM1 A").entry());

    assertThat(trial.account("eve.roy"))
        .containsEntry("groups", "0590123A/CM1 A, 0590456B/6E B, default-group");
  }

  @Test
  void whoeverARunForOneSchoolRemovesStaysAtTheOthers() {
    twoSchools();

    Trial.RunOfTrial delta =
        trial.run(Trial.scope(Set.of(SCHOOL), Set.of(), Extent.DELTA, true)).removes(removal("T1"));

    assertThat(delta.report())
        .containsExactly("ReportChanged[eve.roy, Ève Roy, places, 0590123A/CE2 A, ]");
    assertThat(trial.account("eve.roy")).containsEntry("groups", "0590456B/6E B, default-group");
  }

  private void twoSchools() {
    run(teacher("T1", "Ève", "Roy").in(SCHOOL, "CE2 A").entry());
    trial
        .run(Trial.complete(COLLEGE))
        .says(teacher("T1", "Ève", "Roy").in(COLLEGE, "6E B").entry());
  }

  private static RemovalEntry removal(String id) {
    return new RemovalEntry(
        Location.of("delta.xml"), RemovalEntry.Subject.PERSON, new ExternalId("", id));
  }

  @Test
  void whoWasForgottenByOneOfHerSchoolsComesBackToIt() {
    twoSchools();
    PersonEntry atSchool = teacher("T1", "Ève", "Roy").in(SCHOOL, "CE2 A").entry();
    trial.run(Trial.complete(SCHOOL)).says(atSchool);
    Map<String, String> before = trial.account("eve.roy");
    Trial.RunOfTrial monday = trial.run(Trial.complete(SCHOOL));
    monday.leave(trial.absent(monday, Set.of(SCHOOL)));
    assertThat(trial.account("eve.roy")).containsEntry("groups", "0590456B/6E B, default-group");

    trial.run(Trial.complete(SCHOOL)).says(atSchool);

    assertThat(trial.account("eve.roy")).isEqualTo(before);
  }

  @Test
  void manyWhomASourceRemovesWaitForSomebodyToConfirmIt() {
    PersonEntry[] pupils =
        IntStream.range(0, 40)
            .mapToObj(i -> pupil("E" + i, "Élève", "Roy").in(SCHOOL, "CE2 A").entry())
            .toArray(PersonEntry[]::new);
    run(pupils);
    Scope delta = Trial.scope(Set.of(), Set.of(), Extent.DELTA, true);
    Trial.RunOfTrial run = trial.run(delta);

    run.removes(removal("E0"), removal("E1"), removal("E2"));
    run.removes(removal("E3"), removal("E4"));

    assertThat(run.lines(ReportKind.GONE)).hasSize(3);
    assertThat(run.report()).contains("QuestionManyWouldGo[0590123A, pupil, 2, 40]");
    assertThat(run.held()).isEqualTo(2);
    assertThat(run.lines(ReportKind.HELD))
        .extracting(line -> line.parameters().subList(1, 5))
        .containsExactly(
            List.of("Élève Roy", "pupil", "0590123A/CE2 A", "E3"),
            List.of("Élève Roy", "pupil", "0590123A/CE2 A", "E4"));
    run.confirmed();
    assertThat(run.lines(ReportKind.GONE)).hasSize(5);
  }

  @Test
  void peopleOfSeveralSchoolsAreCountedInEach() {
    twoSchools();
    run(teacher("T2", "Ida", "Roy").in(COLLEGE, "6E B").entry());
    trial.run(Trial.complete(SCHOOL)).says(teacher("T1", "Ève", "Roy").in(SCHOOL, "CE2 A").entry());

    assertThat(trial.crowds(Set.of(SCHOOL, COLLEGE)))
        .containsOnly(
            Map.entry(new Crowd(SCHOOL, Profile.TEACHER), 1L),
            Map.entry(new Crowd(COLLEGE, Profile.TEACHER), 2L));
    Trial.RunOfTrial without = trial.run(Trial.complete(SCHOOL));
    assertThat(trial.absent(without, Set.of(SCHOOL)))
        .extracting(leaving -> leaving.record().externalId())
        .containsExactly("T1");
  }

  @Test
  void aRowForEachSchoolOrChildOfOneIdIsOnePerson() {
    Scope anySchool = Trial.complete();
    PersonEntry[] rows = {
      pupil("E1", "Lina", "Roy").in(SCHOOL, "CE2 A").entry(),
      pupil("E2", "Max", "Roy").in(COLLEGE, "6E B").entry(),
      teacher("T1", "Ève", "Roy").in(SCHOOL, "CE2 A").entry(),
      teacher("T1", "Ève", "Roy").in(COLLEGE, "6E B").entry(),
      relative("R1", "Zoé", "Roy").children("E1").entry(),
      relative("R1", "Zoé", "Roy").children("E2").entry()
    };
    Trial.RunOfTrial together = trial.run(anySchool).says(rows);
    Map<String, Map<String, String>> all = trial.everything();

    assertThat(together.lines(ReportKind.QUESTION)).isEmpty();
    assertThat(trial.account("eve.roy"))
        .containsEntry("groups", "0590123A/CE2 A, 0590456B/6E B, default-group");
    assertThat(trial.account("zoe.roy")).containsEntry("children", "E1 E2");

    Trial.RunOfTrial apart = trial.run(anySchool);
    for (PersonEntry row : rows) {
      apart.says(row);
    }
    assertThat(apart.report()).isEmpty();
    assertThat(trial.everything()).isEqualTo(all);
  }

  @Test
  void aMotherWithARowForEachChildAndWithoutAnIdIsOne() {
    run(
        pupil("", "Lina", "Roy").in(SCHOOL, "CE2 A").entry(),
        pupil("", "Max", "Roy").in(SCHOOL, "CP").entry());
    PersonEntry[] rows = {
      relative("", "Zoé", "Roy").mail("zoe@b.example").childByName(SCHOOL, "Lina", "Roy").entry(),
      relative("", "Zoé", "Roy").childByName(SCHOOL, "Max", "Roy").entry(),
      relative("", "Zoé", "Roy").mail("autre@b.example").childByName(SCHOOL, "Max", "Roy").entry()
    };

    Trial.RunOfTrial together = run(rows);

    assertThat(together.report())
        .containsExactlyInAnyOrder(
            "QuestionAccountTaken[Zoé Roy]", "ReportCreated[zoe.roy, Zoé Roy, relative, 0590123A]");
    Set<String> both =
        Set.of(
            trial.account("lina.roy").get("externalId"),
            trial.account("max.roy").get("externalId"));
    assertThat(trial.account("zoe.roy").get("children").split(" "))
        .containsExactlyInAnyOrderElementsOf(both);

    Trial.RunOfTrial apart = trial.run(ALL);
    apart.says(rows[0]);
    apart.says(rows[1]);

    assertThat(apart.lines(ReportKind.QUESTION)).isEmpty();
    assertThat(trial.account("zoe.roy").get("children").split(" ")).hasSize(2);
  }

  @Test
  void aMotherWhoseChildIsMisspeltIsThereAllTheSame() {
    PersonEntry lina = pupil("", "Lina", "Roy").in(SCHOOL, "CE2 A").entry();
    run(lina, relative("", "Zoé", "Roy").childByName(SCHOOL, "Lina", "Roy").entry());
    Map<String, String> before = trial.account("zoe.roy");

    Trial.RunOfTrial next =
        run(lina, relative("", "Zoé", "Roy").childByName(SCHOOL, "Lna", "Roy").entry());

    assertThat(next.report()).containsExactly("QuestionUnknownChild[Zoé Roy, Lna Roy]");
    assertThat(trial.absent(next, Set.of(SCHOOL))).isEmpty();
    assertThat(trial.account("zoe.roy")).isEqualTo(before);
  }

  @Test
  void anIdThatIsSuddenlySomebodyElsesIsAQuestion() {
    run(
        pupil("1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        teacher("2", "Ève", "Roy").in(SCHOOL, "CE2 A").entry());
    Map<String, Map<String, String>> before = trial.everything();

    Trial.RunOfTrial other =
        run(
            pupil("1", "Hugo", "Durand").born(2012, 1, 1).in(COLLEGE, "6E B").entry(),
            teacher("2", "Max", "Petit").in(COLLEGE, "6E B").entry());

    assertThat(other.report())
        .containsExactlyInAnyOrder(
            "QuestionOtherPerson[1, Hugo Durand, lina.martin]",
            "QuestionOtherPerson[2, Max Petit, eve.roy]");
    assertThat(trial.everything()).isEqualTo(before);
    assertThat(trial.absent(other, Set.of(SCHOOL))).isEmpty();
  }

  @Test
  void whoeverIsKnownByAnotherSourcesIdIsAQuestionAndNoSecondAccount() {
    run(pupil("", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    Trial.RunOfTrial other = run(pupil("lille:7", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    assertThat(other.report()).containsExactly("QuestionOtherId[Lina Martin, 1]");
    assertThat(trial.everything()).containsOnlyKeys("lina.martin");
    assertThat(trial.absent(other, Set.of(SCHOOL))).isEmpty();
    run(
        pupil("lille:8", "Ana", "Roy").in(SCHOOL, "CE2 A").entry(),
        pupil("lille:9", "Ana", "Roy").in(SCHOOL, "CE2 A").entry());
    assertThat(trial.everything()).containsOnlyKeys("lina.martin", "ana.roy", "ana.roy1");
  }

  @Test
  void whoGoesOnAfterABreakKnowsWhoWasAdopted() {
    trial.byHand(
        "lina", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil", "birthDate", "2015-06-02"));
    for (Trial.RunOfTrial run : List.of(trial.dryRun(ALL), trial.run(ALL))) {
      run.says(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

      run.resumes().says(pupil("E2", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

      assertThat(run.report())
          .containsExactly(
              "ReportChanged[lina, Lina Martin, adopted]", "QuestionAccountTaken[Lina Martin]");
    }
  }

  @Test
  void whatHerChildrenSaidOfARelativeWhoWasRemovedStays() {
    PersonEntry lina = pupil("E1", "Lina", "Roy").in(SCHOOL, "CE2 A").relatives("R1").entry();
    PersonEntry mother = relative("R1", "Zoé", "Roy").entry();
    run(lina, mother);
    trial.remove("zoe.roy");

    Trial.RunOfTrial next = run(lina, mother);

    assertThat(next.report())
        .containsExactly("ReportCreated[zoe.roy1, Zoé Roy, relative, 0590123A]");
    assertThat(trial.account("zoe.roy1")).containsEntry("children", "E1");
  }

  @Test
  void anAddressThatWasRefusedIsGivenWhenItIsFree() {
    Scope unshared = Trial.scope(Set.of(), Set.of(), Extent.COMPLETE, false);
    PersonEntry lina =
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").mail("a@b.example").entry();
    PersonEntry hugo =
        pupil("E2", "Hugo", "Martin").in(SCHOOL, "CE2 A").mail("a@b.example").entry();
    trial.run(unshared).says(lina, hugo);
    assertThat(trial.account("hugo.martin")).containsEntry("email", "null");
    trial
        .run(unshared)
        .says(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").withoutMail().entry());

    trial.run(unshared).says(hugo);

    assertThat(trial.account("hugo.martin")).containsEntry("email", "a@b.example");
  }

  @Test
  void aDryRunSaysWhatTheRealOneDoesAndWritesNoAccount() {
    trial.byHand(
        "lili", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil", "birthDate", "2015-06-02"));
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
    dry.leave(trial.absent(dry, Set.of(SCHOOL, COLLEGE)));
    assertThat(trial.everything()).isEqualTo(before);

    Trial.RunOfTrial real = trial.run(ALL);
    for (PersonEntry[] batch : batches) {
      real.says(batch);
    }
    real.leave(trial.absent(real, Set.of(SCHOOL, COLLEGE)));

    assertThat(dry.report()).isNotEmpty().isEqualTo(real.report());
    assertThat(dry.unchanged()).isEqualTo(real.unchanged());
    assertThat(trial.account("zoe.martin")).containsEntry("children", "E1 E2");
    assertThat(trial.account("max.roy")).containsEntry("groups", "0590456B, default-group");
  }

  @Test
  void whatWasLostOnOurSideComesBackWhenEverybodyIsLookedAtOrTheGroupWasRemoved() {
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    PersonEntry hugo = pupil("E2", "Hugo", "Martin").in(SCHOOL, "CE2 B").entry();
    run(lina, hugo);
    Map<String, Map<String, String>> before = trial.everything();
    trial.change("delete from USER_GROUP_MEMBERSHIP where GROUP_ID like '0590123A%'");

    assertThat(run(lina, hugo).report()).isEmpty();
    assertThat(trial.everything()).isNotEqualTo(before);
    assertThat(trial.run(Trial.afresh(SCHOOL)).says(lina, hugo).report()).isEmpty();
    assertThat(trial.everything()).isEqualTo(before);

    trial.change("delete from USER_GROUP_MEMBERSHIP where GROUP_ID = '0590123A/CE2 A'");
    trial.lose(new PlaceName(SCHOOL, "ce2  a"));
    Trial.RunOfTrial next = run(lina, hugo);

    assertThat(next.unchanged()).isEqualTo(2);
    assertThat(trial.everything()).isEqualTo(before);
  }

  @Test
  void whoHasGoneFromOneSchoolIsNotHeldOffFromAnother() {
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CM2").relatives("R1").entry();
    PersonEntry mother = relative("R1", "Zoé", "Martin").mail("zoe@b.example").entry();
    run(lina, mother);
    Scope college = Trial.scope(Set.of(COLLEGE), Set.of(COLLEGE), Extent.COMPLETE, true);
    PersonEntry moved = pupil("E1", "Lina", "Martin").in(COLLEGE, "6E B").relatives("R1").entry();
    PersonEntry other = pupil("E1", "Max", "Roy").in(COLLEGE, "6E B").entry();
    assertThat(trial.run(college).says(moved).report())
        .containsExactly("QuestionBelongsElsewhere[Lina Martin]");
    Trial.RunOfTrial without = run();
    without.leave(trial.absent(without, Set.of(SCHOOL)));

    assertThat(trial.run(college).says(other).report())
        .containsExactly("QuestionBelongsElsewhere[Max Roy]");
    assertThat(trial.run(college).says(moved, mother).report())
        .containsExactly(
            "ReportReturned[lina.martin, Lina Martin]", "ReportReturned[zoe.martin, Zoé Martin]");

    assertThat(trial.account("lina.martin"))
        .containsEntry("groups", "0590456B/6E B, default-group");
    assertThat(trial.account("zoe.martin"))
        .containsEntry("groups", "0590456B, default-group")
        .containsEntry("children", "E1");
  }

  @Test
  void aSchoolSaysOfAnothersPeopleOnlyWhereTheyAreInItsOwn() {
    trial
        .run(Trial.complete("0590123A", "0590456B"))
        .says(
            teacher("lille:1", "Ève", "Noir").in("0590123A", "CP").entry(),
            teacher("lille:1", "Ève", "Noir").in("0590456B", "6E B").entry());

    trial
        .run(Trial.scope(Set.of("0590123A"), Set.of(), Extent.DELTA, true))
        .says(teacher("", "Ève", "Noir").mail("autre@b.example").in("0590123A", "CE1").entry());

    assertThat(trial.account("eve.noir")).containsEntry("email", "null");
    assertThat(trial.account("eve.noir").get("groups")).contains("0590123A/CE1", "0590456B/6E B");
  }
}
