package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.security.SecureRandom;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSealTest {
  private final CodeSeal seal = new CodeSeal(new SecureRandom());
  private final SealingKey key = newKey("2026");

  @Test
  void opensWhatItSealed() throws SealBrokenException {
    assertThat(seal.open(key, "thierry", seal.seal(key, "thierry", "zbpkzex")))
        .isEqualTo("zbpkzex");
  }

  @Test
  void sealsTheSameCodeDifferentlyEachTime() {
    assertThat(seal.seal(key, "thierry", "zbpkzex"))
        .isNotEqualTo(seal.seal(key, "thierry", "zbpkzex"));
  }

  @Test
  void aCodeCopiedToAnotherAccountDoesNotOpen() {
    String sealed = seal.seal(key, "thierry", "zbpkzex");
    assertBroken(() -> seal.open(key, "chloe", sealed));
  }

  @Test
  void anotherKeyDoesNotOpen() {
    String sealed = seal.seal(key, "thierry", "zbpkzex");
    assertBroken(() -> seal.open(newKey("2026"), "thierry", sealed));
  }

  @Test
  void aChangedByteIsNoticed() {
    byte[] sealed = Base64.getDecoder().decode(seal.seal(key, "thierry", "zbpkzex"));
    sealed[sealed.length - 1] ^= 1;
    assertBroken(() -> seal.open(key, "thierry", Base64.getEncoder().encodeToString(sealed)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base64 !", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void nonsenseIsBroken(String sealed) {
    assertBroken(() -> seal.open(key, "thierry", sealed));
  }

  private static void assertBroken(ThrowingCallable open) {
    assertThatExceptionOfType(SealBrokenException.class)
        .isThrownBy(open)
        .withMessageContaining("2026")
        .withNoCause();
  }

  static SealingKey newKey(String id) {
    byte[] bytes = new byte[32];
    new SecureRandom().nextBytes(bytes);
    return SealingKey.of(id, Base64.getEncoder().encodeToString(bytes));
  }
}
