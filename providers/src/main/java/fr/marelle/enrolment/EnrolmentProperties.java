package fr.marelle.enrolment;

import fr.marelle.activation.LookQuestion;
import java.util.List;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * Declares what the console asks for in the configuration of the step {@value
 * EnrolmentSettings#AUTHENTICATOR}. Labels and help texts are message keys.
 */
final class EnrolmentProperties {
  private EnrolmentProperties() {}

  static List<ProviderConfigProperty> all() {
    return List.of(
        number(EnrolmentSettings.VALIDITY, EnrolmentSettings.MINUTES),
        number(EnrolmentSettings.COOLDOWN, EnrolmentSettings.SECONDS),
        number(EnrolmentSettings.BIRTH_DATE_TRIES, EnrolmentSettings.TRIES),
        number(EnrolmentSettings.REQUESTS_OF_NETWORK, EnrolmentSettings.REQUESTS_AN_HOUR),
        LookQuestion.property());
  }

  private static ProviderConfigProperty number(String name, int usual) {
    String key = "marelleEnrolmentConfig." + name;
    return new ProviderConfigProperty(
        name, key, key + ".help", ProviderConfigProperty.INTEGER_TYPE, usual);
  }
}
