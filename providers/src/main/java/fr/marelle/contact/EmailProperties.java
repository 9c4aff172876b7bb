package fr.marelle.contact;

import fr.marelle.account.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Declares what the console asks for under Authentication › Required actions › Adresse
 * électronique.
 */
final class EmailProperties {
  static final String MANDATORY_FOR = "mandatoryFor";

  /** Stands alone. The console can't keep an empty list apart from one that was never filled in. */
  static final String NOBODY = "nobody";

  /** How the console joins the values of a list. */
  static final String SEPARATOR = "##";

  private EmailProperties() {}

  static List<ProviderConfigProperty> all() {
    String key = "marelleEmailConfig." + MANDATORY_FOR;
    ProviderConfigProperty mandatoryFor =
        new ProviderConfigProperty(
            MANDATORY_FOR,
            key,
            key + ".help",
            ProviderConfigProperty.MULTIVALUED_LIST_TYPE,
            profiles().collect(Collectors.joining(SEPARATOR)));
    mandatoryFor.setOptions(Stream.concat(profiles(), Stream.of(NOBODY)).toList());
    return List.of(mandatoryFor);
  }

  private static Stream<String> profiles() {
    return Arrays.stream(Profile.values()).map(Profile::value);
  }
}
