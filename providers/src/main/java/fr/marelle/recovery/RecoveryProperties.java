package fr.marelle.recovery;

import fr.marelle.account.Profile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Declares what the console asks for in the configuration of the step {@value
 * RecoverySettings#AUTHENTICATOR}. Labels and help texts are message keys.
 */
final class RecoveryProperties {
  private RecoveryProperties() {}

  static List<ProviderConfigProperty> all() {
    List<ProviderConfigProperty> properties = new ArrayList<>();
    properties.add(
        choice(
            RecoverySettings.HELP,
            Help.PAGE.value(),
            Arrays.stream(Help.values()).map(Help::value).toList()));
    properties.add(
        choice(
            RecoverySettings.ANSWERS,
            RecoverySettings.NEUTRAL,
            List.of(RecoverySettings.NEUTRAL, RecoverySettings.EXPLICIT)));
    for (Profile profile : Profile.values()) {
      properties.add(
          choice(
              RecoverySettings.WAY + profile.value(),
              RecoverySettings.defaultWay(profile).value(),
              Arrays.stream(Way.values()).map(Way::value).toList()));
    }
    properties.add(
        property(
            RecoverySettings.LINK_LIFETIME,
            ProviderConfigProperty.INTEGER_TYPE,
            RecoverySettings.LINK_MINUTES));
    properties.add(
        choice(RecoverySettings.COMPLETION, Completion.NAME.value(), Completion.choices()));
    properties.add(
        property(RecoverySettings.ENDS_SESSIONS, ProviderConfigProperty.BOOLEAN_TYPE, "true"));
    properties.add(
        property(
            RecoverySettings.REQUESTS_OF_NETWORK,
            ProviderConfigProperty.INTEGER_TYPE,
            RecoverySettings.REQUESTS_AN_HOUR));
    return List.copyOf(properties);
  }

  private static ProviderConfigProperty choice(String name, String usual, List<String> options) {
    ProviderConfigProperty property = property(name, ProviderConfigProperty.LIST_TYPE, usual);
    property.setOptions(options);
    return property;
  }

  private static ProviderConfigProperty property(String name, String type, Object usual) {
    String key = "marelleRecoveryConfig." + name;
    return new ProviderConfigProperty(name, key, key + ".help", type, usual);
  }
}
