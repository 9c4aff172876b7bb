package fr.marelle.sms;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/**
 * What all gateways have in common: the same settings as options of the server and as a component
 * of a realm, checked before they are kept. A gateway says which settings it has, and makes its
 * sender of them.
 */
public abstract class ConfiguredSmsSenderFactory implements SmsSenderFactory {
  /** A setting of gateways that post receipts: the secret part of the address. */
  public static final String RECEIPT_SECRET = "receiptSecret";

  private static final Logger LOG = Logger.getLogger(ConfiguredSmsSenderFactory.class);

  /** An option of the server: what realms' administrators may do, see {@link SmsSettings}. */
  private static final String TRUST = "trustRealms";

  /** What was told once is not told again until it changes. */
  private final Map<String, String> told = new ConcurrentHashMap<>();

  private Config.Scope options;

  /** For subclasses. */
  protected ConfiguredSmsSenderFactory() {}

  /**
   * Makes the sender.
   *
   * @param gateway its id, by which receipts find it and what is shared is kept apart
   * @throws BadSetting for what is missing or makes no sense
   */
  protected abstract SmsSender sender(
      KeycloakSession session, String gateway, SmsSettings settings);

  /** Its settings, secrets marked as such. */
  protected abstract List<ProviderConfigProperty> properties();

  @Override
  public void init(Config.Scope config) {
    options = config;
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {}

  /** Its server's options. */
  protected final Config.Scope options() {
    return options;
  }

  @Override
  public final SmsSender create(KeycloakSession session) {
    return orNone(session, getId(), SmsSettings.of(options, session.vault()));
  }

  @Override
  public final SmsSender create(KeycloakSession session, ComponentModel model) {
    return orNone(session, model.getId(), settings(session, model));
  }

  /** A component's. */
  protected final SmsSettings settings(KeycloakSession session, ComponentModel model) {
    return SmsSettings.of(model, session.vault(), options.getBoolean(TRUST, false));
  }

  /** One that can't be used must not take the others along. */
  private SmsSender orNone(KeycloakSession session, String gateway, SmsSettings settings) {
    try {
      SmsSender sender = sender(session, gateway, settings);
      told.remove(gateway);
      return sender;
    } catch (BadSetting bad) {
      return none(gateway, "setting " + bad.name());
    } catch (RuntimeException e) {
      // A file of the vault that can't be read, for one; what it says may be a secret.
      return none(gateway, e.getClass().getSimpleName());
    }
  }

  /** Else nobody wants text messages, and the one that stands for none has nothing to be told. */
  private static boolean isChosen() {
    return Config.getDefaultProvider(SmsSenderSpi.NAME) != null
        || Config.getProvider(SmsSenderSpi.NAME) != null;
  }

  private SmsSender none(String gateway, String reason) {
    boolean wanted = !gateway.equals(getId()) || isChosen();
    if (wanted && !reason.equals(told.put(gateway, reason))) {
      LOG.warnf("The gateway %s can't be used: %s", gateway, reason);
    }
    return new NoSmsSender(reason);
  }

  @Override
  public final void validateConfiguration(
      KeycloakSession session, RealmModel realm, ComponentModel model) {
    try {
      SmsSettings settings = settings(session, model);
      settings.number(Gateway.PRIORITY, 0, 0, Gateway.LAST);
      sender(session, "unnamed", settings).close();
    } catch (BadSetting bad) {
      throw bad.refusal(getId());
    }
  }

  @Override
  public final List<ProviderConfigProperty> getConfigProperties() {
    return Stream.concat(
            properties().stream(),
            ProviderConfigurationBuilder.create()
                .property()
                .name(Gateway.PRIORITY)
                .label("Priority")
                .type(ProviderConfigProperty.INTEGER_TYPE)
                .helpText(
                    "Order among the realm's gateways, the lowest first. The next is tried where"
                        + " one can't be reached or does not know us.")
                .defaultValue(0)
                .add()
                .build()
                .stream())
        .toList();
  }

  @Override
  public final List<ProviderConfigProperty> getConfigMetadata() {
    return Stream.concat(
            properties().stream(),
            ProviderConfigurationBuilder.create()
                .property()
                .name(Gateway.FALLBACK)
                .type(ProviderConfigProperty.STRING_TYPE)
                .helpText(
                    "The gateway that is tried where this one can't be reached or does not know"
                        + " us.")
                .add()
                .property()
                .name(TRUST)
                .type(ProviderConfigProperty.BOOLEAN_TYPE)
                .helpText(
                    "Whether gateways of realms may be on this machine or next to it, or without"
                        + " TLS. Where realms have administrators of their own, these could then"
                        + " have this server ask what is behind the firewall.")
                .defaultValue(false)
                .add()
                .build()
                .stream())
        .toList();
  }

  @Override
  public void close() {}
}
