package fr.marelle.sms.gateway;

import fr.marelle.sms.SmsSender;
import fr.marelle.sms.SmsSettings;
import java.time.Clock;
import java.util.List;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;

/** OVHcloud. */
public final class OvhSmsSenderFactory extends HttpSmsSenderFactory {
  private static final String BASE = "baseUrl";
  private static final String EUROPE = "https://eu.api.ovh.com/1.0";
  private static final String APPLICATION_KEY = "applicationKey";
  private static final String APPLICATION_SECRET = "applicationSecret";
  private static final String CONSUMER_KEY = "consumerKey";
  private static final String SERVICE = "serviceName";
  private static final String SENDER = "sender";
  private static final String MINUTES = "validityMinutes";
  private static final String TAG = "tag";

  /** As long as a code is good. */
  private static final int DEFAULT_MINUTES = 30;

  private static final int MOST_MINUTES = 48 * 60;

  private final OvhClock clock = new OvhClock(Clock.systemUTC());

  @Override
  public String getId() {
    return "ovh";
  }

  @Override
  protected SmsSender sender(KeycloakSession session, String gateway, SmsSettings settings) {
    return new OvhSmsSender(
        exchange(gateway, settings),
        clock,
        new OvhSmsSender.OvhAccount(
            GatewayAddress.base(settings, BASE, EUROPE),
            new OvhSignature(
                settings.matching(APPLICATION_KEY, HEADER),
                settings.required(APPLICATION_SECRET),
                settings.matching(CONSUMER_KEY, HEADER)),
            settings.matching(SERVICE, "[A-Za-z0-9._-]{1,64}"),
            settings.matching(SENDER, "\\+[0-9]{6,15}|[A-Za-z0-9 ._-]{3,11}"),
            settings.number(MINUTES, DEFAULT_MINUTES, 1, MOST_MINUTES),
            settings.text(TAG).orElse("marelle"),
            receiptSecret(settings)));
  }

  @Override
  public String getHelpText() {
    return "Sends text messages by OVHcloud.";
  }

  @Override
  protected List<ProviderConfigProperty> properties() {
    return List.of(
        text(BASE, "API", "Address of the API, by default " + EUROPE + "."),
        text(APPLICATION_KEY, "Application key", "From OVHcloud's page for new applications."),
        secret(APPLICATION_SECRET, "Application secret", "From the same page."),
        secret(
            CONSUMER_KEY,
            "Consumer key",
            "Allowed to POST /sms/{serviceName}/jobs, and nothing else."),
        text(SERVICE, "Service name", "Name of the SMS account, like sms-xx12345-1."),
        text(SENDER, "Sender", "A sender of that account: at most 11 characters, or a number."),
        new ProviderConfigProperty(
            MINUTES,
            "Minutes",
            "How long the operator tries to deliver.",
            ProviderConfigProperty.INTEGER_TYPE,
            DEFAULT_MINUTES),
        text(TAG, "Tag", "By which messages are found in OVHcloud's console."),
        receiptSecret(),
        GatewayAddress.allowHttp(),
        seconds());
  }
}
