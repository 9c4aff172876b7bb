package fr.marelle.code;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

/**
 * How long a new activation code can be used. Set in the console, in the configuration of the step
 * {@value #AUTHENTICATOR} of the realm's browser flow.
 */
public final class CodeLifetime {
  /** The authenticator whose configuration holds the setting. */
  public static final String AUTHENTICATOR = "marelle-login";

  /** In days; 0 for codes that never expire. */
  public static final String PROPERTY = "activationCodeLifetimeDays";

  static final int DEFAULT_DAYS = 365;
  static final int MAX_DAYS = 3650;

  private CodeLifetime() {}

  /** The setting, for the console; its label and help are message keys. */
  public static ProviderConfigProperty property() {
    ProviderConfigProperty property = new ProviderConfigProperty();
    property.setName(PROPERTY);
    property.setLabel("marelleLoginConfig." + PROPERTY);
    property.setType(ProviderConfigProperty.INTEGER_TYPE);
    property.setDefaultValue(DEFAULT_DAYS);
    property.setHelpText("marelleLoginConfig." + PROPERTY + ".help");
    return property;
  }

  /** When a code issued at that time in this realm expires; empty where codes don't. */
  static Optional<Instant> expiry(RealmModel realm, Instant issuedAt) {
    int days = days(realm);
    return days == 0 ? Optional.empty() : Optional.of(issuedAt.plus(Duration.ofDays(days)));
  }

  private static int days(RealmModel realm) {
    return realm.getBrowserFlow() == null
        ? DEFAULT_DAYS
        : steps(realm, realm.getBrowserFlow().getId())
            .filter(step -> AUTHENTICATOR.equals(step.getAuthenticator()))
            .map(AuthenticationExecutionModel::getAuthenticatorConfig)
            .flatMap(
                id -> Stream.ofNullable(id == null ? null : realm.getAuthenticatorConfigById(id)))
            .map(AuthenticatorConfigModel::getConfig)
            .findFirst()
            .map(CodeLifetime::days)
            .orElse(DEFAULT_DAYS);
  }

  private static Stream<AuthenticationExecutionModel> steps(RealmModel realm, String flowId) {
    return realm
        .getAuthenticationExecutionsStream(flowId)
        .flatMap(
            step -> step.isAuthenticatorFlow() ? steps(realm, step.getFlowId()) : Stream.of(step));
  }

  static int days(Map<String, String> config) {
    String days = config.get(PROPERTY);
    try {
      return days == null || days.isBlank()
          ? DEFAULT_DAYS
          : Math.min(MAX_DAYS, Math.max(0, Integer.parseInt(days.strip())));
    } catch (NumberFormatException notANumber) {
      return DEFAULT_DAYS;
    }
  }
}
