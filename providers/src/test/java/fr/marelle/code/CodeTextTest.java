package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zbpkzex",
        "ZBPKZEX",
        " zbp kzex ",
        "zbp-kzex",
        "zbp‑kzex",
        "zbp\u00a0kzex",
        "ｚｂｐｋｚｅｘ"
      })
  void typingIsForgiving(String typed) {
    assertThat(CodeText.matches("zbpkzex", typed)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " ", "-", "zbpkze", "zbpkzexx", "zbpkzez"})
  void anythingElseIsWrong(String typed) {
    assertThat(CodeText.matches("zbpkzex", typed)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"zbpkzex", "vdsjkjfsldk2331", "7wfc5rnc", "Élève-2026"})
  void codesFromOutsideAreTakenAsTheyAre(String code) {
    assertThat(CodeText.isAcceptable(code)).isTrue();
    assertThat(CodeText.matches(code, code)).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "12345", "1-2-3-4-5", "two words", "tab\tbed", "line\nbreak"})
  void otherTextsAreNoCodes(String code) {
    assertThat(CodeText.isAcceptable(code)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"64, true", "65, false"})
  void aCodeHasALimit(int length, boolean acceptable) {
    assertThat(CodeText.isAcceptable("a".repeat(length))).isEqualTo(acceptable);
  }

  @ParameterizedTest
  @ValueSource(ints = {193, 1_000_000})
  void whatIsTypedHasALimit(int length) {
    assertThat(CodeText.matches("zbpkzex", "zbpkzex" + " ".repeat(length - 7))).isFalse();
  }
}
