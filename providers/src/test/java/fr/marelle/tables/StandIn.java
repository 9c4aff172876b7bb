package fr.marelle.tables;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.RealmModel;
import org.keycloak.transaction.RequestContextHelper;

/** Stands in for what belongs to Keycloak, where a real table is what a test is about. */
public final class StandIn {
  private StandIn() {}

  /**
   * An object of that type.
   *
   * @param answer to the name of a method and its arguments
   */
  public static <T> T of(Class<T> type, BiFunction<String, List<Object>, Object> answer) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                answer.apply(
                    method.getName(), arguments == null ? List.of() : List.of(arguments))));
  }

  /** A session in one realm, whose work apart is done in transactions of that database. */
  public static KeycloakSession session(TestDatabase database) {
    KeycloakContext context =
        of(KeycloakContext.class, (method, arguments) -> of(RealmModel.class, (m, a) -> "realm"));
    KeycloakSessionFactory factory =
        of(KeycloakSessionFactory.class, (method, arguments) -> apart(database));
    return of(
        KeycloakSession.class,
        (method, arguments) -> method.equals("getContext") ? context : factory);
  }

  /** The same, with a transaction of its own that has begun. */
  public static KeycloakSession session(TestDatabase database, EntityManager entities) {
    KeycloakSession others = session(database);
    return of(
        KeycloakSession.class,
        (method, arguments) ->
            switch (method) {
              case "getContext" -> others.getContext();
              case "getProvider" -> of(JpaConnectionProvider.class, (m, a) -> entities);
              default -> others.getKeycloakSessionFactory();
            });
  }

  private static KeycloakSession apart(TestDatabase database) {
    EntityManager entities = database.open();
    KeycloakTransactionManager transactions = transactions(entities);
    AtomicReference<Object> helper = new AtomicReference<>();
    return of(
        KeycloakSession.class,
        (method, arguments) ->
            switch (method) {
              case "getTransactionManager" -> transactions;
              case "getAttribute" -> helper.get();
              case "setAttribute" -> {
                if (arguments.get(0).equals(RequestContextHelper.SESSION_ATTRIBUTE)) {
                  helper.set(arguments.get(1));
                }
                yield null;
              }
              case "getProvider" -> of(JpaConnectionProvider.class, (m, a) -> entities);
              case "close" -> {
                close(entities);
                yield null;
              }
              default -> throw new UnsupportedOperationException(method);
            });
  }

  /** A session's transactions, over those of the entity manager. */
  public static KeycloakTransactionManager transactions(EntityManager entities) {
    return of(
        KeycloakTransactionManager.class,
        (method, arguments) -> {
          switch (method) {
            case "begin" -> entities.getTransaction().begin();
            case "setRollbackOnly" -> entities.getTransaction().setRollbackOnly();
            default -> throw new UnsupportedOperationException(method);
          }
          return null;
        });
  }

  /** Ends the transaction as a session does that is closed. */
  public static void close(EntityManager entities) {
    if (entities.getTransaction().getRollbackOnly()) {
      entities.getTransaction().rollback();
    } else {
      entities.getTransaction().commit();
    }
    entities.close();
  }
}
