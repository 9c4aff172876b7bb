package fr.marelle.directory.run;

import fr.marelle.code.CodeLifetime;
import fr.marelle.settings.StepSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * When the account of somebody who has gone is blocked, and when it is removed. Set in the console,
 * beside the lifetimes of codes: an import runs where no flow does.
 *
 * @param block after the person was found to have gone
 * @param remove after the account was blocked
 * @param warn how long before either the school's administrators are told; zero where they are not
 */
public record Departure(Duration block, Duration remove, Duration warn) {
  private static final String BLOCK = "directoryBlockAfterDays";
  private static final String REMOVE = "directoryRemoveAfterDays";
  private static final String WARN = "directoryWarnBeforeDays";

  /**
   * Three months, as the accounts of who left may be kept (arrêté of 30 November 2006, article 6).
   */
  private static final int USUAL_DAYS = 90;

  /** A week: somebody looks at her mail in it. */
  private static final int USUAL_WARNING = 7;

  private static final int MOST_DAYS = 3650;

  /** The settings, for the console; their labels and helps are message keys. */
  public static List<ProviderConfigProperty> properties() {
    return List.of(
        property(BLOCK, USUAL_DAYS), property(REMOVE, USUAL_DAYS), property(WARN, USUAL_WARNING));
  }

  private static ProviderConfigProperty property(String name, int usual) {
    ProviderConfigProperty property = new ProviderConfigProperty();
    property.setName(name);
    property.setLabel("marelleLoginConfig." + name);
    property.setType(ProviderConfigProperty.INTEGER_TYPE);
    property.setDefaultValue(usual);
    property.setHelpText("marelleLoginConfig." + name + ".help");
    return property;
  }

  /** The realm's. */
  public static Departure of(RealmModel realm) {
    return of(
        StepSettings.of(realm, realm.getBrowserFlow(), CodeLifetime.AUTHENTICATOR)
            .orElse(Map.of()));
  }

  static Departure of(Map<String, String> config) {
    return new Departure(
        days(config, BLOCK, USUAL_DAYS),
        days(config, REMOVE, USUAL_DAYS),
        days(config, WARN, USUAL_WARNING));
  }

  private static Duration days(Map<String, String> config, String name, int usual) {
    String days = config.get(name);
    try {
      return Duration.ofDays(
          days == null || days.isBlank()
              ? usual
              : Math.min(MOST_DAYS, Math.max(0, Integer.parseInt(days.strip()))));
    } catch (NumberFormatException notANumber) {
      return Duration.ofDays(usual);
    }
  }
}
