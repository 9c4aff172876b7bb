package fr.marelle.hand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Two accounts become one, and two again. */
class MergePlanTest {
  private static final String UAI = "0590123A";
  private static final String CE2 = UAI + "/CE2 A";
  private static final String CM1 = UAI + "/CM1";
  private static final String CM2 = UAI + "/CM2";
  private static final String ELSEWHERE = "0590456B/6E B";

  private final Side kept = side("k").in("g1", CE2).children("c1").id("marelle-1");
  private final Side dropped =
      side("d")
          .in("g2", CM1)
          .children("c1", "c2")
          .id("lille:2")
          .born("2015-06-02")
          .terms("2", "2026-09-01T08:00:00Z")
          .record("lille:2", CM1);

  @Test
  void theOneThatStaysHasAllThatTheOtherHad() {
    MergePlan plan = plan(kept, dropped);

    assertThat(plan.joined()).containsExactly("g2");
    assertThat(plan.children()).containsExactly("c1", "c2");
    assertThat(plan.birthDate()).isEqualTo("2015-06-02");
    assertThat(plan.terms()).containsExactly("2", "2026-09-01T08:00:00Z");
    assertThat(plan.records()).containsExactly("lille:2");
  }

  @Test
  void theIdOfTheDirectoryGoesBeforeOneThatWasMadeUp() {
    assertThat(plan(kept, dropped).mainId()).isEqualTo("lille:2");
    assertThat(plan(kept, dropped).renamed()).containsExactly("marelle-1");
    assertThat(plan(dropped, kept).mainId()).isEqualTo("lille:2");
  }

  @Test
  void ofTwoIdsOfTheDirectoryOneIsTheMainOne() {
    MergePlan plan = plan(side("k").id("lille:1").record("lille:1", CE2), dropped);

    assertThat(plan.mainId()).isEqualTo("lille:1");
    assertThat(plan.aliases()).containsExactly(Map.entry("lille:2", "lille:1"));
    assertThat(plan.renamed()).containsExactly("lille:2");
  }

  @Test
  void aClassThatWasGuessedGivesWayToTheDirectorysWhicheverAccountStays() {
    Side guessed =
        side("k")
            .in("g1", CE2)
            .given("g1", UAI)
            .in("g9", ELSEWHERE)
            .given("g9", "0590456B")
            .id("marelle-1");

    MergePlan staying = plan(guessed, dropped);
    assertThat(staying.left()).containsExactly("g1");
    assertThat(staying.joined()).containsExactly("g2");
    assertThat(staying.given()).containsExactly(Map.entry("g9", "0590456B"));

    MergePlan going = plan(dropped, guessed);
    assertThat(going.left()).isEmpty();
    assertThat(going.joined()).containsExactly("g9");
    assertThat(going.given()).containsExactly(Map.entry("g9", "0590456B"));
  }

  @Test
  void aPupilOfWhomNoDirectorySpeaksStaysInOneClassAndATeacherIsInAll() {
    Side one = side("k").in("g1", CE2).given("g1", UAI).id("marelle-1");
    Side other = side("d").in("g2", CM1).given("g2", UAI).in("g7", "club").id("marelle-2");

    MergePlan pupil = MergePlan.of(one.side(), other.side(), true, Set.of());
    assertThat(pupil.joined()).containsExactly("g7");
    assertThat(pupil.given()).containsExactly(Map.entry("g1", UAI));

    MergePlan teacher = MergePlan.of(one.side(), other.side(), false, Set.of());
    assertThat(teacher.joined()).containsExactly("g2", "g7");
    assertThat(teacher.given()).containsOnlyKeys("g1", "g2");
  }

  @Test
  void aPupilWithoutAClassComesIntoTheOneOfTheOtherAccount() {
    Side without = side("k").in("g0", UAI).given("g0", UAI).id("marelle-1");
    Side other = side("d").in("g2", CM1).given("g2", UAI).id("marelle-2");

    MergePlan staying = MergePlan.of(without.side(), other.side(), true, Set.of());
    assertThat(staying.joined()).containsExactly("g2");
    assertThat(staying.left()).containsExactly("g0");
    assertThat(staying.given()).containsExactly(Map.entry("g2", UAI));

    MergePlan going = MergePlan.of(other.side(), without.side(), true, Set.of());
    assertThat(going.joined()).isEmpty();
    assertThat(going.left()).isEmpty();
    assertThat(going.given()).containsExactly(Map.entry("g2", UAI));
  }

