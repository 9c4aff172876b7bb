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

/** What the console says, as JSON that may stand within a page. */
final class ConsoleTexts {
  static final String PREFIX = "marelleConsole";

  private final Map<String, String> texts = new TreeMap<>();

  /**
   * @param messages all texts of the theme, each a {@link MessageFormat}; those that start with
   *     {@value #PREFIX} are the console's
   */
  ConsoleTexts(Properties messages, Locale locale) {
    for (String key : messages.stringPropertyNames()) {
      if (key.length() > PREFIX.length() && key.startsWith(PREFIX)) {
        texts.put(name(key), new MessageFormat(messages.getProperty(key), locale).format(null));
      }
    }
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

  private static String name(String key) {
    String rest = key.substring(PREFIX.length());
    return rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
  }
}
