package fr.marelle.directory.entry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReasonTest {
  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void every_reason_has_a_text_and_no_text_is_left_over(String language) throws IOException {
    Properties texts = new Properties();
    try (Reader file =
        Files.newBufferedReader(
            Path.of(
                "src/main/resources/theme-resources/messages/messages_" + language + ".properties"),
            StandardCharsets.UTF_8)) {
      texts.load(file);
    }

    assertThat(
            texts.stringPropertyNames().stream()
                .filter(key -> key.matches("marelleDirectory(?!Report|Question|Failure)[^.]*")))
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(Reason.values()).map(Reason::messageKey).toList());
  }
}