  @Test
  void theAdministratorOfASchoolAdministersNoOtherByAMerge() {
    Side one = side("k").in("g9", "0590456B").administrator();
    Side other = side("d").in("g0", UAI).in("g2", CM1).in("g9", "0590456B");

    MergePlan plan = plan(one, other);

    assertThat(plan.joined()).containsExactly("g2");
    assertThat(plan.withheld()).containsExactly(UAI);
    assertThat(plan(other, one).withheld()).isEmpty();
  }

  @Test
  void aPupilWhomTheDirectoryKnowsTwiceIsWhereBothEntriesSay() {
    Side one = side("k").in("g1", CE2).id("lille:1").record("lille:1", CE2);

    assertThat(MergePlan.of(one.side(), dropped.side(), true, Set.of()).joined())
        .containsExactly("g2");
  }

  @Test
  void nobodyIsBlockedForHavingBeenThereBefore() {
    Side gone = side("d").in("g0", UAI).id("lille:9").record("lille:9", CM1).gone("lille:9");
    Side back = side("k").in("g1", CE2).given("g1", UAI).id("marelle-1");

    MergePlan plan = plan(back, gone);

    assertThat(plan.forgotten()).containsExactly("lille:9");
    assertThat(plan.records()).isEmpty();
    assertThat(plan.mainId()).isEqualTo("marelle-1");
    assertThat(plan.aliases()).isEmpty();
    assertThat(plan.left()).isEmpty();
    assertThat(plan(gone, back).forgotten()).containsExactly("lille:9");
    assertThat(plan(gone, dropped).forgotten()).isEmpty();
  }

  @Test
  void aChildFromWhomSomebodyPartedThemIsNotTakenAlong() {
    MergePlan plan = MergePlan.of(kept.side(), dropped.side(), false, Set.of("c1"));
    assertThat(plan.children()).containsExactly("c2");

    MergeMemory memory =
        new MergeMemory(
            kept.side(),
            dropped.side(),
            plan,
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            false,
            false);
    Side now = merged().in("g1", CE2).in("g2", CM1).children("c2").record("lille:2", CM1);
    assertThat(undo(memory, now).lostChildren()).containsExactly("c1");
  }

  @Test
  void undoneAtOnceBothAreAsTheyWere() {
    Side now = merged().in("g1", CE2).in("g2", CM1).children("c1", "c2").record("lille:2", CM1);

    UndoPlan undo = undo(memory(kept, dropped), now);

    assertThat(undo.left()).containsExactly("g2");
    assertThat(undo.joined()).containsExactly("g2");
    assertThat(undo.keptChildren()).containsExactly("c1");
    assertThat(undo.droppedChildren()).containsExactly("c1", "c2");
    assertThat(undo.records()).containsExactly("lille:2");
    assertThat(undo.keptId()).isEqualTo("marelle-1");
    assertThat(undo.lost()).isEmpty();
    assertThat(undo.lostChildren()).isEmpty();
  }

  @Test
  void theClassThatGaveWayIsThereAgain() {
    Side guessed = side("k").in("g1", CE2).given("g1", UAI).id("marelle-1");
    Side now = merged().in("g2", CM1).record("lille:2", CM1);

    UndoPlan undo = undo(memory(guessed, dropped), now);

    assertThat(undo.rejoined()).containsExactly("g1");
    assertThat(undo.left()).containsExactly("g2");
    assertThat(undo.keptGiven()).containsExactly(Map.entry("g1", UAI));
  }

  @Test
  void whatTheDirectoryHasMovedSinceGoesBackWhereItIsNow() {
    Side now = merged().in("g1", CE2).in("g3", CM2).children("c1", "c2").record("lille:2", CM2);

    UndoPlan undo = undo(memory(kept, dropped), now);

    assertThat(undo.left()).containsExactly("g3");
    assertThat(undo.joined()).containsExactly("g3");
  }

