package fr.marelle.recovery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** The messages in one language, for what no template writes. */
final class Words {
  private final Locale locale;
  private final Properties messages;

  Words(KeycloakSession session, RealmModel realm, Locale locale) {
    this.locale = locale;
    try {
      this.messages = session.theme().getTheme(Theme.Type.EMAIL).getEnhancedMessages(realm, locale);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String say(String key, Object... arguments) {
    return new MessageFormat(messages.getProperty(key, key), locale).format(arguments);
  }
}
