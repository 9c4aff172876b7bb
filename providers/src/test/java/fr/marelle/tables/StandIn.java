package fr.marelle.tables;

import jakarta.persistence.EntityManager;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.function.BiFunction;
import org.keycloak.models.KeycloakTransactionManager;

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
