package fr.marelle.classroom.roster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "noe",
        "NOÉ",
        "fevre",
        "Dubois lef",
        "lefèvre-dubois noémie",
        "noemie.lef",
        "n f"
      })
  void anyPartOfANameFindsItWithoutAccentsAndInAnyOrder(String typed) {
    assertThat(Words.of(typed).areIn("Noémie", "Lefèvre-Dubois", "noemie.lefevredubois")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"noemi lefebvre", "x", "mie lef%", "_"})
  void aWordThatIsNowhereFindsNothing(String typed) {
    assertThat(Words.of(typed).areIn("Noémie", "Lefèvre-Dubois", "noemie.lefevredubois")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"d'angelo", "D’ANGELO"})
  void apostrophesAreAlike(String typed) {
    assertThat(Words.of(typed).areIn("Maël", "D'Angelo")).isTrue();
    assertThat(Words.of(typed).areIn("Maël", "D’Angelo")).isTrue();
  }
}
