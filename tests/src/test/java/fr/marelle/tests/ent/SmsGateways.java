package fr.marelle.tests.ent;

import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/** The realm's gateways for text messages and its budget, as its administrator sets them. */
public final class SmsGateways {
  private static final String GATEWAY = "fr.marelle.sms.SmsSender";
  private static final String BUDGET = "fr.marelle.sms.SmsOffice";

  private final Ent ent;

  public SmsGateways(Ent ent) {
    this.ent = ent;
  }

  /** Adds a gateway; its id. */
  public String add(String name, String provider, Map<String, String> settings) {
    return created(component(GATEWAY, name, provider, settings));
  }

  /** Adds what the realm allows itself; its id. */
  public String allow(Map<String, String> settings) {
    return created(component(BUDGET, "sms", "default", settings));
  }

  /** What Keycloak answers to settings that make no sense. */
  public String refusal(String provider, Map<String, String> settings) {
    try (Response answer =
        ent.realm().components().add(component(GATEWAY, "refused", provider, settings))) {
      return answer.getStatus() + " " + answer.readEntity(String.class);
    }
  }

  /** A setting as an administrator reads it. */
  public String shown(String id, String setting) {
    return ent.realm().components().component(id).toRepresentation().getConfig().getFirst(setting);
  }

  public void remove(String id) {
    ent.realm().components().component(id).remove();
  }

  private String created(ComponentRepresentation component) {
    try (Response answer = ent.realm().components().add(component)) {
      return CreatedResponseUtil.getCreatedId(answer);
    }
  }

  private static ComponentRepresentation component(
      String type, String name, String provider, Map<String, String> settings) {
    ComponentRepresentation component = new ComponentRepresentation();
    component.setName(name);
    component.setProviderType(type);
    component.setProviderId(provider);
    component.setConfig(new MultivaluedHashMap<>());
    settings.forEach((key, value) -> component.getConfig().putSingle(key, value));
    return component;
  }
}
