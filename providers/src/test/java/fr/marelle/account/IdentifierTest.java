package fr.marelle.account;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierTest {

  @ParameterizedTest
  @CsvSource({
    "thierry.eleve, thierry.eleve",
    "THIERRY.ELEVE, thierry.eleve",
    "Thierry.Élève, thierry.eleve",
    "' thierry. eleve ', thierry.eleve",
    "thierry.eleve\u200b, thierry.eleve",
    "françois.d’œuvre, francois.doeuvre",
    "jürgen.groß, jurgen.gross",
    "łukasz.børn, lukasz.born",
    "Noémie.Lefèvre-Dubois, noemie.lefevredubois",
    "jean-paul.martin, jean-paul.martin",
  })
  void findsTheAccountHoweverItIsTyped(String typed, String identifier) {
    assertThat(Identifier.of(typed).orElseThrow().spellings()).contains(identifier);
  }

  @ParameterizedTest
  @CsvSource({
    "thierry.eleve, 1",
    "Élève, 2",
    "O'NEIL, 2",
    "jean-paul.martin, 2",
    "Noémie.Lefèvre-Dubois, 3"
  })
  void triesTheTypedSpellingFirstAndNoMoreThanThree(String typed, int spellings) {
    assertThat(Identifier.of(typed).orElseThrow().spellings()).hasSize(spellings);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  ", "\t"})
  void nothingIsNoIdentifier(String typed) {
    assertThat(Identifier.of(typed)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"255, true", "256, false", "1000000, false"})
  void anIdentifierHasALimit(int length, boolean accepted) {
    assertThat(Identifier.of("a".repeat(length)).isPresent()).isEqualTo(accepted);
  }
}
