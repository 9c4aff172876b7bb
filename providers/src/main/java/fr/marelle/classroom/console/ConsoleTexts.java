package fr.marelle.classroom.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.keycloak.util.JsonSerialization;

/** What a part of the console says, as JSON that may stand within a page. */
final class ConsoleTexts {
  /** What the page brings with it. */
  static final String PREFIX = "marelleConsole";

  /** Before the names of all texts of ours. */
  private static final String OURS = "marelle";

  private final Map<String, String> texts = new TreeMap<>();

  /**
   * @param messages all texts of the theme, each a {@link MessageFormat}; those that start with
   *     {@value #PREFIX} are the console's
   */
  ConsoleTexts(Properties messages, Locale locale) {
    this(messages, locale, PREFIX, PREFIX);
  }

  private ConsoleTexts(Properties messages, Locale locale, String prefix, String leftOut) {
    for (String key : messages.stringPropertyNames()) {
      if (key.length() > prefix.length() && key.startsWith(prefix)) {
        texts.put(
            name(key, leftOut), new MessageFormat(messages.getProperty(key), locale).format(null));
      }
    }
  }

  /**
   * The texts of a part that not everybody needs, and that comes when it is wanted.
   *
   * @param part with a capital letter; its texts keep it in their names
   */
  static ConsoleTexts ofPart(Properties messages, Locale locale, String part) {
    return new ConsoleTexts(messages, locale, OURS + part, OURS);
  }

  /**
   * The texts and the realm's name. Places for values stay as they are: {@code {0}}. No {@code <},
   * so that nothing in it ends the element around it.
   */
  String json(String realmName) {
    try {
      Map<String, Object> page = new LinkedHashMap<>();
      page.put("texts", texts);
      page.put("realmName", realmName);
      return JsonSerialization.writeValueAsString(page).replace("<", "\\u003c");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(String key, String leftOut) {
    String rest = key.substring(leftOut.length());
    return rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
  }
}
