package fr.marelle.directory.run;

import fr.marelle.code.CodeKeysProvider;
import fr.marelle.code.SealingKey;
import fr.marelle.tables.StandIn;
import java.sql.Connection;
import java.util.Base64;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.keycloak.crypto.KeyWrapper;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.RoleModel;

/**
 * As much of Keycloak as a run needs of it, on a database with {@linkplain
 * fr.marelle.directory.store.TrialDatabase its tables}: sessions, each with a transaction of its
 * own, and one realm. So a node is a Java that is there in a second, and dies as fast. Whatever
 * else is asked for is refused.
 */
final class StandInKeycloak {
  static final String REALM = "realm";

  private final Supplier<Connection> connections;
  private final RealmModel realm = StandIn.of(RealmModel.class, StandInKeycloak::ofRealm);
  private final KeycloakSessionFactory factory =
      StandIn.of(
          KeycloakSessionFactory.class,
          (method, arguments) ->
              switch (method) {
                case "create" -> open();
                case "getProviderFactoriesStream" -> Stream.empty();
                default -> throw new UnsupportedOperationException(method);
              });

  /**
   * @param connections each of them new, and closed with its session
   */
  StandInKeycloak(Supplier<Connection> connections) {
    this.connections = connections;
  }

  /** What the engine knows of Keycloak. */
  KeycloakSessionFactory factory() {
    return factory;
  }

  RealmModel realm() {
    return realm;
  }

  RealmProvider realms() {
    return StandIn.of(
        RealmProvider.class,
        (method, arguments) ->
            switch (method) {
              case "getRealm" -> realm;
              default -> throw new UnsupportedOperationException(method);
            });
  }

  /** A key that seals activation codes. */
  CodeKeysProvider keys() {
    SealingKey key = SealingKey.of("trial", Base64.getEncoder().encodeToString(new byte[32]));
    return StandIn.of(
        CodeKeysProvider.class,
        (method, arguments) ->
            switch (method) {
              case "current" -> key;
              default -> throw new UnsupportedOperationException(method);
            });
  }

  /** The realm's, for what it keeps to itself. */
  KeyWrapper ownKey() {
    KeyWrapper key = new KeyWrapper();
    key.setSecretKey(new SecretKeySpec(new byte[32], "HmacSHA256"));
    return key;
  }

  private KeycloakSession open() {
    return new StandInSession(this, connections.get()).session();
  }

  /** As the realm is that we ship: families share an address. */
  private static Object ofRealm(String method, List<Object> arguments) {
    return switch (method) {
      case "getId", "getName" -> REALM;
      case "getDefaultRole" -> StandIn.of(RoleModel.class, (m, a) -> "default-role");
      case "getDefaultGroupsStream",
          "getRequiredActionProvidersStream",
          "getEventsListenersStream" ->
          Stream.empty();
      case "isDuplicateEmailsAllowed", "isAdminEventsEnabled" -> true;
      case "isAdminEventsDetailsEnabled" -> false;
      case "getBrowserFlow" -> null;
      default -> throw new UnsupportedOperationException(method);
    };
  }
}
