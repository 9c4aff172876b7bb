package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyRingTest {
  private static final String KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @Test
  void theFirstKeySealsAndAllOpen() {
    KeyRing ring = KeyRing.parse("2026:" + KEY + ", 2025:" + KEY);
    assertThat(ring.current().id()).isEqualTo("2026");
    assertThat(ring.find("2025")).map(SealingKey::id).contains("2025");
    assertThat(ring.find("2024")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ":",
        "secretsecretsecret",
        "2026:secretsecretsecret",
        "2026:secret*secret",
        "20 26:c2VjcmV0c2VjcmV0",
        "2026:c2VjcmV0c2VjcmV0,"
      })
  void whatIsNoKeyIsRefusedWithoutBeingQuoted(String configured) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> KeyRing.parse(configured))
        .satisfies(
            e -> {
              assertThat(e.getMessage()).endsWith(".").doesNotContain("secret", "c2VjcmV0");
              assertThat(e).hasNoCause();
            });
  }

  @Test
  void twoKeysOfOneIdAreRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> KeyRing.parse("1:" + KEY + ",1:" + KEY));
  }

  @Test
  void aKeyNeverShowsInText() {
    assertThat(KeyRing.parse("2026:" + KEY).toString()).doesNotContain(KEY);
  }
}
