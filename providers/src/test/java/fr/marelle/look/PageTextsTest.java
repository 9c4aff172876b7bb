package fr.marelle.look;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageTextsTest {
  private static final Path CAPABILITIES = Path.of("src/main/resources/theme-resources");
  private static final Path THEME = Path.of("../themes/src/main/resources/theme/marelle/login");
  private static final Pattern KEY = Pattern.compile("\\bmsg\\(\\s*['\"]([^'\"]+)['\"]\\s*[,)]");
  private static final Pattern CONSOLE_KEY = Pattern.compile("\\bt\\(\"(\\w+)\"[,)]");
  private static final Pattern HANDLER =
      Pattern.compile("\\son[a-z]+\\s*=|<script(?![^>]*\\ssrc=)", Pattern.CASE_INSENSITIVE);

  @Test
  void french_and_english_say_the_same_things() {
    for (Path messages : List.of(CAPABILITIES.resolve("messages"), THEME.resolve("messages"))) {
      assertThat(texts(messages, "fr").keySet())
          .as(messages.toString())
          .isEqualTo(texts(messages, "en").keySet());
    }
  }

  @Test
  void no_text_is_written_twice() {
    Set<String> ofCapabilities =
        new TreeSet<>(texts(CAPABILITIES.resolve("messages"), "fr").keySet());
    ofCapabilities.retainAll(texts(THEME.resolve("messages"), "fr").keySet());
    assertThat(ofCapabilities).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void every_text_that_a_template_asks_for_exists(String language) {
    Map<String, String> texts = allTexts(language);
    for (Path template : templates()) {
      Set<String> asked =
          KEY.matcher(read(template))
              .results()
              .map(found -> found.group(1))
              .collect(Collectors.toCollection(TreeSet::new));
      asked.removeAll(texts.keySet());
      assertThat(asked).as("keys that %s asks for and no file has", template).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void every_text_that_the_console_asks_for_exists(String language) throws IOException {
    Map<String, String> texts = allTexts(language);
    try (Stream<Path> modules = Files.list(CAPABILITIES.resolve("resources/console"))) {
      for (Path module : modules.filter(path -> path.toString().endsWith(".js")).toList()) {
        Set<String> asked =
            CONSOLE_KEY
                .matcher(read(module))
                .results()
                .map(found -> keyOf(found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        asked.removeAll(texts.keySet());
        assertThat(asked).as("keys that %s asks for and no file has", module).isEmpty();
      }
    }
  }

  /** The texts of a part that comes later have its name before theirs. */
  private static String keyOf(String name) {
    return (name.matches("import\\w+") ? "marelle" : "marelleConsole") + capitalised(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void every_text_is_a_message_format_with_its_apostrophes_doubled(String language) {
    allTexts(language)
        .forEach(
            (key, text) -> {
              assertThatCode(() -> new MessageFormat(text, Locale.forLanguageTag(language)))
                  .as(key)
                  .doesNotThrowAnyException();
              assertThat(text.replace("''", "")).as(key).doesNotContain("'");
            });
  }

  @ParameterizedTest
  @ValueSource(strings = {"fr", "en"})
  void a_login_failure_says_nothing_about_the_account(String language) {
    Map<String, String> texts = allTexts(language);
    assertThat(
            Stream.of(
                    "invalidUserMessage",
                    "invalidUsernameMessage",
                    "invalidUsernameOrEmailMessage",
                    "invalidPasswordMessage",
                    "accountDisabledMessage",
                    "accountTemporarilyDisabledMessage",
                    "accountPermanentlyDisabledMessage")
                .map(texts::get))
        .containsOnly(texts.get("invalidUserMessage"));
  }

  @Test
  void no_template_carries_a_script_of_its_own() {
    for (Path template : templates()) {
      // Data runs nothing; an import map neither, and it stands on pages that the policy leaves
      // out.
      String page =
          read(template).replaceAll("<script type=\"(importmap|application/json)\"[^>]*>", "");
      assertThat(HANDLER.matcher(page).results().map(found -> found.group()))
          .as("the pages' Content-Security-Policy blocks what %s has inline", template)
          .isEmpty();
    }
  }

  private static Map<String, String> allTexts(String language) {
    return Stream.of(CAPABILITIES, THEME)
        .flatMap(root -> texts(root.resolve("messages"), language).entrySet().stream())
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Map<String, String> texts(Path directory, String language) {
    Properties texts = new Properties();
    try (Reader reader =
        Files.newBufferedReader(directory.resolve("messages_" + language + ".properties"), UTF_8)) {
      texts.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts.stringPropertyNames().stream()
        .collect(Collectors.toMap(key -> key, texts::getProperty));
  }

  private static String capitalised(String key) {
    return key.substring(0, 1).toUpperCase(Locale.ROOT) + key.substring(1);
  }

  private static List<Path> templates() {
    try (Stream<Path> ours = Files.list(CAPABILITIES.resolve("templates"));
        Stream<Path> stock = Files.list(THEME)) {
      return Stream.concat(ours, stock).filter(path -> path.toString().endsWith(".ftl")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