  @Test
  void anIdThatTheDirectoryHasGivenSinceStaysAndRelativesNameIt() {
    Side one = side("k").in("g1", CE2).given("g1", UAI).id("marelle-1");
    Side other = side("d").in("g2", ELSEWHERE).given("g2", "0590456B").id("marelle-2");
    MergeMemory memory = memory(one, other);
    Side now = side("k").in("g3", CM1).in("g2", ELSEWHERE).id("lille:1").record("lille:1", CM1);

    UndoPlan undo = undo(memory, now);

    assertThat(undo.keptId()).isEqualTo("lille:1");
    assertThat(undo.lost()).extracting(Loss::messageKey).containsExactly("marelleHandLostId");
    assertThat(undo.keptGiven()).isEmpty();
    assertThat(undo.droppedGiven()).containsExactly(Map.entry("g2", "0590456B"));
    assertThat(undo.childrenOfRelative(memory, List.of("marelle-1"), List.of("lille:1", "c7")))
        .contains(List.of("c7", "lille:1"));
    assertThat(undo.childrenOfRelative(memory, List.of("marelle-2"), List.of("lille:1")))
        .contains(List.of("marelle-2"));
  }

  @Test
  void whereSomebodyMovedThemByHandSinceTheyStay() {
    Side one = side("k").in("g1", CE2).given("g1", UAI).id("marelle-1");
    Side other = side("d").in("g2", ELSEWHERE).given("g2", "0590456B").id("marelle-2");
    Side now =
        side("k")
            .in("g3", CM1)
            .given("g3", UAI)
            .in("g2", ELSEWHERE)
            .given("g2", "0590456B")
            .id("marelle-1");

    UndoPlan undo = undo(memory(one, other), now);

    assertThat(undo.left()).containsExactly("g2");
    assertThat(undo.rejoined()).isEmpty();
    assertThat(undo.keptGiven()).containsExactly(Map.entry("g3", UAI));
    assertThat(undo.droppedGiven()).containsExactly(Map.entry("g2", "0590456B"));
  }

  @Test
  void anotherIdThatSomebodyTiedSinceStays() {
    Side one = side("k").id("lille:1").record("lille:1", CE2);
    MergeMemory memory = memory(one, dropped);
    MergeSide now = side("k").id("lille:1").record("lille:1", CE2).record("lille:2", CM1).side();

    assertThat(
            UndoPlan.of(memory, now, Map.of("lille:2", "lille:1"), MergePlanTest::find).aliases())
        .isEmpty();
    assertThat(
            UndoPlan.of(memory, now, Map.of("lille:2", "lille:5"), MergePlanTest::find).aliases())
        .containsExactly(Map.entry("lille:2", "lille:5"));
  }

  @Test
  void whatChangedOtherwiseIsSaid() {
    MergeSide now = merged().in("g1", CE2).children("c1", "c9").side();

    UndoPlan undo = UndoPlan.of(memory(kept, dropped), now, Map.of(), place -> Optional.empty());

    assertThat(undo.keptChildren()).containsExactly("c1", "c9");
    assertThat(undo.lost())
        .extracting(Loss::messageKey)
        .containsExactly("marelleHandLostRecord", "marelleHandLostGroup");
    assertThat(undo.lostChildren()).containsExactly("c2");
  }

  @Test
  void relativesNameThePupilsAsBefore() {
    MergeMemory memory = memory(kept, dropped);
    UndoPlan undo = undo(memory, merged().in("g1", CE2).in("g2", CM1).record("lille:2", CM1));

    assertThat(undo.childrenOfRelative(memory, List.of("marelle-1"), List.of("lille:2", "c7")))
        .contains(List.of("c7", "marelle-1"));
    assertThat(undo.childrenOfRelative(memory, List.of("lille:2"), List.of("c7"))).isEmpty();
  }

  @Test
  void aMemoryIsReadAsItWasWritten() {
    MergeMemory memory = memory(kept, dropped);

    assertThat(MergeMemory.read(memory.write())).isEqualTo(memory);
  }

  private static MergePlan plan(Side kept, Side dropped) {
    return MergePlan.of(kept.side(), dropped.side(), false, Set.of());
  }

  private static UndoPlan undo(MergeMemory memory, Side now) {
    return UndoPlan.of(memory, now.side(), Map.of(), MergePlanTest::find);
  }

  private static MergeMemory memory(Side kept, Side dropped) {
    return new MergeMemory(
        kept.side(),
        dropped.side(),
        plan(kept, dropped),
        Map.of(),
        Map.of("r", List.of("marelle-1")),
        List.of("t1"),
        List.of(),
        true,
        false);
  }

  /** The account that was kept, by the id that it goes by since. */
  private static Side merged() {
    return side("k").id("lille:2");
  }

  private static Optional<String> find(String place) {
    return Optional.ofNullable(Map.of(CE2, "g1", CM1, "g2", CM2, "g3", ELSEWHERE, "g2").get(place));
  }

  private static Side side(String account) {
    return Side.of(account);
  }
}
