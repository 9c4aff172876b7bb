package fr.marelle.directory.value;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
  @Test
  void blanks_around_go_and_those_within_become_one() {
    assertThat(CleanText.of(" \u00a0DE  LA\t\r\nTOUR\u202f ")).isEqualTo("DE LA TOUR");
    assertThat(CleanText.of("   ")).isEmpty();
    assertThat(CleanText.of("")).isEmpty();
    assertThat(CleanText.of("DUPONT")).isEqualTo("DUPONT");
  }

  @Test
  void accents_are_composed_and_what_nobody_sees_goes() {
    assertThat(CleanText.of("E\u0301lise")).isEqualTo("Élise");
    assertThat(CleanText.of("\uFEFFÉ\u00adlise\u200b")).isEqualTo("Élise");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\u0000b", "a\u0007b", "a\ud800b", "a\uFFFDb", "a\ue000b", "a\u0092b"})
  void what_can_not_be_kept_is_damage(String raw) {
    assertThat(CleanText.isDamaged(CleanText.of(raw))).isTrue();
  }

  @Test
  void no_letter_of_anybodys_name_is_damage() {
    assertThat(CleanText.isDamaged(CleanText.of("L'Helgoualc’h-Ørsted Şahin 王 नाम \ud83d\ude00")))
        .isFalse();
  }
}
