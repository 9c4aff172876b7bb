package fr.marelle.sms;

import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.PostMigrationEvent;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.provider.ProviderEvent;
import org.keycloak.timer.TimerProvider;

/**
 * Reads what is allowed from the server's options, or from a realm's component, and has the round
 * made.
 */
public final class ConfiguredSmsOfficeFactory implements SmsOfficeFactory {
  private static final Logger LOG = Logger.getLogger(ConfiguredSmsOfficeFactory.class);
  private static final String INTERVAL = "interval";
  private static final int DEFAULT_INTERVAL_SECONDS = 300;

  /** Components of which it was told that they make no sense. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  private SmsBudget ofServer;
  private int intervalSeconds;
  private SmsMeters meters = SmsMeters.NONE;

  private record Office(SmsBudget budget, SmsMeters meters) implements SmsOffice {}

  @Override
  public String getId() {
    return "default";
  }

  /**
   * Reads what the server's options say.
   *
   * @throws IllegalStateException for what makes no sense: nobody would notice it afterwards
   */
  @Override
  public void init(Config.Scope config) {
    try {
      ofServer = SmsBudget.read(SmsSettings.atStart(config));
    } catch (BadSetting bad) {
      throw new IllegalStateException("spi-marelle-sms--default: " + bad.getMessage(), bad);
    }
    intervalSeconds = Math.max(1, config.getInt(INTERVAL, DEFAULT_INTERVAL_SECONDS));
    if (config.root().getBoolean("metrics-enabled", false)) {
      meters = new MicrometerSmsMeters(Metrics.globalRegistry);
    }
  }

  @Override
  public void postInit(KeycloakSessionFactory factory) {
    factory.register(this::on);
  }

  private void on(ProviderEvent event) {
    if (event instanceof PostMigrationEvent started) {
      schedule(started.getFactory());
    } else if (event instanceof UserModel.UserRemovedEvent removed) {
      SentRows.of(removed.getKeycloakSession()).forgetAccount(removed.getUser().getId());
    } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
      SentRows.of(removed.getKeycloakSession()).removeRealm(removed.getRealm().getId());
    }
  }

  private void schedule(KeycloakSessionFactory factory) {
    long interval = Duration.ofSeconds(intervalSeconds).toMillis();
    try (KeycloakSession session = factory.create()) {
      session
          .getProvider(TimerProvider.class)
          .scheduleTask(new SmsRound(), interval, interval, "marelle-sms");
    }
  }

  @Override
  public SmsOffice create(KeycloakSession session) {
    return new Office(ofServer, meters);
  }

  /** One that was imported without being checked does not count. */
  @Override
  public SmsOffice create(KeycloakSession session, ComponentModel model) {
    try {
      return new Office(read(session, model), meters);
    } catch (RuntimeException e) {
      if (told.add(model.getId())) {
        LOG.warnf(
            "The limits of text messages of %s make no sense; those of the server count: %s",
            model.getId(), e instanceof BadSetting ? e.getMessage() : e.getClass().getName());
      }
      return create(session);
    }
  }

  private static SmsBudget read(KeycloakSession session, ComponentModel model) {
    return SmsBudget.read(SmsSettings.of(model, session.vault(), false));
  }

  @Override
  public void validateConfiguration(
      KeycloakSession session, RealmModel realm, ComponentModel model) {
    try {
      read(session, model);
    } catch (BadSetting bad) {
      throw bad.refusal("sms");
    }
  }

  @Override
  public String getHelpText() {
    return "Countries, limits and the alarm of text messages.";
  }

  @Override
  public List<ProviderConfigProperty> getConfigProperties() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(SmsBudget.COUNTRIES)
        .label("Countries")
        .type(ProviderConfigProperty.STRING_TYPE)
        .helpText("Calling codes of the countries that text messages go to, with commas between.")
        .defaultValue(SmsBudget.FRANCE_AND_OVERSEAS)
        .add()
        .property()
        .name(SmsBudget.PER_NUMBER)
        .label("A number, each day")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Most text messages to one number in a day.")
        .defaultValue(SmsBudget.EACH_NUMBER)
        .add()
        .property()
        .name(SmsBudget.PER_ACCOUNT)
        .label("An account, each day")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Most text messages about one account in a day.")
        .defaultValue(SmsBudget.EACH_ACCOUNT)
        .add()
        .property()
        .name(SmsBudget.PER_SCHOOL)
        .label("A school, each day")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Most text messages about accounts of one school in a day.")
        .defaultValue(SmsBudget.EACH_SCHOOL)
        .add()
        .property()
        .name(SmsBudget.IN_THE_REALM)
        .label("The realm, each day")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Most text messages of the realm in a day.")
        .defaultValue(SmsBudget.EACH_REALM)
        .add()
        .property()
        .name(SmsBudget.PER_NETWORK)
        .label("A network, each day")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText(
            "Most text messages that are asked for from one network in a day by people who are not"
                + " signed in.")
        .defaultValue(SmsBudget.EACH_NETWORK)
        .add()
        .property()
        .name(SmsBudget.KEPT_DAYS)
        .label("Days")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("How many days it is kept what was sent, without number and text.")
        .defaultValue(SmsBudget.DAYS)
        .add()
        .property()
        .name(SmsBudget.ALARM_MINUTES)
        .label("Alarm: minutes")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Over how many minutes codes are counted that were sent and used.")
        .defaultValue(SmsBudget.Alarm.MINUTES)
        .add()
        .property()
        .name(SmsBudget.ALARM_LEAST_SENT)
        .label("Alarm: codes at least")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Where fewer were sent there is no alarm.")
        .defaultValue(SmsBudget.Alarm.LEAST_SENT)
        .add()
        .property()
        .name(SmsBudget.ALARM_USED_PERCENT)
        .label("Alarm: used percent")
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Where fewer percent of the codes were used, there is an alarm. 0 for never.")
        .defaultValue(SmsBudget.Alarm.USED_PERCENT)
        .add()
        .build();
  }

  @Override
  public List<ProviderConfigProperty> getConfigMetadata() {
    return ProviderConfigurationBuilder.create()
        .property()
        .name(INTERVAL)
        .type(ProviderConfigProperty.INTEGER_TYPE)
        .helpText("Seconds between two looks at what was sent and used.")
        .defaultValue(DEFAULT_INTERVAL_SECONDS)
        .add()
        .build();
  }

  @Override
  public void close() {}
}
