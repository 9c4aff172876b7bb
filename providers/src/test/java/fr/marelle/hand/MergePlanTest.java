package fr.marelle.hand;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two accounts become one, and two again. */
class MergePlanTest {
  private static final String CE2 = "0590123A/CE2 A";
  private static final String CM1 = "0590123A/CM1";

  private final MergeSide kept =
      side("k", Map.of("g1", CE2), List.of("c1"), "marelle-1", null, List.of(), Map.of());
  private final MergeSide dropped =
      side(
          "d",
          Map.of("g2", CM1),
          List.of("c1", "c2"),
          "lille:2",
          "2015-06-02",
          List.of("2", "2026-09-01T08:00:00Z"),
          Map.of("lille:2", CM1));

  @Test
  void theOneThatStaysHasAllThatTheOtherHad() {
    MergePlan plan = MergePlan.of(kept, dropped);

    assertThat(plan.joined()).containsExactly("g2");
    assertThat(plan.children()).containsExactly("c1", "c2");
    assertThat(plan.birthDate()).isEqualTo("2015-06-02");
    assertThat(plan.terms()).containsExactly("2", "2026-09-01T08:00:00Z");
  }

  @Test
  void theIdOfTheDirectoryGoesBeforeOneThatWasMadeUp() {
    assertThat(MergePlan.of(kept, dropped).mainId()).isEqualTo("lille:2");
    assertThat(MergePlan.of(kept, dropped).renamed()).containsExactly("marelle-1");
    assertThat(MergePlan.of(dropped, kept).mainId()).isEqualTo("lille:2");
  }

  @Test
  void ofTwoIdsOfTheDirectoryOneIsTheMainOne() {
    MergeSide other =
        side("k", Map.of(), List.of(), "lille:1", null, List.of(), Map.of("lille:1", CE2));

    MergePlan plan = MergePlan.of(other, dropped);

    assertThat(plan.mainId()).isEqualTo("lille:1");
    assertThat(plan.aliases()).containsExactly(Map.entry("lille:2", "lille:1"));
    assertThat(plan.renamed()).containsExactly("lille:2");
  }

  @Test
  void undoneAtOnceBothAreAsTheyWere() {
    MergeSide now = merged(Map.of("g1", CE2, "g2", CM1), List.of("c1", "c2"), CM1);

    UndoPlan undo = UndoPlan.of(memory(), now, MergePlanTest::find);

    assertThat(undo.left()).containsExactly("g2");
    assertThat(undo.joined()).containsExactly("g2");
    assertThat(undo.keptChildren()).containsExactly("c1");
    assertThat(undo.droppedChildren()).containsExactly("c1", "c2");
    assertThat(undo.records()).containsExactly("lille:2");
    assertThat(undo.lost()).isEmpty();
  }

  @Test
  void whatTheDirectoryHasMovedSinceGoesBackWhereItIsNow() {
    MergeSide now =
        merged(Map.of("g1", CE2, "g3", "0590123A/CM2"), List.of("c1", "c2"), "0590123A/CM2");

    UndoPlan undo = UndoPlan.of(memory(), now, MergePlanTest::find);

    assertThat(undo.left()).containsExactly("g3");
    assertThat(undo.joined()).containsExactly("g3");
  }

  @Test
  void whatChangedOtherwiseIsSaid() {
    MergeSide now =
        side("k", Map.of("g1", CE2), List.of("c1", "c9"), "lille:2", null, List.of(), Map.of());

    UndoPlan undo = UndoPlan.of(memory(), now, place -> Optional.empty());

    assertThat(undo.keptChildren()).containsExactly("c1", "c9");
    assertThat(undo.lost())
        .extracting(Fault::messageKey)
        .containsExactly("marelleHandLostRecord", "marelleHandLostGroup", "marelleHandLostTie");
  }

  @Test
  void relativesNameThePupilsAsBefore() {
    assertThat(
            UndoPlan.childrenOfRelative(memory(), List.of("marelle-1"), List.of("lille:2", "c7")))
        .contains(List.of("c7", "marelle-1"));
    assertThat(UndoPlan.childrenOfRelative(memory(), List.of("lille:2"), List.of("c7"))).isEmpty();
  }

  @Test
  void aMemoryIsReadAsItWasWritten() {
    assertThat(MergeMemory.read(memory().write())).isEqualTo(memory());
  }

  private MergeMemory memory() {
    return new MergeMemory(
        kept,
        dropped,
        "lille:2",
        Map.of(),
        Map.of("r", List.of("marelle-1")),
        List.of("t1"),
        List.of(),
        true,
        false);
  }

  private static MergeSide merged(
      Map<String, String> groups, List<String> children, String places) {
    return side("k", groups, children, "lille:2", null, List.of(), Map.of("lille:2", places));
  }

  private static Optional<String> find(String place) {
    return Optional.ofNullable(Map.of(CE2, "g1", CM1, "g2", "0590123A/CM2", "g3").get(place));
  }

  private static MergeSide side(
      String account,
      Map<String, String> groups,
      List<String> children,
      String externalId,
      String birthDate,
      List<String> terms,
      Map<String, String> records) {
    return new MergeSide(
        account, true, groups, children, externalId, birthDate, terms, records, Map.of(), Map.of());
  }
}
