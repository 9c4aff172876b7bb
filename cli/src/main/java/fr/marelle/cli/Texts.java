package fr.marelle.cli;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.stream.Stream;

/** What the command line says, in French or in English. */
final class Texts {
  private static final String BUNDLE = "fr.marelle.cli.messages";

  private final Locale locale;
  private final ResourceBundle bundle;

  Texts(Locale locale) {
    this.locale = locale;
    this.bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            locale,
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }

  /**
   * In the language of the terminal: English where that is English, else French.
   *
   * @param environment in which {@code LC_ALL}, {@code LC_MESSAGES} or {@code LANG} says so
   */
  static Texts of(Map<String, String> environment) {
    String language =
        Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
            .map(environment::get)
            .filter(value -> value != null && !value.isEmpty())
            .findFirst()
            .orElse("fr");
    return new Texts(language.startsWith("en") ? Locale.ENGLISH : Locale.FRENCH);
  }

  String text(String key, Object... arguments) {
    return new MessageFormat(bundle.getString(key), locale).format(arguments);
  }

  /** The sentence of that key, which has no places; empty where there is none. */
  Optional<String> find(String key) {
    return bundle.containsKey(key) ? Optional.of(text(key)) : Optional.empty();
  }

  String language() {
    return locale.getLanguage();
  }

  ResourceBundle bundle() {
    return bundle;
  }
}
