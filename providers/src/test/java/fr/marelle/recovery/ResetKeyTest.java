package fr.marelle.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResetKeyTest {
  private final ResetKey key = ResetKey.next(new SecureRandom());

  @Test
  void itHasMoreBitsThanAnybodyGuesses() {
    assertThat(key.text()).hasSize(32);
    assertThat(ResetKey.next(new SecureRandom())).isNotEqualTo(key);
  }

  @Test
  void itIsReadFromTheWholeLinkAsMailProgramsBreakIt() {
    assertThat(
            ResetKey.parse(" <https://ent.example/realms/ent/x?kc_locale=fr#" + key.text() + ">\n"))
        .contains(key);
    assertThat(ResetKey.parse(key.text().substring(0, 20) + "\r\n " + key.text().substring(20)))
        .contains(key);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "#", "https://ent.example/#court", "zbpkzex", "<script>"})
  void anythingElseIsNone(String typed) {
    assertThat(ResetKey.parse(typed)).isEmpty();
  }

  @Test
  void whatIsTooLongIsNotLookedAt() {
    assertThat(ResetKey.parse(" ".repeat(5_000) + key.text())).isEmpty();
  }

  @Test
  void itIsKeptAsAHashAndNeverPrinted() {
    assertThat(key.sha256()).matches("[0-9a-f]{64}");
    assertThat(key.toString()).doesNotContain(key.text());
  }

  @Test
  void itIsGoodUntilItsLastMillisecondAndNotLonger() {
    Instant end = Instant.parse("2026-11-21T10:00:00Z");
    IssuedKey issued =
        new IssuedKey("account", "0a1b", end.minus(Duration.ofHours(1)), end, Optional.empty());

    assertThat(issued.isExpired(end.minusMillis(1))).isFalse();
    assertThat(issued.isExpired(end)).isTrue();
    assertThat(issued.isExpired(end.plusSeconds(1))).isTrue();
  }
}
