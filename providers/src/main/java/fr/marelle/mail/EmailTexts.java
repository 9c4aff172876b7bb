package fr.marelle.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** The messages of mails and SMS in one language, for what no template writes. */
public final class EmailTexts {
  private final Locale locale;
  private final Properties messages;

  public EmailTexts(KeycloakSession session, RealmModel realm, Locale locale) {
    this.locale = locale;
    try {
      this.messages = session.theme().getTheme(Theme.Type.EMAIL).getEnhancedMessages(realm, locale);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The message of that key, or the key itself where there is none, with its arguments. */
  public String say(String key, Object... arguments) {
    return new MessageFormat(messages.getProperty(key, key), locale).format(arguments);
  }
}
