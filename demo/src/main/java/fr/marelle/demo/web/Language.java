package fr.marelle.demo.web;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** A language that the demonstration speaks, with its texts. French comes first. */
public enum Language {
  FRENCH("fr", "Français"),
  ENGLISH("en", "English");

  private final String tag;
  private final String ownName;

  Language(String tag, String ownName) {
    this.tag = tag;
    this.ownName = ownName;
  }

  /** Its tag, as in {@code lang} attributes: {@code fr}, {@code en}. */
  public String tag() {
    return tag;
  }

  /** What its speakers call it. */
  public String ownName() {
    return ownName;
  }

  /** Its locale, for dates and numbers. */
  public Locale locale() {
    return Locale.forLanguageTag(tag);
  }

  /** The other one, to be offered on every page. */
  public Language other() {
    return this == FRENCH ? ENGLISH : FRENCH;
  }

  /**
   * The text of this key, its {@code {0}}… filled in.
   *
   * @throws java.util.MissingResourceException when there is none
   */
  public String say(String key, Object... values) {
    String text = texts().getString(key);
    return values.length == 0 ? text : new MessageFormat(text, locale()).format(values);
  }

  /** Whether there is a text of this key. */
  public boolean knows(String key) {
    return texts().containsKey(key);
  }

  /** The language with this tag; empty for any other and for null. */
  public static Optional<Language> tagged(String tag) {
    for (Language language : values()) {
      if (language.tag.equalsIgnoreCase(tag)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }

  /**
   * The best one for a browser's {@code Accept-Language}; French where it says nothing we speak.
   */
  public static Language accepted(String acceptLanguage) {
    try {
      Locale best =
          Locale.lookup(
              Locale.LanguageRange.parse(acceptLanguage),
              List.of(FRENCH.locale(), ENGLISH.locale()));
      return best == null ? FRENCH : tagged(best.getLanguage()).orElse(FRENCH);
    } catch (IllegalArgumentException malformed) {
      return FRENCH;
    }
  }

  private ResourceBundle texts() {
    return ResourceBundle.getBundle(
        "fr.marelle.demo.messages",
        locale(),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
