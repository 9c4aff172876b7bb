package fr.marelle.directory.store;

import static fr.marelle.directory.store.Says.pupil;
import static fr.marelle.directory.store.Says.relative;
import static fr.marelle.directory.store.Says.teacher;
import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.plan.Answer;
import fr.marelle.directory.plan.ReportKind;
import fr.marelle.directory.plan.Scope;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of accounts once somebody has answered what a directory does not tell. */
abstract class AnswersTest {
  private static final String SCHOOL = "0590123A";
  private static final String COLLEGE = "0590456B";
  private static final Scope ALL = Trial.complete(SCHOOL, COLLEGE);
  private static final Map<String, String> PUPIL = Map.of("profile", "pupil");

  private final Trial trial;

  AnswersTest(Trial trial) {
    this.trial = trial;
  }

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
  void oneOfSeveralAccountsIsThePerson() {
    trial.byHand("lina1", "Lina", "Martin", SCHOOL, PUPIL);
    trial.byHand("lina2", "Lina", "Martin", SCHOOL, PUPIL);
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    Trial.RunOfTrial asking = run(lina);
    assertThat(asking.lines(ReportKind.QUESTION).get(0).doubt().orElseThrow().accounts())
        .containsExactlyInAnyOrder(id("lina1"), id("lina2"));
    asking.answered("QuestionSeveralAccounts[Lina Martin, 2]", Answer.of(id("lina2")));

    assertThat(trial.dryRun(ALL).says(lina).report())
        .containsExactly("ReportChanged[lina2, Lina Martin, adopted birth-date]");
    assertThat(run(lina).report())
        .containsExactly("ReportChanged[lina2, Lina Martin, adopted birth-date]");

    assertThat(run(lina).report()).isEmpty();
    assertThat(trial.everything()).containsOnlyKeys("lina1", "lina2");
  }

  @Test
  void anAnswerHoldsForTheNameThatWasAskedAbout() {
    trial.byHand("lina1", "Lina", "Martin", SCHOOL, PUPIL);
    trial.byHand("lina2", "Lina", "Martin", SCHOOL, PUPIL);
    run(pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry())
        .answered("QuestionSeveralAccounts[Lina Martin, 2]", Answer.of(id("lina2")));

    run(pupil("E1", "Hugo", "Roy").in(SCHOOL, "CE2 A").entry());

    assertThat(trial.account("hugo.roy")).containsEntry("externalId", "E1");
    assertThat(trial.account("lina2")).doesNotContainKey("externalId");
  }

  @Test
  void anAccountThatIsGoneIsNoAnswer() {
    trial.byHand("lina1", "Lina", "Martin", SCHOOL, PUPIL);
    trial.byHand("lina2", "Lina", "Martin", SCHOOL, PUPIL);
    trial.byHand("lina3", "Lina", "Martin", SCHOOL, PUPIL);
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    run(lina).answered("QuestionSeveralAccounts[Lina Martin, 3]", Answer.of(id("lina2")));
    trial.remove("lina2");

    assertThat(run(lina).report()).containsExactly("QuestionSeveralAccounts[Lina Martin, 2]");
  }

