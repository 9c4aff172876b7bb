package fr.marelle.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.enrolment.Names.Likeness;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          Lefèvre, Aurélien, LEFEVRE, aurelien
          Le Fèvre, Aurélien, lefevre, Aurélien
          D'Angelo, Françoise, DANGELO, FRANCOISE
          D'Angelo, Françoise, d’ angelo, francoise
          Dupont-Martin, Jean-Pierre, dupont martin, jeanpierre
          Lœuvre, Zoé, LOEUVRE, Zoe
          Müller, Łukasz, Muller, Lukasz
          """)
  void spellingsMakeNoDifference(String last, String first, String typedLast, String typedFirst) {
    assertThat(of(last, first).likeness(of(typedLast, typedFirst))).contains(Likeness.SAME);
    assertThat(of(last, first).folded().replace(" ", ""))
        .isEqualTo(of(typedLast, typedFirst).folded().replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          Dupont-Martin, Marie, Dupont, Marie
          Dupont-Martin, Marie, Martin, Marie
          Dupont, Marie, Dupont Martin, Marie
          Martin Dupont, Marie, Dupont-Martin, Marie
          Dupont, Marie-Claire, Dupont, Marie
          de La Tour, Anne, Tour, Anne
          Dupont ép. Martin, Marie, Martin, Marie
          """)
  void onePartOfACompoundNameIsEnough(
      String last, String first, String typedLast, String typedFirst) {
    assertThat(of(last, first).likeness(of(typedLast, typedFirst))).contains(Likeness.PARTLY);
  }

  @Test
  void oneFieldTakenForTheOtherIsUnderstood() {
    assertThat(of("Benali", "Nadia").likeness(of("Nadia", "Benali"))).contains(Likeness.SWAPPED);
    assertThat(of("Benali-Roux", "Nadia").likeness(of("Nadia", "Benali")))
        .contains(Likeness.PARTLY_SWAPPED);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          Moreau, Hugo, Moreau, Camille
          Moreau, Hugo, Moro, Hugo
          de La Tour, Anne, de La, Anne
          de La Tour, Anne, de La Fontaine, Anne
          Dupont-Martin, Marie, Dupont-Durand, Marie
          Benali, Nadia, Benali, N
          "", Nadia, "", Nadia
          """)
  void somebodyElseIsSomebodyElse(String last, String first, String typedLast, String typedFirst) {
    assertThat(of(last, first).likeness(of(typedLast, typedFirst))).isEqualTo(Optional.empty());
  }

  @Test
  void otherWritingSystemsCompareAsTheyAre() {
    assertThat(of("Нестеренко", "Ольга").likeness(of("НЕСТЕРЕНКО", "ольга")))
        .contains(Likeness.SAME);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          Benali, Nadia, Benali Roux Petit, Nadia
          Benali, Nadia, Benali, Nadia Marie Julie
          Benali, Nadia, Nadia Marie Julie, Benali
          Dupont-Martin, Marie, Dupont Martin Roux Petit, Marie
          """)
  void aListOfNamesIsNobodys(String last, String first, String typedLast, String typedFirst) {
    assertThat(of(last, first).likeness(of(typedLast, typedFirst))).isEqualTo(Optional.empty());
  }

  @Test
  void aDictionaryOfNamesFindsNobody() {
    String surnames =
        "Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Benali";
    String firstNames = "Marie Nathalie Isabelle Sylvie Catherine Nadia";

    assertThat(of("Benali", "Nadia").likeness(of(surnames, firstNames))).isEmpty();
    assertThat(of("Benali", "Nadia").likeness(of(firstNames, surnames))).isEmpty();
  }

  @Test
  void aNameHasALetter() {
    assertThat(Names.isWritten(" -' ")).isFalse();
    assertThat(Names.isWritten("42")).isFalse();
    assertThat(Names.isWritten("O")).isTrue();
    assertThat(Names.isWritten("李")).isTrue();
  }

  @Test
  void aNameHasSixWordsAndSixtyLettersAtMost() {
    assertThat(Names.isShort("Maria da Conceição dos Santos Silva")).isTrue();
    assertThat(Names.isShort("a b c d e f g")).isFalse();
    assertThat(Names.isShort("x".repeat(60))).isTrue();
    assertThat(Names.isShort("x".repeat(61))).isFalse();
  }

  private static Names of(String lastName, String firstName) {
    return new Names(lastName, firstName);
  }
}
