package fr.marelle.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeSecretTest {

  @Test
  void readsBothForms() throws IOException {
    assertThat(CodeSecret.read("{\"value\":\"zbpkzex\"}").isClear()).isTrue();
    assertThat(CodeSecret.read("{\"key\":\"2026\",\"sealed\":\"AAAA\"}").isSealed()).isTrue();
  }

  @Test
  void writesOnlyWhatThereIs() throws IOException {
    String written = CodeSecret.sealedBy(CodeSealTest.newKey("2026"), "AAAA").write();
    assertThat(written).isEqualTo("{\"key\":\"2026\",\"sealed\":\"AAAA\"}");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "null",
        "zbpkzex",
        "{}",
        "[]",
        "{\"value\":\"a\",\"key\":\"b\",\"sealed\":\"c\"}",
        "{\"key\":\"b\"}"
      })
  void refusesAnythingElse(String data) {
    assertThatExceptionOfType(IOException.class).isThrownBy(() -> CodeSecret.read(data));
  }

  @Test
  void neverShowsInText() {
    assertThat(new CodeSecret("zbpkzex", null, null).toString()).doesNotContain("zbpkzex");
  }
}
