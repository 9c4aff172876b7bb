package fr.marelle.sheet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.services.Urls;
import org.keycloak.theme.Theme;

/**
 * The address under which people know their portal: what the school says, else the realm's text
 * {@value #MESSAGE}, else Keycloak's account console. Anything but a web address is passed over,
 * since it ends as a link.
 */
public final class EntAddress {
  /** Set in the realm's localization. */
  public static final String MESSAGE = "marelleEntAddress";

  private final KeycloakSession session;
  private final RealmModel realm;

  /** Of the realm of the request. */
  public EntAddress(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /**
   * The address of a school.
   *
   * @param own what the school says; empty where it says nothing
   */
  public URI of(Optional<String> own) {
    return Stream.concat(own.stream(), Stream.ofNullable(messages().getProperty(MESSAGE)))
        .flatMap(address -> web(address).stream())
        .findFirst()
        .orElseGet(
            () ->
                Urls.accountBase(session.getContext().getUri().getBaseUri())
                    .build(realm.getName()));
  }

  private Properties messages() {
    try {
      return session
          .theme()
          .getTheme(Theme.Type.LOGIN)
          .getEnhancedMessages(realm, session.getContext().resolveLocale(null));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The address, if it is one that a browser opens and nothing else. */
  static Optional<URI> web(String address) {
    try {
      URI uri = new URI(address.strip());
      boolean web =
          uri.getHost() != null && uri.getScheme() != null && uri.getScheme().matches("(?i)https?");
      return web && uri.getRawUserInfo() == null ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException none) {
      return Optional.empty();
    }
  }
}
