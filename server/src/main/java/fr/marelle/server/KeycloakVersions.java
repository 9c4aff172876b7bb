package fr.marelle.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Properties;

/** The versions of Keycloak that Marelle supports, as the parent POM says. */
public final class KeycloakVersions {
  private final Properties properties;

  private KeycloakVersions(Properties properties) {
    this.properties = properties;
  }

  /** The versions that this build was made with. */
  public static KeycloakVersions supported() {
    Properties properties = new Properties();
    try (InputStream in = KeycloakVersions.class.getResourceAsStream("versions.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new KeycloakVersions(properties);
  }

  /** The oldest version supported: what the extension is compiled against. */
  public String oldest() {
    return properties.getProperty("keycloak.oldest");
  }

  /** The newest version supported: what the demonstration runs. */
  public String newest() {
    return properties.getProperty("keycloak.newest");
  }

  /** All of them, oldest first, without repetition. */
  public List<String> all() {
    return oldest().equals(newest()) ? List.of(newest()) : List.of(oldest(), newest());
  }
}
