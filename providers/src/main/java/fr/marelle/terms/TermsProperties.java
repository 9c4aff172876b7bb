package fr.marelle.terms;

import java.util.ArrayList;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Declares what the console asks for under Authentication › Required actions › Conditions
 * d'utilisation. Labels and help texts are message keys, translated in {@code
 * theme-resources/messages}.
 */
final class TermsProperties {
  static final String VERSION = "version";
  static final String EFFECTIVE_FROM = "effectiveFrom";
  static final String TEXT = "text.";
  static final String NEXT = "next.";
  static final String TIME_ZONE = "timeZone";

  /** The languages that a text can be given in, each standing in for the ones after it. */
  static final List<String> LANGUAGES = List.of("fr", "en");

  private TermsProperties() {}

  static List<ProviderConfigProperty> all() {
    List<ProviderConfigProperty> properties = new ArrayList<>();
    addEdition(properties, "");
    addEdition(properties, NEXT);
    properties.add(
        property(TIME_ZONE, ProviderConfigProperty.STRING_TYPE, TermsConfig.DEFAULT_ZONE.getId()));
    return List.copyOf(properties);
  }

  private static void addEdition(List<ProviderConfigProperty> properties, String prefix) {
    properties.add(property(prefix + VERSION, ProviderConfigProperty.STRING_TYPE, null));
    properties.add(property(prefix + EFFECTIVE_FROM, ProviderConfigProperty.STRING_TYPE, null));
    for (String language : LANGUAGES) {
      properties.add(property(prefix + TEXT + language, ProviderConfigProperty.TEXT_TYPE, null));
    }
  }

  private static ProviderConfigProperty property(String name, String type, String defaultValue) {
    String key = "marelleTermsConfig." + name;
    return new ProviderConfigProperty(name, key, key + ".help", type, defaultValue);
  }
}
