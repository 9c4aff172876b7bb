package fr.marelle.sheet;

import static fr.marelle.sheet.SheetExamples.ACTIVATION;
import static fr.marelle.sheet.SheetExamples.sheet;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SheetOrderTest {
  private static final List<LoginSheet> SHEETS =
      List.of(
          sheet("Zoé", "Étienne", List.of("CM2"), ACTIVATION),
          sheet("Adam", "Zidi", List.of("CM1"), ACTIVATION),
          sheet("Léa", "Eudes", List.of("CM2"), ACTIVATION),
          sheet("Léa", "étang", List.of("CM1"), ACTIVATION));

  @Test
  void namesAreSortedAsAFrenchDictionaryDoes() {
    assertThat(SheetOrder.NAME.sort(SHEETS))
        .extracting(LoginSheet::lastName)
        .containsExactly("étang", "Étienne", "Eudes", "Zidi");
  }

  @Test
  void withinAClassNamesAreSorted() {
    assertThat(SheetOrder.CLASS.sort(SHEETS))
        .extracting(LoginSheet::lastName)
        .containsExactly("étang", "Zidi", "Étienne", "Eudes");
  }
}
