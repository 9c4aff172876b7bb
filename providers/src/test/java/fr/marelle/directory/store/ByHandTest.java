package fr.marelle.directory.store;

import static fr.marelle.directory.store.Says.pupil;
import static fr.marelle.directory.store.Says.relative;
import static fr.marelle.directory.store.Says.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.plan.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of what somebody did by hand when the directory comes in. */
class ByHandTest {
  private static final String SCHOOL = "0590123A";
  private static final String COLLEGE = "0590456B";
  private static final Scope ALL = Trial.complete(SCHOOL);

  private final Trial trial = new Trial();

  @AfterEach
  void close() {
    trial.close();
  }

  private Trial.RunOfTrial run(PersonEntry... people) {
    return trial.run(ALL).says(people);
  }

  private String id(String identifier) {
    return trial.account(identifier).get("id");
  }

  @Test
  void aPupilWhoWasMadeByHandIsTakenOverWithHerFamilyAndLeavesTheClassThatWasGuessed() {
    String lina =
        trial.byHand(
            "lina.martin",
            "Lina",
            "Martin",
            SCHOOL,
            Map.of("profile", "pupil", "birthDate", "2015-06-02", "externalId", "marelle-by-hand"));
    join(lina, SCHOOL + "/CE2 B");
    given(lina, SCHOOL + "/CE2 B");
    trial.byHand(
        "zoe.martin",
        "Zoé",
        "Martin",
        SCHOOL,
        Map.of("profile", "relative", "children", "marelle-by-hand"));

    Trial.RunOfTrial run = run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());

