package fr.marelle.sheet;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A language that sheets are written in. */
public enum SheetLanguage {
  FRENCH(Locale.FRENCH),
  ENGLISH(Locale.ENGLISH);

  private final Locale locale;

  SheetLanguage(Locale locale) {
    this.locale = locale;
  }

  /** The language itself. */
  public Locale locale() {
    return locale;
  }

  /** Its tag: {@code fr} or {@code en}. */
  public String tag() {
    return locale.getLanguage();
  }

  /** The language with that tag; empty for anything else and for null. */
  public static Optional<SheetLanguage> parse(String tag) {
    return Arrays.stream(values()).filter(language -> language.tag().equals(tag)).findFirst();
  }
}
