package fr.marelle.demo.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {
  @ParameterizedTest
  @CsvSource({
    "'fr-FR,fr;q=0.9,en;q=0.8', FRENCH",
    "'en-GB,en;q=0.9', ENGLISH",
    "'de,en;q=0.5', ENGLISH",
    "'de', FRENCH",
    "'', FRENCH",
    "';;;=', FRENCH"
  })
  void theBrowserSaysWhichLanguage(String acceptLanguage, Language expected) {
    assertThat(Language.accepted(acceptLanguage)).isEqualTo(expected);
  }

  @Test
  void everyTextIsThereInBothLanguages() throws IOException {
    assertThat(texts("fr").keySet()).isEqualTo(texts("en").keySet());
  }

  @Test
  void noTextHasAnApostropheThatMessageFormatWouldSwallow() throws IOException {
    assertThat(texts("fr").values()).noneMatch(text -> text.toString().contains("'"));
    assertThat(texts("en").values()).noneMatch(text -> text.toString().contains("'"));
  }

  @Test
  void numbersAndNamesAreFilledIn() {
    assertThat(Language.FRENCH.say("greeting.title", "Zoé")).isEqualTo("Bonjour Zoé");
    assertThat(Language.FRENCH.say("post.count", 1)).isEqualTo("Un message.");
    assertThat(Language.ENGLISH.say("post.count", 3)).isEqualTo("3 messages, newest first.");
  }

  private static Properties texts(String tag) throws IOException {
    Properties texts = new Properties();
    texts.load(new StringReader(Site.resource("messages_" + tag + ".properties")));
    return texts;
  }
}