  @Test
  void someoneNewGetsAnAccountOnce() {
    trial.byHand("lina1", "Lina", "Martin", SCHOOL, PUPIL);
    trial.byHand("lina2", "Lina", "Martin", SCHOOL, PUPIL);
    for (String external : new String[] {"E1", ""}) {
      PersonEntry lina = pupil(external, "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
      Trial.RunOfTrial asking = run(lina);
      assertThat(asking.lines(ReportKind.CREATED)).isEmpty();
      asking.answer(asking.lines(ReportKind.QUESTION), Answer.SOMEONE_NEW);

      assertThat(run(lina).lines(ReportKind.CREATED)).hasSize(1);

      assertThat(run(lina).report()).isEmpty();
    }
  }

  @Test
  void theSecondOfTwoOfTheSameNameIsSomeoneNew() {
    trial.byHand(
        "lina1", "Lina", "Martin", SCHOOL, Map.of("profile", "pupil", "birthDate", "2015-06-02"));
    PersonEntry[] both = {
      pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
      pupil("E2", "Lina", "Martin").in(SCHOOL, "CE2 B").entry()
    };
    run(both).answered("QuestionAccountTaken[Lina Martin]", Answer.SOMEONE_NEW);

    run(both);

    assertThat(trial.account("lina1")).containsEntry("externalId", "E1");
    assertThat(trial.account("lina.martin")).containsEntry("externalId", "E2");
    assertThat(run(both).report()).isEmpty();
  }

  @Test
  void aPupilWithoutABirthDateIsAQuestion() {
    trial.byHand("lina1", "Lina", "Martin", SCHOOL, PUPIL);
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();

    Trial.RunOfTrial asking = run(lina);

    assertThat(asking.report()).containsExactly("QuestionNoBirthDate[Lina Martin]");
    asking.answered("QuestionNoBirthDate[Lina Martin]", Answer.of(id("lina1")));
    run(lina);
    assertThat(trial.account("lina1"))
        .containsEntry("externalId", "E1")
        .containsEntry("birthDate", "2015-06-02");
  }

  @Test
  void anIdWhoseNameIsAnotherIsTheSamePersonOrSomebodyElse() {
    run(
        pupil("1", "Lina", "Martin").in(SCHOOL, "CE2 A").relatives("R1").entry(),
        pupil("2", "Max", "Roy").in(SCHOOL, "CE2 A").entry(),
        relative("R1", "Zoé", "Martin").entry(),
        relative("R2", "Ida", "Noir").children("1").entry());
    trial.byHand(
        "paul.martin", "Paul", "Martin", SCHOOL, Map.of("profile", "relative", "children", "1"));
    PersonEntry[] next = {
      pupil("1", "Ève", "Durand").born(2012, 1, 1).in(SCHOOL, "CM1 A").entry(),
      pupil("2", "Ana", "Petit").born(2012, 1, 1).in(SCHOOL, "CM1 A").entry()
    };
    run(next)
        .answered("QuestionOtherPerson[1, Ève Durand, lina.martin]", Answer.SOMEONE_NEW)
        .answered("QuestionOtherPerson[2, Ana Petit, max.roy]", Answer.of(id("max.roy")));

    Trial.RunOfTrial dry = trial.dryRun(ALL).says(next);
    Trial.RunOfTrial real = run(next);

    assertThat(real.report())
        .isEqualTo(dry.report())
        .containsExactly(
            "ReportChanged[max.roy, Ana Petit, name birth-date places, 0590123A/CE2 A,"
                + " 0590123A/CM1 A]",
            "ReportCreated[eve.durand, Ève Durand, pupil, 0590123A/CM1 A]");
    assertThat(trial.account("eve.durand")).containsEntry("externalId", "1");
    assertThat(trial.account("lina.martin").get("externalId")).startsWith("marelle-");
    String lina = trial.account("lina.martin").get("externalId");
    assertThat(trial.account("zoe.martin")).containsEntry("children", lina);
    assertThat(trial.account("paul.martin")).containsEntry("children", lina);
    assertThat(trial.account("ida.noir")).as("she spoke of Lina").doesNotContainKey("children");
    assertThat(trial.account("max.roy")).containsEntry("name", "Ana Petit");
    assertThat(trial.absent(real, Set.of(SCHOOL)))
        .extracting(leaving -> leaving.record().account())
        .contains(id("lina.martin"));
    assertThat(run(next).report()).isEmpty();
  }

  /** Ève has Lina's number, as somebody has answered. */
  private PersonEntry eveForLina(PersonEntry ida) {
    run(pupil("1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(), ida);
    PersonEntry eve = pupil("1", "Ève", "Durand").born(2012, 1, 1).in(SCHOOL, "CM1 A").entry();
    run(eve).answered("QuestionOtherPerson[1, Ève Durand, lina.martin]", Answer.SOMEONE_NEW);
    return eve;
  }

  @Test
  void whoeverNamesTheIdInTheSameFileSpeaksOfTheOther() {
    PersonEntry ida = relative("R2", "Ida", "Noir").children("1").entry();
    PersonEntry eve = eveForLina(ida);

    Trial.RunOfTrial dry = trial.dryRun(ALL).says(eve, ida);
    Trial.RunOfTrial real = run(eve, ida);

    assertThat(real.report())
        .isEqualTo(dry.report())
        .containsExactlyInAnyOrder(
            "ReportChanged[ida.noir, Ida Noir, children]",
            "ReportCreated[eve.durand, Ève Durand, pupil, 0590123A/CM1 A]");
    assertThat(trial.account("ida.noir")).containsEntry("children", "1");
    assertThat(run(eve, ida).report()).isEmpty();
  }

  @Test
  void soDoesWhoeverNamedItEarlierInTheSameRun() {
    PersonEntry ida = relative("R2", "Ida", "Noir").children("1").entry();
    PersonEntry eve = eveForLina(ida);

    assertThat(trial.run(ALL).says(ida).says(eve).lines(ReportKind.CREATED)).hasSize(1);

    assertThat(trial.account("ida.noir")).containsEntry("children", "1");
    assertThat(run(eve, ida).report()).isEmpty();
  }

  @Test
  void whoeverNamedTheIdLastYearIsHeardBeforeTheOtherIsHers() {
    PersonEntry ida = relative("R2", "Ida", "Noir").children("1").entry();
    PersonEntry eve = eveForLina(ida);

    run(eve);
    assertThat(trial.account("ida.noir")).doesNotContainKey("children");

    assertThat(run(ida).report()).containsExactly("ReportChanged[ida.noir, Ida Noir, children]");
    assertThat(trial.account("ida.noir")).containsEntry("children", "1");
    assertThat(run(eve, ida).report()).isEmpty();
  }

  @Test
  void aChildWhoseOwnEntryNamesHerStaysHers() {
    PersonEntry ida = relative("R2", "Ida", "Noir").children("1").entry();
    run(pupil("1", "Lina", "Martin").in(SCHOOL, "CE2 A").relatives("R2").entry(), ida);
    PersonEntry eve = pupil("1", "Ève", "Durand").born(2012, 1, 1).in(SCHOOL, "CM1 A").entry();
    run(eve).answered("QuestionOtherPerson[1, Ève Durand, lina.martin]", Answer.SOMEONE_NEW);

    run(eve);

    assertThat(trial.account("ida.noir"))
        .containsEntry("children", trial.account("lina.martin").get("externalId"));
  }

  /** A school that leaves its own tables for its academy's directory. */
  private PersonEntry[] ofTheSchool() {
    return new PersonEntry[] {
      pupil("s:1", "Lina", "Roy").in(SCHOOL, "CE2 A").entry(),
      pupil("s:2", "Max", "Roy").in(SCHOOL, "CP").entry(),
      pupil("s:3", "Ida", "Petit").in(SCHOOL, "CP").entry(),
      relative("s:r1", "Zoé", "Roy").children("s:1", "s:2").entry(),
      teacher("s:t1", "Ève", "Noir").in(SCHOOL, "CP").entry()
    };
  }

  private PersonEntry[] ofTheAcademy() {
    return new PersonEntry[] {
      pupil("lille:11", "Lina", "Roy").in(SCHOOL, "CE2 A").relatives("lille:91").entry(),
      pupil("lille:12", "Max", "Roy").in(SCHOOL, "CP").relatives().entry(),
      pupil("lille:13", "Ida", "Petit").born(2015, 6, 3).in(SCHOOL, "CP").entry(),
      relative("lille:91", "Zoé", "Roy").entry(),
      teacher("lille:81", "Ève", "Noir").in(SCHOOL, "CP").entry()
    };
  }

  @Test
  void aSchoolChangesItsSourceAndNobodyGetsASecondAccount() {
    run(ofTheSchool());
    Trial.RunOfTrial asking = trial.run(ALL).ofAnAcademy().says(ofTheAcademy());
    assertThat(asking.lines(ReportKind.QUESTION)).hasSize(4);

    assertThat(asking.allTheSame()).isEqualTo(3);
    Trial.RunOfTrial dry = trial.dryRun(ALL).ofAnAcademy().says(ofTheAcademy());
    Trial.RunOfTrial real = trial.run(ALL).ofAnAcademy().says(ofTheAcademy());

    assertThat(real.report())
        .isEqualTo(dry.report())
        .containsExactlyInAnyOrder(
            "ReportChanged[lina.roy, Lina Roy, external-id]",
            "ReportChanged[max.roy, Max Roy, external-id]",
            "ReportChanged[eve.noir, Ève Noir, external-id]",
            "ReportChanged[zoe.roy, Zoé Roy, external-id]");
    assertThat(trial.account("lina.roy")).containsEntry("externalId", "lille:11");
    assertThat(trial.account("zoe.roy"))
        .containsEntry("externalId", "lille:91")
        .containsEntry("children", "lille:11");
    assertThat(trial.everything())
        .containsOnlyKeys("lina.roy", "max.roy", "ida.petit", "ida.petit1", "zoe.roy", "eve.noir");
    assertThat(trial.absent(dry, Set.of(SCHOOL)))
        .extracting(leaving -> leaving.record().externalId())
        .isEqualTo(
            trial.absent(real, Set.of(SCHOOL)).stream()
                .map(leaving -> leaving.record().externalId())
                .toList())
        .containsExactly("s:3");
    Trial.RunOfTrial again = trial.run(ALL).ofAnAcademy().says(ofTheAcademy());
    assertThat(again.report()).isEmpty();
    assertThat(again.unchanged()).isEqualTo(5);
  }

  @Test
  void theSameBatchByBatch() {
    run(ofTheSchool());
    Trial.RunOfTrial asking = trial.run(ALL).ofAnAcademy().says(ofTheAcademy());
    asking.allTheSame();
    Trial.RunOfTrial apart = trial.run(ALL).ofAnAcademy();

    for (PersonEntry one : ofTheAcademy()) {
      apart.says(one);
    }

    assertThat(apart.lines(ReportKind.QUESTION)).isEmpty();
    assertThat(trial.account("zoe.roy"))
        .containsEntry("externalId", "lille:91")
        .containsEntry("children", "lille:11");
  }

  @Test
  void relativesWhoNameTheirChildrenFollowThemAsWell() {
    run(ofTheSchool());
    PersonEntry[] renumbered = {
      pupil("n:1", "Lina", "Roy").in(SCHOOL, "CE2 A").entry(),
      pupil("n:2", "Max", "Roy").in(SCHOOL, "CP").entry(),
      relative("n:r1", "Zoé", "Roy").children("n:1", "n:2").entry()
    };
    trial.dryRun(ALL).says(renumbered).allTheSame();

    Trial.RunOfTrial real = run(renumbered);

    assertThat(real.lines(ReportKind.QUESTION)).isEmpty();
    assertThat(real.lines(ReportKind.CREATED)).isEmpty();
    assertThat(trial.account("zoe.roy"))
        .containsEntry("externalId", "n:r1")
        .containsEntry("children", "n:1 n:2");
  }

  @Test
  void namesakesOfOneAccountAreNotAllTheSame() {
    run(teacher("s:t1", "Ève", "Noir").in(SCHOOL, "CP").entry());
    Trial.RunOfTrial asking =
        run(
            teacher("lille:81", "Ève", "Noir").in(SCHOOL, "CP").entry(),
            teacher("lille:82", "Ève", "Noir").in(SCHOOL, "CE1").entry());

    assertThat(asking.lines(ReportKind.QUESTION)).hasSize(2);
    assertThat(asking.allTheSame()).isZero();
  }

  @Test
  void whoeverTheSourceStillNamesByTheOtherIdIsNotTakenOver() {
    PersonEntry before = teacher("s:t1", "Ève", "Noir").in(SCHOOL, "CP").entry();
    PersonEntry now = teacher("lille:81", "Ève", "Noir").in(SCHOOL, "CP").entry();
    run(before);
    run(now).allTheSame();

    run(before, now);

    assertThat(trial.account("eve.noir")).containsEntry("externalId", "s:t1");
  }

  @Test
  void aPupilWhoChangesIdAndSchoolAtOnceIsKnownByTheIne() {
    run(
        pupil("s:1", "Lina", "Roy").ine("120890177FA").in(SCHOOL, "CE2 A").entry(),
        relative("s:r1", "Zoé", "Roy").children("s:1").entry());

    Trial.RunOfTrial moved =
        run(pupil("c:77", "Lina", "Roy").ine("120890177FA").in(COLLEGE, "6E B").entry());

    assertThat(moved.report())
        .containsExactly(
            "ReportChanged[lina.roy, Lina Roy, external-id places, 0590123A/CE2 A, 0590456B/6E B]");
    assertThat(trial.account("lina.roy"))
        .containsEntry("externalId", "c:77")
        .containsEntry("groups", "0590456B/6E B, default-group");
    assertThat(trial.account("zoe.roy"))
        .containsEntry("children", "c:77")
        .containsEntry("groups", "0590456B, default-group");
  }

  @Test
  void anIneOfSomebodyWhoIsCalledOtherwiseIsAQuestion() {
    run(pupil("s:1", "Lina", "Roy").ine("120890177FA").in(SCHOOL, "CE2 A").entry());

    Trial.RunOfTrial other =
        run(
            pupil("c:77", "Max", "Petit")
                .born(2012, 1, 1)
                .ine("120890177FA")
                .in(COLLEGE, "6E B")
                .entry());

    assertThat(other.report()).containsExactly("QuestionOtherId[Max Petit, 1]");
    assertThat(other.allTheSame()).isZero();
  }

  @Test
  void aSchoolsOwnRunTakesNobodyWhoIsStillElsewhere() {
    run(pupil("s:1", "Lina", "Roy").ine("120890177FA").in(SCHOOL, "CE2 A").entry());
    Scope college = Trial.scope(Set.of(COLLEGE), Set.of(COLLEGE), Extent.COMPLETE, true);
    PersonEntry moved = pupil("c:77", "Lina", "Roy").ine("120890177FA").in(COLLEGE, "6E B").entry();

    assertThat(trial.run(college).says(moved).report())
        .containsExactly("QuestionBelongsElsewhere[Lina Roy]");
    Trial.RunOfTrial without = run();
    without.leave(trial.absent(without, Set.of(SCHOOL)));

    Trial.RunOfTrial asking = trial.run(college).says(moved);
    assertThat(asking.report()).containsExactly("QuestionOtherId[Lina Roy, 1]");
    asking.answered("QuestionOtherId[Lina Roy, 1]", Answer.of(id("lina.roy")));
    assertThat(trial.run(college).says(moved).report())
        .containsExactly("ReportReturned[lina.roy, Lina Roy]");
    assertThat(trial.account("lina.roy")).containsEntry("groups", "0590456B/6E B, default-group");
  }

  @Test
  void aPupilOfWhomAnotherSourceStillSpeaksIsAQuestion() {
    run(pupil("s:1", "Lina", "Roy").ine("120890177FA").in(SCHOOL, "CE2 A").entry());
    PersonEntry moved = pupil("c:77", "Lina", "Roy").ine("120890177FA").in(COLLEGE, "6E B").entry();

    assertThat(trial.run(Trial.complete(COLLEGE)).says(moved).report())
        .containsExactly("QuestionOtherId[Lina Roy, 1]");
  }

  @Test
  void anIneThatSeveralHaveIsNobodys() {
    run(
        pupil("s:1", "Lina", "Roy").ine("120890177FA").in(SCHOOL, "CE2 A").entry(),
        pupil("s:2", "Max", "Petit").ine("120890177FA").in(SCHOOL, "CE2 A").entry());

    assertThat(
            run(pupil("c:7", "Ida", "Noir").ine("120890177FA").in(COLLEGE, "6E B").entry())
                .report())
        .containsExactly("ReportCreated[ida.noir, Ida Noir, pupil, 0590456B/6E B]");
  }

  @Test
  void mothersWhoAreCalledTheSameAreToldApartByTheirChildren() {
    Map<String, String> relative = Map.of("profile", "relative");
    trial.byHand("zoe1", "Zoé", "Roy", SCHOOL, relative);
    trial.byHand("zoe2", "Zoé", "Roy", SCHOOL, relative);
    PersonEntry[] all = {
      pupil("E1", "Lina", "Roy").in(SCHOOL, "CE2 A").entry(),
      pupil("E2", "Max", "Roy").in(SCHOOL, "CP").entry(),
      relative("", "Zoé", "Roy").children("E1").entry(),
      relative("", "Zoé", "Roy").mail("zoe@b.example").children("E2").entry()
    };
    run(all[0], all[1]);
    Trial.RunOfTrial first = run(all[0], all[1], all[2]);
    first.answer(first.lines(ReportKind.QUESTION), Answer.of(id("zoe1")));
    Trial.RunOfTrial second = run(all[0], all[1], all[3]);

    assertThat(first.lines(ReportKind.QUESTION).get(0).doubt().orElseThrow().subject())
        .isNotEqualTo(second.lines(ReportKind.QUESTION).get(0).doubt().orElseThrow().subject());
    assertThat(trial.account("zoe1")).doesNotContainKey("children");
  }

  @Test
  void twoWhoSwapTheirIdsKeepTheirAccounts() {
    run(
        pupil("1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        pupil("2", "Max", "Roy").born(2015, 7, 1).in(SCHOOL, "CP").entry());
    PersonEntry[] next = {
      pupil("1", "Max", "Roy").born(2015, 7, 1).in(SCHOOL, "CP").entry(),
      pupil("2", "Lina", "Martin").in(SCHOOL, "CE2 A").entry()
    };
    Trial.RunOfTrial asking = run(next);
    asking.answer(asking.lines(ReportKind.QUESTION), Answer.SOMEONE_NEW);

    Trial.RunOfTrial freed = run(next);
    assertThat(freed.lines(ReportKind.CREATED)).isEmpty();
    assertThat(freed.allTheSame()).isEqualTo(2);
    run(next);

    assertThat(trial.everything()).containsOnlyKeys("lina.martin", "max.roy");
    assertThat(trial.account("max.roy")).containsEntry("externalId", "1");
    assertThat(trial.account("lina.martin")).containsEntry("externalId", "2");
  }

  @Test
  void whatIsAppliedIsWhatWasTried() {
    trial.byHand("lina1", "Lina", "Martin", SCHOOL, PUPIL);
    trial.byHand("lina2", "Lina", "Martin", SCHOOL, PUPIL);
    PersonEntry lina = pupil("E1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    Trial.RunOfTrial tried = trial.dryRun(ALL).says(lina);
    run(lina).answered("QuestionSeveralAccounts[Lina Martin, 2]", Answer.of(id("lina2")));

    assertThat(trial.run(ALL).applies(tried).says(lina).report()).isEqualTo(tried.report());
  }

  @Test
  void whoeverIsRenumberedFarApartIsAQuestionAndKeepsTheAccount() {
    run(
        pupil("1", "Lina", "Martin").in(SCHOOL, "CE2 A").entry(),
        pupil("2", "Max", "Roy").born(2015, 7, 1).in(SCHOOL, "CP").entry());
    PersonEntry max = pupil("1", "Max", "Roy").born(2015, 7, 1).in(SCHOOL, "CP").entry();
    PersonEntry lina = pupil("2", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    Trial.RunOfTrial asking = run(max, lina);
    asking.answer(asking.lines(ReportKind.QUESTION), Answer.SOMEONE_NEW);

    Trial.RunOfTrial freed = trial.run(ALL).says(max).says(lina);
    assertThat(freed.lines(ReportKind.CREATED)).isEmpty();
    assertThat(freed.allTheSame()).isEqualTo(2);
    trial.run(ALL).says(max).says(lina);

    assertThat(trial.everything()).containsOnlyKeys("lina.martin", "max.roy");
    assertThat(trial.account("max.roy")).containsEntry("externalId", "1");
    assertThat(trial.account("lina.martin")).containsEntry("externalId", "2");
  }

  @Test
  void linesThatAskAboutTheSameHaveOneAnswer() {
    trial.byHand("lina1", "Lina", "Martin", SCHOOL, PUPIL);
    trial.byHand("lina2", "Lina", "Martin", SCHOOL, PUPIL);
    PersonEntry lina = pupil("", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    Trial.RunOfTrial asking = trial.run(ALL).says(lina).says(lina);
    assertThat(asking.lines(ReportKind.QUESTION)).hasSize(2);
    assertThat(asking.shared(0)).isEmpty();

    asking.answered("QuestionSeveralAccounts[Lina Martin, 2]", Answer.of(id("lina1")));

    assertThat(asking.shared(0))
        .containsExactly(new QuestionTable.Shared(2, Answer.of(id("lina1"))));
    assertThat(asking.shared(1_000_000)).isEmpty();
  }

  @Test
  void anAnswerFollowsTheAccountThatStaysInAMerge() {
    trial.byHand("lina1", "Lina", "Martin", SCHOOL, PUPIL);
    trial.byHand("lina2", "Lina", "Martin", SCHOOL, PUPIL);
    PersonEntry lina = pupil("", "Lina", "Martin").in(SCHOOL, "CE2 A").entry();
    run(lina).answered("QuestionSeveralAccounts[Lina Martin, 2]", Answer.SOMEONE_NEW);
    run(lina);
    String own = trial.account("lina.martin").get("externalId");
    merge("lina1", "lina.martin", own);
    trial.attribute(id("lina1"), "birthDate", "2015-06-02");
    trial.onTables(sql -> new AnswerTable(sql, Trial.REALM).move(id("lina.martin"), id("lina1")));

    assertThat(run(lina).report()).isEmpty();
    assertThat(trial.account("lina.martin")).doesNotContainKey("externalId");
    assertThat(trial.everything()).containsOnlyKeys("lina1", "lina2", "lina.martin");

    trial.onTables(sql -> new AnswerTable(sql, Trial.REALM).forget(List.of(id("lina1"))));
    assertThat(run(lina).report()).containsExactly("QuestionSeveralAccounts[Lina Martin, 2]");
  }

  @Test
  void whoeverSignsInWithAnAccountComesByNoOtherSchoolWithoutBeingAsked() {
    run(teacher("s:t1", "Ève", "Noir").in(SCHOOL, "CP").entry());
    use("eve.noir");
    PersonEntry both = teacher("lille:81", "Ève", "Noir").in(SCHOOL, "CP").at(COLLEGE).entry();

    Trial.RunOfTrial asking = trial.run(ALL).ofAnAcademy().says(both);
    assertThat(asking.report()).containsExactly("QuestionOtherId[Ève Noir, 1]");
    assertThat(asking.allTheSame()).isZero();

    trial.change("delete from CREDENTIAL where TYPE = 'password'");
    assertThat(trial.run(ALL).ofAnAcademy().says(both).allTheSame()).isEqualTo(1);
  }

  @Test
  void aRelativeWhoSignsInFollowsHerChildrenToNoOtherChild() {
    run(ofTheSchool());
    use("zoe.roy");
    PersonEntry[] academy = {
      pupil("lille:11", "Lina", "Roy").in(SCHOOL, "CE2 A").relatives("lille:91").entry(),
      pupil("lille:99", "Hugo", "Petit").in(COLLEGE, "6E B").relatives("lille:91").entry(),
      relative("lille:91", "Zoé", "Roy").entry()
    };
    trial.run(ALL).ofAnAcademy().says(academy).allTheSame();

    trial.run(ALL).ofAnAcademy().says(academy);

    assertThat(trial.account("lina.roy")).containsEntry("externalId", "lille:11");
    assertThat(trial.account("zoe.roy")).containsEntry("externalId", "s:r1");
    assertThat(trial.account("zoe.roy").get("children")).doesNotContain("lille:99");
  }

  @Test
  void ofTwoEntriesOfOneAccountTheOneOfTheSameSourceIsRenamed() {
    run(
        pupil("lille:1", "Linna", "Roy").in(SCHOOL, "CE2 A").entry(),
        pupil("s:1", "Lina", "Roy").in(SCHOOL, "CE2 A").entry());
    merge("lina.roy", "linna.roy", "lille:1");
    alias("lille:1", "s:1");
    PersonEntry other = pupil("lille:1", "Lina", "Roy").in(SCHOOL, "CE2 A").entry();
    run(other);
    PersonEntry renumbered = pupil("s:7", "Lina", "Roy").in(SCHOOL, "CE2 A").entry();
    assertThat(run(renumbered).allTheSame()).isEqualTo(1);

    run(renumbered);

    assertThat(trial.account("lina.roy")).containsEntry("externalId", "s:7");
    assertThat(run(other).report()).isEmpty();
  }

  @Test
  void anIneOfSomebodyWhomTheDirectoryKnowsTwiceIsHers() {
    run(
        pupil("s:1", "Lina", "Roy").ine("120890177FA").in(SCHOOL, "CE2 A").entry(),
        pupil("lille:1", "Linna", "Roy").ine("120890177FA").in(SCHOOL, "CE2 A").entry());
    merge("lina.roy", "linna.roy", "lille:1");
    alias("lille:1", "s:1");

    assertThat(
            trial
                .run(Trial.complete(COLLEGE))
                .says(pupil("c:7", "Lina", "Roy").ine("120890177FA").in(COLLEGE, "6E B").entry())
                .report())
        .containsExactly("QuestionOtherId[Lina Roy, 1]");
  }

  @Test
  void aTieThatEndsByAnotherIdOfThePupilEnds() {
    run(
        pupil("s:1", "Lina", "Roy").in(SCHOOL, "CE2 A").entry(),
        pupil("s:2", "Linna", "Roy").in(SCHOOL, "CE2 A").entry(),
        pupil("s:3", "Max", "Roy").in(SCHOOL, "CP").entry(),
        relative("s:r1", "Zoé", "Roy").children("s:1", "s:3").entry());
    merge("linna.roy", "lina.roy", "s:1");
    alias("s:1", "s:2");
    trial.change(
        "update USER_ATTRIBUTE set VALUE = 's:2' where NAME = 'children' and VALUE = 's:1'");
    PersonEntry[] academy = {
      pupil("lille:12", "Lina", "Roy").in(SCHOOL, "CE2 A").relatives().entry(),
      pupil("lille:13", "Max", "Roy").in(SCHOOL, "CP").relatives("lille:91").entry(),
      relative("lille:91", "Zoé", "Roy").entry()
    };
    trial.run(ALL).ofAnAcademy().says(academy).allTheSame();

    trial.run(ALL).ofAnAcademy().says(academy);

    assertThat(trial.account("zoe.roy"))
        .containsEntry("externalId", "lille:91")
        .containsEntry("children", "lille:13");
  }

  @Test
  void aMergeIsUndoneByTheIdsThatPeopleAreKnownByThen() {
    run(ofTheSchool());
    for (String kept : List.of("lina.roy", "zoe.roy", "max.roy")) {
      trial.change(
          "insert into MARELLE_MERGE (ID, REALM_ID, KEPT_ID, DROPPED_ID, WHO, MERGED_AT, MOVED)"
              + " values (?, ?, ?, 'x', 'x', 1, '{\"id\":\"s:1\",\"s:2\":[\"s:1\",\"s:12\"]}')",
          kept,
          Trial.REALM,
          id(kept));
    }
    PersonEntry lina = pupil("lille:1", "Lina", "Roy").in(SCHOOL, "CE2 A").entry();
    trial.run(ALL).ofAnAcademy().says(lina).allTheSame();

    trial.run(ALL).ofAnAcademy().says(lina);

    String renamed = "{\"id\":\"lille:1\",\"s:2\":[\"lille:1\",\"s:12\"]}";
    trial.onTables(
        sql ->
            assertThat(
                    sql.select(
                        "select ID, MOVED from MARELLE_MERGE order by ID",
                        row -> row.getString(1) + (row.getString(2).equals(renamed) ? " now" : "")))
                .containsExactly("lina.roy now", "max.roy", "zoe.roy now"));
  }

  private void use(String identifier) {
    trial.change(
        "insert into CREDENTIAL (ID, TYPE, USER_ID) values (?, 'password', ?)",
        "password " + identifier,
        id(identifier));
  }

  /** As it is done by hand, as far as the directory is concerned. */
  private void merge(String kept, String dropped, String externalId) {
    String stays = id(kept);
    String goes = id(dropped);
    trial.change("delete from USER_ATTRIBUTE where USER_ID = ?", goes);
    trial.change("delete from USER_GROUP_MEMBERSHIP where USER_ID = ?", goes);
    trial.onTables(sql -> new PersonRecords(sql, Trial.REALM).give(List.of(externalId), stays));
    if (!trial.account(kept).containsKey("externalId")) {
      trial.attribute(stays, "externalId", externalId);
    }
  }

  private void alias(String externalId, String mainId) {
    trial.onTables(
        sql ->
            new AliasTable(sql, Trial.REALM).set(List.of(externalId), Map.of(externalId, mainId)));
  }
}