    assertThat(run.report()).noneMatch(line -> line.startsWith("ReportCreated"));
    assertThat(trial.account("lina.martin"))
        .containsEntry("externalId", "E1")
        .containsEntry("groups", "0590123A, 0590123A/CE2 A");
    assertThat(trial.account("zoe.martin")).containsEntry("children", "E1");
  }

  @Test
  void aRelativeWhoIsTakenOverInTheSameBatchNamesTheChildOnce() {
    String lina =
        trial.byHand(
            "lina.martin",
            "Lina",
            "Martin",
            SCHOOL,
            Map.of("profile", "pupil", "birthDate", "2015-06-02", "externalId", "marelle-by-hand"));
    trial.byHand(
        "zoe.martin",
        "Zoé",
        "Martin",
        SCHOOL,
        Map.of("profile", "relative", "children", "marelle-by-hand"));

    run(
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        relative("R1", "Zoé", "Martin").children("E1").entry());

    assertThat(trial.account("lina.martin")).containsEntry("id", lina);
    assertThat(trial.account("zoe.martin"))
        .containsEntry("children", "E1")
        .containsEntry("externalId", "R1");
  }

  @Test
  void aTieThatWasUndoneByHandStaysUndoneUntilTheDirectoryTellsItAnew() {
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    run(lina, relative("R1", "Zoé", "Martin").children("E1").entry());
    detach("zoe.martin", "E1", "R1");

    run(lina, relative("R1", "Zoé", "Martin").children("E1").entry());
    assertThat(trial.account("zoe.martin")).doesNotContainKey("children");
    run(
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CM1 A").entry(),
        relative("R1", "Zoé", "Durand").children("E1").entry());
    assertThat(trial.account("zoe.martin"))
        .containsEntry("name", "Zoé Durand")
        .doesNotContainKey("children");

    run(lina, relative("R1", "Zoé", "Durand").children().entry());
    run(lina, relative("R1", "Zoé", "Durand").children("E1").entry());
    assertThat(trial.account("zoe.martin")).containsEntry("children", "E1");
  }

  @Test
  void aPersonWhomTheDirectoryKnowsTwiceIsOneAccountThatBothEntriesChange() {
    run(
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        pupil("E2", "Noé", "Martin").in(SCHOOL, "CM1 A").entry(),
        relative("R1", "Zoé", "Martin").children("E1").entry(),
        relative("R2", "Zoe", "Martinn").children("E2").entry());
    merge("zoe.martin", "zoe.martinn", "R1", "R2");

    Trial.RunOfTrial again =
        run(
            relative("R1", "Zoé", "Durand").children("E1").entry(),
            relative("R2", "Zoe", "Martinn").mail("zoe@b.example").children("E2").entry());

    assertThat(again.report()).noneMatch(line -> line.startsWith("ReportCreated"));
    assertThat(trial.account("zoe.martin"))
        .containsEntry("name", "Zoe Martinn")
        .containsEntry("email", "zoe@b.example")
        .containsEntry("children", "E1 E2")
        .containsEntry("externalId", "R1");
    assertThat(trial.account("zoe.martinn")).doesNotContainKey("children");
  }

  @Test
  void aPupilWhomTheDirectoryKnowsTwiceStaysTheChildOfBothFamilies() {
    run(
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        pupil("E2", "Linna", "Martin").in(SCHOOL, "CE2 A").entry(),
        relative("R2", "Paul", "Martin").children("E2").entry());
    merge("lina.martin", "linna.martin", "E1", "E2");
    trial.attribute(id("paul.martin"), "children", "E1");

    run(
        pupil("E2", "Linna", "Martin").in(SCHOOL, "CM1 A").entry(),
        relative("R2", "Paul", "Durand").children("E2").entry());

    assertThat(trial.account("lina.martin")).containsEntry("externalId", "E1");
    assertThat(trial.account("paul.martin"))
        .containsEntry("name", "Paul Durand")
        .containsEntry("children", "E1");
  }

  @Test
  void whoeverIsThereByOneIdLeavesNoClassForHavingGoneByTheOther() {
    run(
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        pupil("E2", "Linna", "Martin").in(SCHOOL, "CE2 A").entry());
    merge("lina.martin", "linna.martin", "E1", "E2");

    Trial.RunOfTrial next = run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());
    next.leave(trial.absent(next, Set.of(SCHOOL)));

    assertThat(trial.account("lina.martin").get("groups")).contains("0590123A/CE2 A");
  }

  @Test
  void anAccountInUseOfOneSchoolIsNotTakenForWhoeverIsOfTwo() {
    String eve = trial.byHand("eve.roy", "Ève", "Roy", SCHOOL, Map.of("profile", "teacher"));
    PersonEntry both = teacher("T1", "Ève", "Roy").in(COLLEGE, "6E B").at(SCHOOL).entry();
    trial.change("insert into CREDENTIAL (ID, TYPE, USER_ID) values ('c', 'password', ?)", eve);

    Trial.RunOfTrial asked = trial.run(Trial.complete(SCHOOL, COLLEGE)).ofAnAcademy().says(both);

    assertThat(asked.report()).containsExactly("QuestionInUse[Ève Roy, " + COLLEGE + "]");
    assertThat(trial.account("eve.roy")).containsEntry("groups", SCHOOL);

    trial.change("delete from CREDENTIAL where ID = 'c'");
    trial.run(Trial.complete(SCHOOL, COLLEGE)).ofAnAcademy().says(both);
    assertThat(trial.account("eve.roy").get("groups")).contains(COLLEGE + "/6E B");
  }

  @Test
  void aMotherWhoSignsInThroughAnotherIsNotTakenForOneWithAChildElsewhere() {
    PersonEntry hugo = pupil("E2", "Hugo", "Martin").in(COLLEGE, "6E B").entry();
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    String zoe = trial.byHand("zoe.martin", "Zoé", "Martin", SCHOOL, Map.of("profile", "relative"));
    trial.change(
        "insert into FEDERATED_IDENTITY (IDENTITY_PROVIDER, USER_ID) values ('educonnect', ?)",
        zoe);

    Trial.RunOfTrial asked =
        trial
            .run(Trial.complete(SCHOOL, COLLEGE))
            .ofAnAcademy()
            .says(lina, hugo, relative("R1", "Zoé", "Martin").children("E1", "E2").entry());

    assertThat(asked.report()).contains("QuestionInUse[Zoé Martin, " + COLLEGE + "]");
    assertThat(trial.account("zoe.martin")).doesNotContainKey("children");

    run(relative("R1", "Zoé", "Martin").children("E1").entry());
    assertThat(trial.account("zoe.martin")).containsEntry("children", "E1");
  }

  @Test
  void aClassThatWasGuessedAtAnotherSchoolIsLeftOnceTheDirectorySpeaksOfThatOne() {
    run(teacher("T1", "Ève", "Roy").in(SCHOOL, "CE2 A").entry());
    join(id("eve.roy"), COLLEGE + "/6E A");
    trial.onTables(
        sql ->
            new GivenPlaces(sql)
                .set(Trial.REALM, id("eve.roy"), Map.of(COLLEGE + "/6E A", COLLEGE)));
    PersonEntry both = teacher("T1", "Ève", "Roy").in(COLLEGE, "6E B").at(SCHOOL).entry();

    trial.run(Trial.complete(SCHOOL, COLLEGE)).ofAnAcademy().says(both);

    assertThat(trial.account("eve.roy").get("groups"))
        .contains(COLLEGE + "/6E B")
        .doesNotContain(COLLEGE + "/6E A");
  }

  @Test
  void whomTheDirectoryKnowsTwiceLeavesTheClassThatBothEntriesLeaveAtOnce() {
    run(
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        pupil("E2", "Linna", "Martin").in(SCHOOL, "CE2 A").entry());
    merge("lina.martin", "linna.martin", "E1", "E2");

    run(
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CM1 A").entry(),
        pupil("E2", "Linna", "Martin").in(SCHOOL, "CM1 A").entry());

    assertThat(trial.account("lina.martin"))
        .containsEntry("groups", "0590123A/CM1 A, default-group");
  }

  @Test
  void aClassOfWhoeverHasGoneByOneIdKeepsNobodyInIt() {
    run(
        pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        pupil("E2", "Linna", "Martin").in(SCHOOL, "CE2 A").entry());
    merge("lina.martin", "linna.martin", "E1", "E2");
    Trial.RunOfTrial next = run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry());
    next.leave(trial.absent(next, Set.of(SCHOOL)));

    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CM1 A").entry());

    assertThat(trial.account("lina.martin").get("groups"))
        .contains("CM1 A")
        .doesNotContain("CE2 A");
  }

  @Test
  void whoeverIsToBeRemovedStaysBlockedWhenTheDirectoryFindsThemAgain() {
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    PersonEntry hugo = pupil("E2", "Hugo", "Petit").in(SCHOOL, "CE2 A").entry();
    run(lina, hugo);
    Trial.RunOfTrial without = trial.run(ALL).says();
    without.leave(trial.absent(without, Set.of(SCHOOL)));
    trial.change("update USER_ENTITY set ENABLED = false");
    trial.change("update MARELLE_DIRECTORY_RECORD set BLOCKED_AT = 5");
    trial.onTables(
        sql -> {
          PersonRecords records = new PersonRecords(sql, Trial.REALM);
          assertThat(records.keepBlocked(id("lina.martin"))).isTrue();
          assertThat(records.keepBlocked(id("hugo.petit"))).isTrue();
          records.openOnReturn(id("hugo.petit"));
        });

    run(lina, hugo);

    assertThat(trial.account("lina.martin")).containsEntry("enabled", "false");
    assertThat(trial.account("hugo.petit")).containsEntry("enabled", "true");
  }

  @Test
  void whoeverIsForgottenIsFoundByTheirNameAgain() {
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    run(lina);
    trial.onTables(sql -> new PersonRecords(sql, Trial.REALM).forget(List.of("E1")));

    Trial.RunOfTrial again = run(lina);

    assertThat(again.report()).noneMatch(line -> line.startsWith("ReportCreated"));
    assertThat(trial.account("lina.martin1")).isEmpty();
  }

  @Test
  void aNameAndADayThatWereCorrectedStayWhereTheDirectoryIsLookedAtAnewAndSaysTheSame() {
    run(
        pupil("s:1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        pupil("s:2", "Zoe", "Roy").in(SCHOOL, "CE2 A").entry());
    trial.change("update USER_ENTITY set LAST_NAME = 'Martine' where USERNAME = 'lina.martin'");
    trial.attribute(id("lina.martin"), "birthDate", "2015-06-03");
    trial.change("update USER_ENTITY set FIRST_NAME = 'Zoë' where USERNAME = 'zoe.roy'");
    PersonEntry[] ofAnotherSource = {
      pupil("lille:1", "Lina", "Martin").in(SCHOOL, "CM1").entry(),
      pupil("lille:2", "Zoé", "Roy").in(SCHOOL, "CM1").entry()
    };
    run(ofAnotherSource).allTheSame();

    run(ofAnotherSource);

    assertThat(trial.account("lina.martin"))
        .containsEntry("externalId", "lille:1")
        .containsEntry("name", "Lina Martine")
        .containsEntry("birthDate", "2015-06-03");
    assertThat(trial.account("zoe.roy")).containsEntry("name", "Zoé Roy");

    trial.run(Trial.afresh(SCHOOL)).says(ofAnotherSource);
    assertThat(trial.account("lina.martin")).containsEntry("name", "Lina Martine");

    run(pupil("lille:1", "Lina", "Durand").in(SCHOOL, "CM1").entry(), ofAnotherSource[1]);
    assertThat(trial.account("lina.martin")).containsEntry("name", "Lina Durand");
  }

  private void detach(String relative, String pupilId, String relativeId) {
    trial.change(
        "delete from USER_ATTRIBUTE where NAME = 'children' and USER_ID = ?", id(relative));
    trial.onTables(
        sql -> new UntiedTable(sql, Trial.REALM).untie(List.of(pupilId), List.of(relativeId)));
  }

  /** As it is done by hand, as far as the directory is concerned. */
  private void merge(String kept, String dropped, String mainId, String otherId) {
    String stays = id(kept);
    String goes = id(dropped);
    trial.change(
        "update USER_ATTRIBUTE set USER_ID = ? where USER_ID = ? and NAME = 'children'",
        stays,
        goes);
    trial.change("delete from USER_ATTRIBUTE where USER_ID = ?", goes);
    trial.change("delete from USER_GROUP_MEMBERSHIP where USER_ID = ?", goes);
    trial.onTables(
        sql -> {
          new PersonRecords(sql, Trial.REALM).give(List.of(otherId), stays);
          new AliasTable(sql, Trial.REALM).set(List.of(otherId), Map.of(otherId, mainId));
        });
  }

  private void join(String account, String group) {
    trial.change(
        "insert into USER_GROUP_MEMBERSHIP (GROUP_ID, USER_ID, MEMBERSHIP_TYPE) values (?, ?, ?)",
        group,
        account,
        "UNMANAGED");
  }

  private void given(String account, String group) {
    trial.onTables(sql -> new GivenPlaces(sql).set(Trial.REALM, account, Map.of(group, SCHOOL)));
  }
}
