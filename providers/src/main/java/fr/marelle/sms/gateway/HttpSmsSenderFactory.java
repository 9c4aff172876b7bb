package fr.marelle.sms.gateway;

import fr.marelle.sms.BadSetting;
import fr.marelle.sms.ConfiguredSmsSenderFactory;
import fr.marelle.sms.ReceiptRequest;
import fr.marelle.sms.Silence;
import fr.marelle.sms.SmsSettings;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/** What gateways have in common that are spoken to by HTTP. */
abstract class HttpSmsSenderFactory extends ConfiguredSmsSenderFactory {
  private static final String SECONDS = "timeoutSeconds";
  private static final int DEFAULT_SECONDS = 10;
  private static final int MOST_SECONDS = 30;

  private static final String SECRET_OF_RECEIPTS =
      "[A-Za-z0-9._~-]{" + ReceiptRequest.LEAST_TOKEN + ",200}";

  /** What a header takes: a client that is given anything else throws. */
  static final String HEADER = "[!-~]{1,200}";

  private final Map<String, Silence> silences = new ConcurrentHashMap<>();

  private HttpClient http;

  @Override
  public void init(Config.Scope config) {
    super.init(config);
    http = Exchange.client().build();
  }

  /**
   * Patient as long as the settings say.
   *
   * @param gateway whose silence is remembered
   */
  final Exchange exchange(String gateway, SmsSettings settings) {
    return new Exchange(
        http,
        silences.computeIfAbsent(gateway, unknown -> new Silence()),
        Duration.ofSeconds(settings.number(SECONDS, DEFAULT_SECONDS, 1, MOST_SECONDS)));
  }

  /** Other settings may be what makes it speak again. */
  @Override
  public void onUpdate(
      KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel after) {
    silences.remove(after.getId());
  }

  @Override
  public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
    silences.remove(model.getId());
  }

  /**
   * The last part of the address at which receipts come.
   *
   * @return empty where none are taken
   * @throws BadSetting for one that could be guessed, or would be no part of a path
   */
  static Optional<String> receiptSecret(SmsSettings settings) {
    return settings
        .text(RECEIPT_SECRET)
        .map(secret -> settings.matching(RECEIPT_SECRET, SECRET_OF_RECEIPTS));
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
        "At least 20 letters, digits, dots, hyphens, underscores or tildes, the last part of the address at which the gateway posts delivery"
            + " receipts. Without it none are taken.");
  }
}
