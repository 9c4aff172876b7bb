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
 */
public record Departure(Duration block, Duration remove) {
  private static final String BLOCK = "directoryBlockAfterDays";
  private static final String REMOVE = "directoryRemoveAfterDays";

  /**
   * Three months, as the accounts of who left may be kept (arrêté of 30 November 2006, article 6).
   */
  private static final int USUAL_DAYS = 90;

  private static final int MOST_DAYS = 3650;

  /** The settings, for the console; their labels and helps are message keys. */
  public static List<ProviderConfigProperty> properties() {
    return List.of(property(BLOCK), property(REMOVE));
  }

  private static ProviderConfigProperty property(String name) {
    ProviderConfigProperty property = new ProviderConfigProperty();
    property.setName(name);
    property.setLabel("marelleLoginConfig." + name);
    property.setType(ProviderConfigProperty.INTEGER_TYPE);
    property.setDefaultValue(USUAL_DAYS);
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
    return new Departure(days(config, BLOCK), days(config, REMOVE));
  }

  private static Duration days(Map<String, String> config, String name) {
    String days = config.get(name);
    try {
      return Duration.ofDays(
          days == null || days.isBlank()
              ? USUAL_DAYS
              : Math.min(MOST_DAYS, Math.max(0, Integer.parseInt(days.strip()))));
    } catch (NumberFormatException notANumber) {
      return Duration.ofDays(USUAL_DAYS);
    }
  }
}
