package fr.marelle.sms;

import static org.assertj.core.api.Assertions.assertThat;

import fr.marelle.tables.StandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.keycloak.component.ComponentModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.provider.ProviderConfigProperty;

class GatewayTest {
  private final Keyed factory = new Keyed();

  GatewayTest() {
    factory.init(Options.of(Map.of()));
  }

  /** One with a key. */
  private static final class Keyed extends ConfiguredSmsSenderFactory {
    private final List<String> made = new ArrayList<>();

    @Override
    public String getId() {
      return "keyed";
    }

    @Override
    protected SmsSender sender(KeycloakSession session, String gateway, SmsSettings settings) {
      String key = settings.required("key");
      made.add(gateway);
      return message -> SmsAnswer.sent(key);
    }

    @Override
    protected List<ProviderConfigProperty> properties() {
      return List.of();
    }

    @Override
    public String getHelpText() {
      return "";
    }
  }

  private static ComponentModel component(String id, String priority, String key) {
    ComponentModel component = new ComponentModel();
    component.setId(id);
    component.setName("name of " + id);
    component.setProviderId("keyed");
    component.put("priority", priority);
    component.put("key", key);
    return component;
  }

  private KeycloakSession session() {
    KeycloakSessionFactory factories =
        StandIn.of(KeycloakSessionFactory.class, (method, arguments) -> factory);
    return StandIn.of(
        KeycloakSession.class,
        (method, arguments) -> method.equals("vault") ? new OneSecret("12\n") : factories);
  }

  private static RealmModel realm(ComponentModel... components) {
    return StandIn.of(
        RealmModel.class,
        (method, arguments) ->
            method.equals("getComponentsStream") ? List.of(components).stream() : "realm");
  }

  @Test
  void aPriorityIsReadAsItWasChecked() {
    assertThat(
            Gateway.of(
                session(),
                realm(
                    component("c", "${vault.sms}", "k"),
                    component("b", " 5", "k"),
                    component("a", "${vault.broken}", "k"))))
        .extracting(Gateway::id)
        .containsExactly("b", "c", "a");
  }

  @Test
  void oneThatCanNotBeReadTakesNobodyAlong() {
    List<Gateway> gateways =
        Gateway.of(
            session(),
            realm(component("a", "1", "${vault.broken}"), component("b", "2", "${vault.sms}")));

    assertThat(gateways.get(0).sender().isConfigured()).isFalse();
    assertThat(gateways.get(0).sender().send(new SmsMessage("+33612345678", "Code")))
        .isEqualTo(SmsAnswer.of(SmsOutcome.MISCONFIGURED, "IllegalStateException"));
    assertThat(gateways.get(1).sender().isConfigured()).isTrue();
  }

  @Test
  void whatIsMissingIsNamed() {
    ComponentModel incomplete = component("a", "1", " ");

    assertThat(
            Gateway.of(session(), realm(incomplete))
                .get(0)
                .sender()
                .send(new SmsMessage("+33612345678", "Code")))
        .isEqualTo(SmsAnswer.of(SmsOutcome.MISCONFIGURED, "setting key"));
  }

  /** A stranger's request must not have each vault file read. */
  @Test
  void whoeverIsLookedForIsTheOnlyOneMade() {
    RealmModel realm = realm(component("a", "1", "k"), component("b", "2", "k"));

    assertThat(Gateway.find(session(), realm, "name of b")).map(Gateway::id).contains("b");
    assertThat(Gateway.find(session(), realm, "a")).map(Gateway::id).contains("a");
    assertThat(Gateway.find(session(), realm, "keyed")).isEmpty();

    assertThat(factory.made).containsExactly("b", "a");
  }
}
