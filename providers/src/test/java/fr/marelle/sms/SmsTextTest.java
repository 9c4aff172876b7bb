package fr.marelle.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmsTextTest {
  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void eachOfOurTextsIsOneMessageWithTheNameOfASchool(String language) throws IOException {
    Properties texts = new Properties();
    try (Reader reader =
        Files.newBufferedReader(
            Path.of(
                "src/main/resources/theme-resources/messages/messages_" + language + ".properties"),
            UTF_8)) {
      texts.load(reader);
    }
    List<String> ours =
        texts.stringPropertyNames().stream()
            .filter(key -> key.contains("marelleContact") && key.contains("Sms"))
            .toList();

    assertThat(ours).hasSize(4);
    for (String key : ours) {
      String text =
          new MessageFormat(texts.getProperty(key), Locale.forLanguageTag(language))
              .format(new Object[] {"012345", 30});
      assertThat(SmsText.write(text)).as(key).isEqualTo(text);
      assertThat(SmsText.of("École élémentaire Jean-Moulin", text))
          .as(key)
          .hasSizeLessThanOrEqualTo(SmsText.LENGTH)
          .startsWith("École élémentaire Jean-Moulin: ")
          .endsWith(text);
    }
  }

  @Test
  void aLongNameIsCutAndNeverTheText() {
    assertThat(SmsText.of("É".repeat(300), "votre code est 012345"))
        .hasSize(SmsText.LENGTH)
        .endsWith("É: votre code est 012345");
  }

  @Test
  void lettersThatTheAlphabetLacksLoseTheirAccent() {
    assertThat(SmsText.write("Collège de la Forêt, cœur d’Île – « été » 🎒 Łódź"))
        .isEqualTo("Collège de la Foret, coeur d'Ile - \" été \"  odz");
  }
}
