package fr.marelle.tests.ent;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticationExecutionInfoRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;

/** What the realm sets in a step of one of its flows, as its administrator sets it. */
public final class StepSettings {
  private StepSettings() {}

  /** Sets it while something is tried; afterwards all is as shipped. */
  public static void with(
      Ent ent, String flow, String provider, Map<String, String> settings, Runnable trial) {
    AuthenticationManagementResource flows = ent.realm().flows();
    String step = step(ent, flow, provider).getId();
    AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
    config.setAlias("essai-" + provider);
    config.setConfig(settings);
    String id;
    try (Response response = flows.newExecutionConfig(step, config)) {
      id = CreatedResponseUtil.getCreatedId(response);
    }
    try {
      trial.run();
    } finally {
      flows.removeAuthenticatorConfig(id);
    }
  }

  /** The step of that provider, wherever in the flow it stands. */
  public static AuthenticationExecutionInfoRepresentation step(
      Ent ent, String flow, String provider) {
    return ent.realm().flows().getExecutions(flow).stream()
        .filter(step -> provider.equals(step.getProviderId()))
        .findFirst()
        .orElseThrow();
  }
}
