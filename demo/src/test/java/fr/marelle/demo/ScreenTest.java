package fr.marelle.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
  @Test
  void speaksInTheCharsetOfTheTerminal() {
    assertThat(
            Screen.charset(
                Map.of("sun.stdout.encoding", "ISO-8859-1", "native.encoding", "UTF-8")::get))
        .contains(StandardCharsets.ISO_8859_1);
  }

  @Test
  void wantsAccents() {
    assertThat(Screen.charset(Map.of("native.encoding", "ANSI_X3.4-1968")::get)).isEmpty();
  }

  @Test
  void putsUpWithNonsense() {
    assertThat(Screen.charset(Map.of("stdout.encoding", "Cp65001x")::get)).isEmpty();
    assertThat(Screen.charset(name -> null)).isEmpty();
  }
}
