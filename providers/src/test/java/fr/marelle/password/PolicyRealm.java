package fr.marelle.password;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import org.keycloak.Config;
import org.keycloak.credential.hash.PasswordHashProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.PasswordPolicy;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.policy.PasswordPolicyProviderFactory;

/**
 * A realm with a password policy, where Keycloak's own policies and ours are the real ones and only
 * the models around them are stand-ins.
 */
final class PolicyRealm {
  private final Map<String, PasswordPolicyProviderFactory> factories = new HashMap<>();
  private final KeycloakSession session =
      standIn(
          KeycloakSession.class,
          call ->
              switch (call.method()) {
                case "getProvider" ->
                    call.arguments().get(0) == PasswordHashProvider.class
                        ? standIn(PasswordHashProvider.class, any -> null)
                        : provider((String) call.arguments().get(1));
                case "getContext" -> context();
                default -> throw new UnsupportedOperationException(call.method());
              });
  private final RealmModel realm = standIn(RealmModel.class, call -> policyOf(call.method()));
  private final PasswordPolicy policy;

  private record Call(String method, List<Object> arguments) {}

  /**
   * @param policy as the realm's representation has it
   */
  PolicyRealm(String policy) {
    for (PasswordPolicyProviderFactory factory :
        ServiceLoader.load(PasswordPolicyProviderFactory.class)) {
      factory.init(Config.scope("password-policy", factory.getId()));
      factories.put(factory.getId(), factory);
    }
    this.policy = policy.isEmpty() ? PasswordPolicy.empty() : PasswordPolicy.parse(session, policy);
  }

  KeycloakSession session() {
    return session;
  }

  RealmModel realm() {
    return realm;
  }

  UserModel user(String identifier, String firstName, String lastName, String profile) {
    return standIn(
        UserModel.class,
        call ->
            switch (call.method()) {
              case "getUsername" -> identifier;
              case "getFirstName" -> firstName;
              case "getLastName" -> lastName;
              case "getFirstAttribute" ->
                  "profile".equals(call.arguments().get(0)) ? profile : null;
              default -> throw new UnsupportedOperationException(call.method());
            });
  }

  private Object provider(String id) {
    PasswordPolicyProviderFactory factory = factories.get(id);
    return factory == null ? null : factory.create(session);
  }

  private KeycloakContext context() {
    return standIn(KeycloakContext.class, call -> realm);
  }

  private PasswordPolicy policyOf(String method) {
    if (!method.equals("getPasswordPolicy")) {
      throw new UnsupportedOperationException(method);
    }
    return policy;
  }

  private static <T> T standIn(Class<T> type, Function<Call, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answer.apply(
                    new Call(
                        method.getName(), arguments == null ? List.of() : List.of(arguments)))));
  }
}
