package fr.marelle.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\d}");

  @Test
  void bothLanguagesSayTheSame() throws IOException {
    assertThat(places("messages_en.properties")).isEqualTo(places("messages.properties"));
  }

  /** Each key with the places of its sentence. */
  private static Map<String, String> places(String file) throws IOException {
    Properties texts = new Properties();
    try (InputStream in = Texts.class.getResourceAsStream(file)) {
      texts.load(in);
    }
    Map<String, String> places = new TreeMap<>();
    texts.forEach(
        (key, text) ->
            places.put(
                (String) key,
                PLACE
                    .matcher((String) text)
                    .results()
                    .map(MatchResult::group)
                    .sorted()
                    .toList()
                    .toString()));
    return places;
  }

  @ParameterizedTest
  @CsvSource({"fr_FR.UTF-8, fr", "en_GB.UTF-8, en", "de_DE.UTF-8, fr", "C, fr"})
  void theTerminalSaysWhichLanguage(String value, String language) {
    assertThat(Texts.of(Map.of("LANG", value)).language()).isEqualTo(language);
    assertThat(Texts.of(Map.of("LANG", "fr_FR.UTF-8", "LC_ALL", value)).language())
        .isEqualTo(language);
  }

  @Test
  void whatIsPutInIsPrintedAsItIs() {
    Texts texts = Texts.of(Map.of("LANG", "fr"));

    assertThat(texts.text("usage.noFile", "l'été.csv"))
        .isEqualTo("Le fichier l'été.csv n’existe pas ou ne peut pas être lu.");
  }
}
