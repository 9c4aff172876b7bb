package fr.marelle.sms;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.keycloak.Config;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * The development outbox for text messages. Refuses to start in production mode: whoever listens
 * there reads every code.
 */
public final class DevelopmentSmsSenderFactory implements SmsSenderFactory {
  private static final String URL = "url";
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private HttpClient http;
  private URI address;

  @Override
  public String getId() {
    return "development";
  }

  @Override
  public void init(Config.Scope config) {
    String url = config.get(URL);
    if (url != null && !url.isBlank()) {
      address = address(url.strip());
      http =
          HttpClient.newBuilder()
              .version(HttpClient.Version.HTTP_1_1)
              .followRedirects(HttpClient.Redirect.NEVER)
              .connectTimeout(PATIENCE)
              .build();
    }
  }

  /**
   * @throws IllegalStateException when it is none, with a sentence for the operator
   */
  static URI address(String url) {
    try {
      URI address = URI.create(url);
      if (address.getHost() != null && Set.of("http", "https").contains(address.getScheme())) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new IllegalStateException(
        "spi-marelle-sms-sender--development--url must be an http or https address, not " + url);
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    if (address != null && !Environment.isNonServerMode() && !Environment.isDevMode()) {
      throw new IllegalStateException(
          "spi-marelle-sms-sender--development--url is for development: every code that is sent"
              + " would be read there. Take it out of the configuration.");
    }
  }

  @Override
  public SmsSender create(KeycloakSession session) {
    return address == null ? new NoSmsSender() : new DevelopmentSmsSender(http, address, PATIENCE);
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(URL)
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText(
            "Where text messages are posted as JSON ({\"to\", \"text\"}) instead of being sent. In"
                + " development mode only.")
        .add()
        .build();
  }

  @Override
  public void close() {}
}
