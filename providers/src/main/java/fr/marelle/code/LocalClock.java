package fr.marelle.code;

import fr.marelle.settings.StepSettings;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * The clock by which people are told until when a code is good, on sheets, in mails and in text
 * messages. Set in the console, beside the lifetimes of codes.
 */
public final class LocalClock {
  static final String TIME_ZONE = "timeZone";

  /** Those of French schools, from mainland France on. */
  private static final List<String> ZONES =
      List.of(
          "Europe/Paris",
          "America/Cayenne",
          "America/Guadeloupe",
          "America/Martinique",
          "America/Miquelon",
          "Indian/Mayotte",
          "Indian/Reunion",
          "Pacific/Noumea",
          "Pacific/Tahiti",
          "Pacific/Wallis");

  private LocalClock() {}

  /** The setting, for the console; its label and help are message keys. */
  public static ProviderConfigProperty property() {
    ProviderConfigProperty property = new ProviderConfigProperty();
    property.setName(TIME_ZONE);
    property.setLabel("marelleLoginConfig." + TIME_ZONE);
    property.setType(ProviderConfigProperty.LIST_TYPE);
    property.setOptions(ZONES);
    property.setDefaultValue(ZONES.get(0));
    property.setHelpText("marelleLoginConfig." + TIME_ZONE + ".help");
    return property;
  }

  /** The realm's time zone. */
  public static ZoneId of(RealmModel realm) {
    return of(
        StepSettings.of(realm, realm.getBrowserFlow(), CodeLifetime.AUTHENTICATOR)
            .orElse(Map.of()));
  }

  /** Mainland France where nothing is set, or nothing that is offered. */
  static ZoneId of(Map<String, String> config) {
    String configured = config.get(TIME_ZONE);
    return ZoneId.of(configured != null && ZONES.contains(configured) ? configured : ZONES.get(0));
  }
}
