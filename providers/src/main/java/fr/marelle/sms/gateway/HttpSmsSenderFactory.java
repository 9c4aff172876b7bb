package fr.marelle.sms.gateway;

import fr.marelle.sms.ConfiguredSmsSenderFactory;
import fr.marelle.sms.SmsSettings;
import java.net.http.HttpClient;
import java.time.Duration;
import org.keycloak.Config;
import org.keycloak.provider.ProviderConfigProperty;

/** What gateways have in common that are spoken to by HTTP. */
abstract class HttpSmsSenderFactory extends ConfiguredSmsSenderFactory {
  private static final String SECONDS = "timeoutSeconds";
  private static final int DEFAULT_SECONDS = 10;
  private static final int MOST_SECONDS = 30;

  private HttpClient http;

  @Override
  public void init(Config.Scope config) {
    super.init(config);
    http = Exchange.client();
  }

  /** Patient as long as the settings say. */
  final Exchange exchange(SmsSettings settings) {
    return new Exchange(
        http, Duration.ofSeconds(settings.number(SECONDS, DEFAULT_SECONDS, 1, MOST_SECONDS)));
  }

  static ProviderConfigProperty seconds() {
    return new ProviderConfigProperty(
        SECONDS,
        "Seconds",
        "How long the gateway may take from the beginning to the last byte of its answer.",
        ProviderConfigProperty.INTEGER_TYPE,
        DEFAULT_SECONDS);
  }

  static ProviderConfigProperty text(String name, String label, String help) {
    return new ProviderConfigProperty(name, label, help, ProviderConfigProperty.STRING_TYPE, null);
  }

  static ProviderConfigProperty secret(String name, String label, String help) {
    return new ProviderConfigProperty(
        name, label, help, ProviderConfigProperty.PASSWORD, null, true);
  }

  static ProviderConfigProperty receiptSecret() {
    return secret(
        RECEIPT_SECRET,
        "Secret of receipts",
        "At least 20 characters, the last part of the address at which the gateway posts delivery"
            + " receipts. Without it none are taken.");
  }
}
