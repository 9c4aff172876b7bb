package fr.marelle.text;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.theme.Theme;

/** The messages in the language that the request asks for. */
public final class Texts {
  private final Locale locale;
  private final Properties messages;

  private Texts(Locale locale, Properties messages) {
    this.locale = locale;
    this.messages = messages;
  }

  /**
   * In the first language of {@code Accept-Language} that the realm offers; without any, the
   * realm's own, and French where it has none.
   */
  public static Texts of(KeycloakSession session) {
    RealmModel realm = session.getContext().getRealm();
    Locale locale =
        choose(
            session.getContext().getHttpRequest().getHttpHeaders().getAcceptableLanguages(), realm);
    try {
      Theme theme = session.theme().getTheme(Theme.Type.LOGIN);
      return new Texts(locale, theme.getEnhancedMessages(realm, locale));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The language that was chosen. */
  public Locale locale() {
    return locale;
  }

  /** The message of that key with its arguments; the key itself where there is none. */
  public String text(String key, Object... arguments) {
    return new MessageFormat(messages.getProperty(key, key), locale).format(arguments);
  }

  /** The message of that key; empty where there is none. */
  public Optional<String> find(String key) {
    return Optional.ofNullable(messages.getProperty(key)).filter(text -> !text.isBlank());
  }

  private static Locale choose(List<Locale> wanted, RealmModel realm) {
    List<Locale> offered =
        realm.isInternationalizationEnabled()
            ? realm.getSupportedLocalesStream().map(Locale::forLanguageTag).toList()
            : List.of();
    for (Locale one : wanted) {
      for (Locale other : offered) {
        if (one.getLanguage().equals(other.getLanguage())) {
          return other;
        }
      }
    }
    String own = realm.isInternationalizationEnabled() ? realm.getDefaultLocale() : null;
    return own == null ? Locale.FRENCH : Locale.forLanguageTag(own);
  }
}
