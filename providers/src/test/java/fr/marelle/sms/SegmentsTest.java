package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentsTest {
  @ParameterizedTest
  @CsvSource({
    "a, 1, 1",
    "a, 160, 1",
    "a, 161, 2",
    "a, 306, 2",
    "a, 307, 3",
    "é, 160, 1",
    // Two places each.
    "€, 80, 1",
    "€, 81, 2",
    "€, 152, 2",
    "€, 153, 3",
    // Not in the alphabet.
    "ê, 70, 1",
    "ê, 71, 2",
    "ê, 134, 2",
    "ê, 135, 3",
    "🎒, 35, 1",
    "🎒, 36, 2",
    "🎒, 67, 3"
  })
  void itIsCountedAsOperatorsDo(String letter, int times, int segments) {
    String text = letter.repeat(times);

    Segments counted = Segments.of(text);

    assertThat(counted.count()).isEqualTo(segments);
    assertThat(String.join("", counted.texts())).isEqualTo(text);
  }

  @Test
  void oneLetterBeyondTheAlphabetCostsTheOthersTheirRoom() {
    assertThat(Segments.of("a".repeat(160)).gsm()).isTrue();
    assertThat(Segments.of("a".repeat(159) + "ê").gsm()).isFalse();
    assertThat(Segments.of("a".repeat(159) + "ê").count()).isEqualTo(3);
  }

  /** 3GPP TS 23.038, table 6.2.1 and 6.2.1.1. */
  @Test
  void theAlphabetHasItsCodes() {
    assertThat(GsmAlphabet.encode("@£éÇ\nÅΔΞÆ !Z_a~€à"))
        .containsExactly(
            0x00, 0x01, 0x05, 0x09, 0x0A, 0x0E, 0x10, 0x1A, 0x1C, 0x20, 0x21, 0x5A, 0x11, 0x61,
            0x1B, 0x3D, 0x1B, 0x65, 0x7F);
  }

  @Test
  void theEscapeIsNoCharacter() {
    assertThat(GsmAlphabet.holds("\u001b")).isFalse();
  }
}
