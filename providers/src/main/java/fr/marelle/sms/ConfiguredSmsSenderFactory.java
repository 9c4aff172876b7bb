package fr.marelle.sms;

import java.util.List;
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
    return orNone(session, model.getId(), SmsSettings.of(model, session.vault()));
  }

  private SmsSender orNone(KeycloakSession session, String gateway, SmsSettings settings) {
    try {
      return sender(session, gateway, settings);
    } catch (BadSetting bad) {
      LOG.debugf("The gateway %s can't be used: %s", gateway, bad.getMessage());
      return new NoSmsSender(bad.getMessage());
    }
  }

  @Override
  public final void validateConfiguration(
      KeycloakSession session, RealmModel realm, ComponentModel model) {
    try {
      SmsSettings settings = SmsSettings.of(model, session.vault());
      settings.number(Gateway.PRIORITY, 0, 0, 1_000);
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
                .build()
                .stream())
        .toList();
  }

  @Override
  public void close() {}
}
