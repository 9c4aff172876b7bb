package fr.marelle.sheet.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArabicShaperTest {

  @ParameterizedTest
  @CsvSource({
    // meem, hah, meem, dal: initial, medial, medial, final
    "\u0645\u062D\u0645\u062F, \uFEE3\uFEA4\uFEE4\uFEAA",
    // A letter that never joins the next leaves it in its initial or isolated form.
    "\u062F\u0627\u0631, \uFEA9\uFE8D\uFEAD",
    // lam and alef become one, after a letter too
    "\u0644\u0627, \uFEFB",
    "\u0628\u0644\u0627, \uFE91\uFEFC",
    // a mark between two letters doesn't part them
    "\u0628\u064E\u0628, \uFE91\u064E\uFE90",
    // Persian: gaf, yeh
    "\u06AF\u06CC, \uFB94\uFBFD",
    // a hamza joins nothing
    "\u0628\u0621\u0628, \uFE8F\u0621\uFE8F"
  })
  void lettersTakeTheShapeBetweenTheirNeighbours(String text, String shaped) {
    assertThat(ArabicShaper.shape(text)).isEqualTo(shaped);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zoé 😀", "שלום", ""})
  void whatIsNotArabicStays(String text) {
    assertThat(ArabicShaper.shape(text)).isEqualTo(text);
  }

  @Test
  void aShapedLetterStillSaysWhatItSaid() {
    assertThat(ArabicShaper.unshaped(0xFEFC)).isEqualTo("\u0644\u0627");
    assertThat(ArabicShaper.unshaped('é')).isEqualTo("é");
  }
}
