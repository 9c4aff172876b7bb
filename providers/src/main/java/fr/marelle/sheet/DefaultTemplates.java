package fr.marelle.sheet;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The texts that sheets have where a school has not written its own. */
public final class DefaultTemplates {
  private DefaultTemplates() {}

  /** The text, in Markdown. */
  public static String text(SheetKind kind, SheetLanguage language) {
    String name = kind.value() + "_" + language.tag() + ".md";
    try (InputStream file = DefaultTemplates.class.getResourceAsStream(name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
