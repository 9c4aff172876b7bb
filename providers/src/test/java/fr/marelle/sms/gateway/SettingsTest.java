package fr.marelle.sms.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import fr.marelle.sms.ConfiguredSmsSenderFactory;
import fr.marelle.sms.OneSecret;
import fr.marelle.sms.Options;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsSender;
import fr.marelle.tables.StandIn;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.keycloak.component.ComponentModel;
import org.keycloak.component.ComponentValidationException;
import org.keycloak.models.KeycloakSession;

/** What is made of an administrator's settings, and what is refused. */
class SettingsTest {
  private static final Map<String, String> OVH =
      Map.of(
          "applicationKey", "app",
          "applicationSecret", "s3cr3t",
          "consumerKey", "${vault.sms}",
          "serviceName", "sms-xx1-1",
          "sender", "Marelle");
  private static final Map<String, String> GENERIC =
      Map.of(
          "url", "https://sms.example/",
          "body", "{\"to\":\"{to}\",\"text\":\"{text}\"}",
          "receiptIdAt", "id",
          "receiptStatusAt", "status");

  private static KeycloakSession session(String secret) {
    return StandIn.of(KeycloakSession.class, (method, arguments) -> new OneSecret(secret));
  }

  private static ConfiguredSmsSenderFactory trusting(
      ConfiguredSmsSenderFactory factory, boolean realms) {
    factory.init(Options.of(Map.of("trustRealms", Boolean.toString(realms))));
    return factory;
  }

  private static ComponentModel component(Map<String, String> settings) {
    ComponentModel component = new ComponentModel();
    component.setId("component");
    settings.forEach(component::put);
    return component;
  }

  private static Map<String, String> with(Map<String, String> settings, String name, String value) {
    Map<String, String> changed = new HashMap<>(settings);
    changed.put(name, value);
    return changed;
  }

  private static void check(ConfiguredSmsSenderFactory factory, Map<String, String> settings) {
    factory.validateConfiguration(session("k3y"), null, component(settings));
  }

  /** As {@code echo} writes it; the client throws at a header with a new line in it. */
  @Test
  void aSecretThatEndsInANewLineIsSentWithoutIt() {
    try (HttpPeer peer =
        HttpPeer.answering(
            call ->
                call.method().equals("GET")
                    ? new HttpPeer.Answer(200, "1700000000")
                    : new HttpPeer.Answer(200, "{\"ids\":[1],\"validReceivers\":[\"x\"]}"))) {
      SmsSender sender =
          trusting(new OvhSmsSenderFactory(), true)
              .create(
                  session("c0nsumer\n"), component(with(OVH, "baseUrl", peer.base().toString())));

      assertThat(sender.send(new SmsMessage("+33612345678", "Code")).outcome())
          .isEqualTo(SmsOutcome.SENT);
      assertThat(peer.call("POST").headers().getFirst("X-Ovh-Consumer")).isEqualTo("c0nsumer");
    }
  }

  @ParameterizedTest
  @CsvSource({"applicationKey, 'a b'", "consumerKey, clé", "receiptSecret, too-short"})
  void whatOvhWouldNeverTakeIsRefused(String name, String value) {
    ConfiguredSmsSenderFactory ovh = trusting(new OvhSmsSenderFactory(), false);

    check(ovh, OVH);
    assertThatExceptionOfType(ComponentValidationException.class)
        .isThrownBy(() -> check(ovh, with(OVH, name, value)))
        .satisfies(bad -> assertThat(bad.getParameters()).contains("ovh." + name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"too-short", "a/secret/of-twenty-characters", "vingt caractères et plus"})
  void aSecretOfReceiptsThatWouldNeverBeHeldIsRefused(String secret) {
    ConfiguredSmsSenderFactory generic = trusting(new GenericSmsSenderFactory(), false);

    check(generic, with(GENERIC, "receiptSecret", "a-secret-of-twenty-characters"));
    assertThatExceptionOfType(ComponentValidationException.class)
        .isThrownBy(() -> check(generic, with(GENERIC, "receiptSecret", secret)));
  }

  /** Administrators would be shown it among the other headers. */
  @ParameterizedTest
  @ValueSource(strings = {"Authorization: Bearer x", "api-key: x", "Cookie: a=b", "X-Token: x"})
  void aSecretAmongTheHeadersIsRefused(String header) {
    ConfiguredSmsSenderFactory generic = trusting(new GenericSmsSenderFactory(), false);

    check(generic, with(GENERIC, "headers", "Accept-Language: fr"));
    assertThatExceptionOfType(ComponentValidationException.class)
        .isThrownBy(() -> check(generic, with(GENERIC, "headers", header)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://sms.example/",
        "http://localhost:8082/",
        "https://localhost/",
        "https://[::1]/"
      })
  void aRealmHasThisServerSpeakToItselfOnlyWhereTheOperatorSaysSo(String url) {
    Map<String, String> inside = with(with(GENERIC, "url", url), "allowHttp", "true");

    check(trusting(new GenericSmsSenderFactory(), true), inside);
    assertThatExceptionOfType(ComponentValidationException.class)
        .isThrownBy(() -> check(trusting(new GenericSmsSenderFactory(), false), inside))
        .satisfies(bad -> assertThat(bad.getParameters()).contains("http.url"));
  }
}
