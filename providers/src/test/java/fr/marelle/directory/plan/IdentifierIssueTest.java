package fr.marelle.directory.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierIssueTest {
  private static final IdentifierIssue.Wish LINA =
      new IdentifierIssue.Wish("lina.martin", Optional.empty());

  private static IdentifierIssue issue(Map<String, Long> issued, String... taken) {
    return new IdentifierIssue(issued, candidates -> common(candidates, Set.of(taken)));
  }

  private static Set<String> common(Collection<String> some, Set<String> others) {
    Set<String> common = new HashSet<>(some);
    common.retainAll(others);
    return common;
  }

  private static IdentifierIssue.Wish wishing(String wish) {
    return new IdentifierIssue.Wish("lina.martin", Optional.of(wish));
  }

  @Test
  void homonymsOfOneBatchAreNumberedInTheirOrder() {
    IdentifierIssue issue = issue(Map.of());

    assertThat(issue.issue(List.of(LINA, LINA, LINA)))
        .containsExactly("lina.martin", "lina.martin1", "lina.martin2");
    assertThat(issue.issued()).containsEntry("lina.martin", 3L);
  }

  @Test
  void countingGoesOnWhereItEnded() {
    assertThat(issue(Map.of("lina.martin", 4L)).issue(List.of(LINA)))
        .containsExactly("lina.martin4");
  }

  @Test
  void whatSomebodyElseHasIsGoneRound() {
    IdentifierIssue issue = issue(Map.of(), "lina.martin", "lina.martin1", "lina.martin3");

    assertThat(issue.issue(List.of(LINA, LINA))).containsExactly("lina.martin2", "lina.martin4");
    assertThat(issue.issued()).containsEntry("lina.martin", 5L);
  }

  @Test
  void aWishIsGrantedWhereItIsFree() {
    IdentifierIssue issue = issue(Map.of());

    assertThat(issue.issue(List.of(wishing("lmartin"), LINA, wishing("m20231234"))))
        .containsExactly("lmartin", "lina.martin", "m20231234");
    assertThat(issue.issued()).containsEntry("lmartin", 1L);
  }

  @ParameterizedTest
  @CsvSource({
    "pris",
    "libéré",
    "a",
    "Avec Majuscule",
    "'deux mots'",
    "ancien1",
    "lina.martin999999999"
  })
  void aWishThatCanNotBeGrantedIsAsIfThereWereNone(String wish) {
    IdentifierIssue issue = issue(Map.of("libere", 1L, "ancien", 2L), "pris");

    assertThat(issue.issue(List.of(wishing(wish)))).containsExactly("lina.martin");
  }

  @Test
  void aWishOfTwoIsGrantedToTheFirst() {
    assertThat(issue(Map.of()).issue(List.of(wishing("lina"), wishing("lina"))))
        .containsExactly("lina", "lina.martin");
  }

  @ParameterizedTest
  @CsvSource({
    "patrick.dupont1, patrick.dupont, 1",
    "patrick.dupont, patrick.dupont, 0",
    "patrick.dupont10, patrick.dupont, 10",
    "12, 1, 2",
    "7, 7, 0"
  })
  void anIdentifierIsTakenApart(String identifier, String base, long number) {
    assertThat(NumberedIdentifier.of(identifier)).isEqualTo(new NumberedIdentifier(base, number));
  }
}
