package fr.marelle.benchmarks;

import fr.marelle.sms.ConfiguredSmsSenderFactory;
import fr.marelle.sms.SmsMessage;
import fr.marelle.sms.SmsOutcome;
import fr.marelle.sms.SmsSender;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.keycloak.Config;
import org.keycloak.models.KeycloakSession;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

/** A gateway's client by itself, configured as by options of a server, without a server. */
final class GatewayClient implements AutoCloseable {
  private static final SmsMessage MESSAGE =
      new SmsMessage("+33612345678", "ENT Marelle: votre code est 012345. Il est valable 30 min.");

  private final ConfiguredSmsSenderFactory factory;
  private final SmsSender sender;

  GatewayClient(ConfiguredSmsSenderFactory factory, Map<String, String> options) {
    this.factory = factory;
    factory.init(
        stub(Config.Scope.class, Map.of("get", arguments -> options.get((String) arguments[0]))));
    factory.postInit(null);
    this.sender = factory.create(session());
  }

  /** Sends one; whether the gateway took it. */
  boolean send() {
    return sender.send(MESSAGE).outcome() == SmsOutcome.SENT;
  }

  /** A session whose vault is empty. */
  private static KeycloakSession session() {
    VaultTranscriber vault =
        stub(
            VaultTranscriber.class,
            Map.of("getStringSecret", arguments -> new Plain((String) arguments[0])));
    return stub(KeycloakSession.class, Map.of("vault", arguments -> vault));
  }

  /** What a gateway asks of one of Keycloak's interfaces, and nothing else. */
  private static <T> T stub(Class<T> type, Map<String, Function<Object[], Object>> methods) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> methods.get(method.getName()).apply(arguments)));
  }

  /** A value that is no reference to a vault. */
  private record Plain(String value) implements VaultStringSecret {
    @Override
    public Optional<String> get() {
      return Optional.of(value);
    }

    @Override
    public void close() {}
  }

  @Override
  public void close() {
    factory.close();
  }
}
