package fr.marelle.password;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdentityTest {
  @ParameterizedTest
  @CsvSource({
    "Thierry59!",
    "xxTHIERRYxx",
    "Eleve2024!",
    "Élève-2024",
    "thierry.eleve",
    "Th1erry59!",
    "3leve-Th!erry",
    "!!thi-er-ry!!",
    "ThierryEleve1!"
  })
  void knowsTheNameInEverySpelling(String password) {
    assertThat(new Identity("thierry.eleve", "Thierry", "Élève").isRepeatedIn(password)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tulipe59!", "Thier59!", "evelE.yrreihT", "!", ""})
  void leavesOtherPasswordsAlone(String password) {
    assertThat(new Identity("thierry.eleve", "Thierry", "Élève").isRepeatedIn(password)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Jean-Pierre, Dupont, UnePierre7!, true",
    "Jean-Pierre, Dupont, BlueJean7!, true",
    "Zoé, de La Fontaine, Fontaine7!, true",
    "Zoé, de La Fontaine, Le-Lac-de-la-Forêt7, false",
    "Vincent, Van Gogh, Deux-Vans-Bleus7, false",
    "Vincent, Van Gogh, MonGogh12!, true",
    "Françoise, Lœw, Francoise7!, true",
    "Françoise, Lœw, UnLoew12!, true",
    "Anaïs, O'Brien, OBrien2024!, true",
    "Anaïs, O'Brien, Anais2024!, true"
  })
  void comparesEachPartOfAName(String first, String last, String password, boolean repeated) {
    assertThat(new Identity("x", first, last).isRepeatedIn(password)).isEqualTo(repeated);
  }

  @ParameterizedTest
  @CsvSource({
    "Tom2015!, true",
    "MonTom15!, true",
    "2015-tom-!, true",
    "TomTom12!, true",
    "Tomate59!, false",
    "Automne7!, false",
    "Customs7!, false",
    "tomtom12!, false"
  })
  void countsANameOfThreeLettersOnlyAsAWord(String password, boolean repeated) {
    assertThat(new Identity("tom.roi", "Tom", "Roi").isRepeatedIn(password)).isEqualTo(repeated);
  }

  @ParameterizedTest
  @CsvSource({
    "Li123456!, true",
    "Jo-2024!!, true",
    "JoLi2024!, true",
    "LiJo2024!, true",
    "Jolie2024!, false",
    "Joyeux-Lion7, false",
    "Bilingue-7!, false",
    "xX1!jo.li, true"
  })
  void countsANameOfTwoLettersOnlyAlone(String password, boolean repeated) {
    assertThat(new Identity("jo.li", "Jo", "Li").isRepeatedIn(password)).isEqualTo(repeated);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Tulipe59!", "ab", ""})
  void refusesNothingToSomebodyWithoutAName(String password) {
    assertThat(new Identity(null, null, " ").isRepeatedIn(password)).isFalse();
    assertThat(new Identity("", "", "").isRepeatedIn(password)).isFalse();
  }

  @Test
  void tellsAPageWhatMayAppearNowhere() {
    assertThat(new Identity("zoe.delafontaine", "Zoé", "de La Fontaine").parts())
        .containsExactly("fontaine", "zoedelafontaine");
  }
}
