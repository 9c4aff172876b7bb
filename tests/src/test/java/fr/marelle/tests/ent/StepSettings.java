package fr.marelle.tests.ent;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.AuthenticationManagementResource;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;

/** What the realm sets in the first step of one of its flows, as its administrator sets it. */
public final class StepSettings {
  private StepSettings() {}

  /** Sets it while something is tried; afterwards all is as shipped. */
  public static void with(Ent ent, String flow, Map<String, String> settings, Runnable trial) {
    AuthenticationManagementResource flows = ent.realm().flows();
    String step = flows.getExecutions(flow).get(0).getId();
    AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
    config.setAlias("essai-" + flow.replace(' ', '-'));
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
}
