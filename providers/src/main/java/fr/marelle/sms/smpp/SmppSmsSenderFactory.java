package fr.marelle.sms.smpp;

import fr.marelle.sms.BadSetting;
import fr.marelle.sms.ConfiguredSmsSenderFactory;
import fr.marelle.sms.OutsideHost;
import fr.marelle.sms.Receipts;
import fr.marelle.sms.SmsSender;
import fr.marelle.sms.SmsSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;

/** Any gateway that speaks SMPP 3.4. */
public final class SmppSmsSenderFactory extends ConfiguredSmsSenderFactory {
  private static final String HOST = "host";
  private static final String PORT = "port";
  private static final String PLAIN = "withoutTls";
  private static final String SYSTEM_ID = "systemId";
  private static final String PASSWORD = "password";
  private static final String SYSTEM_TYPE = "systemType";
  private static final String SENDER = "sender";
  private static final String MINUTES = "validityMinutes";
  private static final String RECEIPTS = "receipts";
  private static final String PER_SECOND = "perSecond";
  private static final String SECONDS = "timeoutSeconds";

  private static final int USUAL_PORT = 2775;
  private static final int DEFAULT_MINUTES = 30;
  private static final int MOST_MINUTES = 48 * 60;
  private static final int DEFAULT_PER_SECOND = 20;
  private static final int MOST_PER_SECOND = 1_000;
  private static final int DEFAULT_SECONDS = 10;
  private static final int MOST_SECONDS = 30;

  private SmppLinks links;

  @Override
  public String getId() {
    return "smpp";
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    Receipts receipts = new Receipts(factory);
    links =
        new SmppLinks(
            (gateway, receipt) -> receipts.keep(gateway.realm(), gateway.id(), receipt),
            (gateway, account) ->
                gateway.realm().isEmpty()
                    || KeycloakModelUtils.runJobInTransactionWithResult(
                        factory, session -> isCurrent(session, gateway, account)),
            SmppSmsSenderFactory::trusted);
    factory.register(
        event -> {
          if (event instanceof RealmModel.RealmRemovedEvent removed) {
            links.endOf(removed.getRealm().getId());
          }
        });
  }

  private boolean isCurrent(KeycloakSession session, SmppGateway gateway, SmppAccount account) {
    RealmModel realm = session.realms().getRealm(gateway.realm().orElseThrow());
    ComponentModel component = realm == null ? null : realm.getComponent(gateway.id());
    if (component == null) {
      return false;
    }
    session.getContext().setRealm(realm);
    try {
      return account(settings(session, component)).equals(account);
    } catch (BadSetting noneAnyMore) {
      return false;
    }
  }

  /** What Java trusts, and the operator's own: Keycloak adds those of {@code truststore-paths}. */
  private static SSLSocketFactory trusted() {
    return (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  @Override
  protected SmsSender sender(KeycloakSession session, String gateway, SmsSettings settings) {
    return new SmppSmsSender(
        links,
        gateway.equals(getId())
            ? new SmppGateway(gateway, Optional.empty())
            : component(session.getContext().getRealm(), gateway),
        account(settings));
  }

  private static SmppGateway component(RealmModel realm, String id) {
    return new SmppGateway(id, Optional.of(realm.getId()));
  }

  private static SmppAccount account(SmsSettings settings) {
    return new SmppAccount(
        host(settings),
        settings.number(PORT, USUAL_PORT, 1, 65_535),
        isSecure(settings),
        // As many characters as SMPP 3.4 has room for.
        settings.matching(SYSTEM_ID, "[ -~]{1,15}"),
        settings.matching(PASSWORD, "[ -~]{1,8}"),
        settings.text(SYSTEM_TYPE).isEmpty() ? "" : settings.matching(SYSTEM_TYPE, "[ -~]{1,12}"),
        SourceAddress.of(settings.matching(SENDER, "\\+[1-9][0-9]{5,14}|[A-Za-z0-9 ._-]{1,11}")),
        Duration.ofMinutes(settings.number(MINUTES, DEFAULT_MINUTES, 1, MOST_MINUTES)),
        settings.flag(RECEIPTS),
        settings.number(PER_SECOND, DEFAULT_PER_SECOND, 1, MOST_PER_SECOND),
        Duration.ofSeconds(settings.number(SECONDS, DEFAULT_SECONDS, 1, MOST_SECONDS)));
  }

  private static String host(SmsSettings settings) {
    String host = settings.matching(HOST, "[A-Za-z0-9.:-]{1,255}");
    if (!settings.areOperators() && !OutsideHost.is(host)) {
      throw new BadSetting(HOST);
    }
    return host;
  }

  private static boolean isSecure(SmsSettings settings) {
    if (settings.flag(PLAIN) && !settings.areOperators()) {
      throw new BadSetting(PLAIN);
    }
    return !settings.flag(PLAIN);
  }

  @Override
  public void onUpdate(
      KeycloakSession session, RealmModel realm, ComponentModel before, ComponentModel after) {
    links.end(component(realm, after.getId()));
  }

  @Override
  public void preRemove(KeycloakSession session, RealmModel realm, ComponentModel model) {
    links.end(component(realm, model.getId()));
  }

  @Override
  public void close() {
    if (links != null) {
      links.close();
    }
  }

  @Override
  public String getHelpText() {
    return "Sends text messages by SMPP 3.4.";
  }

  @Override
  protected List<ProviderConfigProperty> properties() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(HOST)
        .label("Host")
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText("Name or address of the message centre.")
        .add()
        .property()
        .name(PORT)
        .label("Port")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Of the message centre.")
        .defaultValue(USUAL_PORT)
        .add()
        .property()
        .name(PLAIN)
        .label("Without TLS")
        .type(ProviderConfigProperty.BOOLEAN_TYPE)
        .helpText(
            "For a message centre behind a tunnel of its own. Whoever listens on the way reads"
                + " codes and the password. For a realm only where the server's option"
                + " trust-realms is on.")
        .defaultValue(false)
        .add()
        .property()
        .name(SYSTEM_ID)
        .label("System id")
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText("At most 15 characters.")
        .add()
        .property()
        .name(PASSWORD)
        .label("Password")
        .type(ProviderConfigProperty.PASSWORD)
        .secret(true)
        .helpText("At most 8 characters.")
        .add()
        .property()
        .name(SYSTEM_TYPE)
        .label("System type")
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText("Where the message centre wants one.")
        .add()
        .property()
        .name(SENDER)
        .label("Sender")
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText("At most 11 letters and digits, a number in E.164, or a short number.")
        .add()
        .property()
        .name(MINUTES)
        .label("Minutes")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("How long the operator tries to deliver.")
        .defaultValue(DEFAULT_MINUTES)
        .add()
        .property()
        .name(RECEIPTS)
        .label("Delivery receipts")
        .type(ProviderConfigProperty.BOOLEAN_TYPE)
        .helpText("Asks for them.")
        .defaultValue(false)
        .add()
        .property()
        .name(PER_SECOND)
        .label("Messages a second")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("At most, of each node.")
        .defaultValue(DEFAULT_PER_SECOND)
        .add()
        .property()
        .name(SECONDS)
        .label("Seconds")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("How long an answer may take.")
        .defaultValue(DEFAULT_SECONDS)
        .add()
        .build();
  }
}
