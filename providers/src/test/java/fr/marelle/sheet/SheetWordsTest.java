package fr.marelle.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class SheetWordsTest {

  @Test
  void frenchAndEnglishHaveTheSameKeys() throws Exception {
    assertThat(words(SheetLanguage.ENGLISH).keySet())
        .isEqualTo(words(SheetLanguage.FRENCH).keySet());
  }

  private static Properties words(SheetLanguage language) throws Exception {
    Properties words = new Properties();
    try (Reader file =
        new InputStreamReader(
            SheetWords.class.getResourceAsStream("words_" + language.tag() + ".properties"),
            StandardCharsets.UTF_8)) {
      words.load(file);
    }
    return words;
  }
}
