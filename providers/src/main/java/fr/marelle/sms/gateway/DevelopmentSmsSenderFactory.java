package fr.marelle.sms.gateway;

import fr.marelle.sms.BadSetting;
import fr.marelle.sms.SmsSender;
import fr.marelle.sms.SmsSettings;
import java.util.List;
import org.keycloak.common.util.Environment;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The development outbox for text messages. Refuses production mode: whoever listens there reads
 * every code.
 */
public final class DevelopmentSmsSenderFactory extends HttpSmsSenderFactory {
  private static final String URL = "url";

  @Override
  public String getId() {
    return "development";
  }

  /** What is used where no other is named: without an address it sends nothing. */
  @Override
  public int order() {
    return 1;
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    if (options().get(URL) != null && isProduction()) {
      throw new IllegalStateException(
          "spi-marelle-sms-sender--development--url is for development: every code that is sent"
              + " would be read there. Take it out of the configuration.");
    }
  }

  private static boolean isProduction() {
    return !Environment.isNonServerMode() && !Environment.isDevMode();
  }

  @Override
  protected SmsSender sender(KeycloakSession session, String gateway, SmsSettings settings) {
    if (isProduction()) {
      throw new BadSetting(URL);
    }
    return new DevelopmentSmsSender(
        exchange(gateway, settings), GatewayAddress.read(settings, URL, null));
  }

  @Override
  public String getHelpText() {
    return "Posts text messages to a program of the developer's. In development mode only.";
  }

  @Override
  protected List<ProviderConfigProperty> properties() {
    return List.of(
        text(
            URL,
            "Address",
            "Where text messages are posted as JSON ({\"to\", \"text\"}) instead of being sent. In"
                + " development mode only."),
        GatewayAddress.allowHttp(),
        seconds());
  }
}
