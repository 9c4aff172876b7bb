package fr.marelle.settings;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.AuthenticationExecutionModel;
import org.keycloak.models.AuthenticationFlowModel;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.RealmModel;

/**
 * The settings of a step of a flow, for code that runs where no flow does. Found by the step's
 * provider, never by an alias: those are the administrator's.
 */
public final class StepSettings {
  private StepSettings() {}

  /**
   * The first step of that provider that is in use, in the flow or in one inside of it.
   *
   * @param flow null where the realm has none
   * @return empty where there is no such step; an empty map where it has no settings
   */
  public static Optional<Map<String, String>> of(
      RealmModel realm, AuthenticationFlowModel flow, String provider) {
    return steps(realm, flow, provider)
        .filter(step -> !step.isDisabled())
        .findFirst()
        .map(step -> config(realm, step));
  }

  /**
   * Whether there is a step of that provider, in use or switched off.
   *
   * @param flow null where the realm has none
   */
  public static boolean isIn(RealmModel realm, AuthenticationFlowModel flow, String provider) {
    return steps(realm, flow, provider).findAny().isPresent();
  }

  private static Stream<AuthenticationExecutionModel> steps(
      RealmModel realm, AuthenticationFlowModel flow, String provider) {
    return Stream.ofNullable(flow)
        .flatMap(one -> steps(realm, one.getId()))
        .filter(step -> provider.equals(step.getAuthenticator()));
  }

  private static Stream<AuthenticationExecutionModel> steps(RealmModel realm, String flowId) {
    return realm
        .getAuthenticationExecutionsStream(flowId)
        .flatMap(
            step -> step.isAuthenticatorFlow() ? steps(realm, step.getFlowId()) : Stream.of(step));
  }

  private static Map<String, String> config(RealmModel realm, AuthenticationExecutionModel step) {
    return Optional.ofNullable(step.getAuthenticatorConfig())
        .map(realm::getAuthenticatorConfigById)
        .map(AuthenticatorConfigModel::getConfig)
        .orElse(Map.of());
  }
}
