package fr.marelle.directory.run;

import fr.marelle.code.CodeKeysProvider;
import fr.marelle.directory.store.Sql;
import fr.marelle.tables.StandIn;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeMap;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventStoreProvider;
import org.keycloak.events.admin.AdminEvent;
import org.keycloak.models.KeyManager;
import org.keycloak.models.KeycloakContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakTransactionManager;
import org.keycloak.models.cache.UserCache;
import org.keycloak.util.JsonSerialization;

/** A session of a {@link StandInKeycloak}, and its transaction, which ends with it. */
final class StandInSession {
  private final StandInKeycloak keycloak;
  private final Connection connection;
  private boolean undone;
  private Object requestContext;

  StandInSession(StandInKeycloak keycloak, Connection connection) {
    this.keycloak = keycloak;
    this.connection = connection;
  }

  KeycloakSession session() {
    return StandIn.of(KeycloakSession.class, this::answer);
  }

  private Object answer(String method, List<Object> arguments) {
    try {
      return switch (method) {
        case "getTransactionManager" ->
            StandIn.of(KeycloakTransactionManager.class, this::ofTransaction);
        case "getAttribute" -> requestContext;
        case "setAttribute" -> {
          requestContext = arguments.get(1);
          yield null;
        }
        case "getContext" -> StandIn.of(KeycloakContext.class, (m, a) -> keycloak.realm());
        case "realms" -> keycloak.realms();
        case "keys" -> StandIn.of(KeyManager.class, (m, a) -> keycloak.ownKey());
        case "groups" -> new StandInGroups(new Sql(connection)).provider();
        case "getProvider" -> provider((Class<?>) arguments.get(0));
        case "getKeycloakSessionFactory" -> keycloak.factory();
        case "close" -> {
          close();
          yield null;
        }
        default -> throw new UnsupportedOperationException(method);
      };
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private Object ofTransaction(String method, List<Object> arguments) {
    undone |= method.equals("setRollbackOnly");
    if (!undone && !method.equals("begin")) {
      throw new UnsupportedOperationException(method);
    }
    return null;
  }

  private Object provider(Class<?> type) {
    if (type == JpaConnectionProvider.class) {
      return StandIn.of(JpaConnectionProvider.class, (method, arguments) -> entities());
    }
    if (type == CodeKeysProvider.class) {
      return keycloak.keys();
    }
    if (type == EventStoreProvider.class) {
      return StandIn.of(
          EventStoreProvider.class,
          (method, arguments) -> {
            keep((AdminEvent) arguments.get(0));
            return null;
          });
    }
    if (type == UserCache.class) {
      return null;
    }
    throw new UnsupportedOperationException(type.getName());
  }

  private EntityManager entities() {
    Session hibernate =
        StandIn.of(
            Session.class,
            (method, arguments) ->
                switch (method) {
                  case "doReturningWork" -> returned((ReturningWork<?>) arguments.get(0));
                  default -> throw new UnsupportedOperationException(method);
                });
    return StandIn.of(
        EntityManager.class,
        (method, arguments) ->
            switch (method) {
              case "flush" -> null;
              case "unwrap" -> hibernate;
              default -> throw new UnsupportedOperationException(method);
            });
  }

  private Object returned(ReturningWork<?> work) {
    try {
      return work.execute(connection);
    } catch (SQLException e) {
      throw new PersistenceException(e);
    }
  }

  private void keep(AdminEvent event) {
    try {
      new Sql(connection)
          .execute(
              "insert into ADMIN_EVENT_ENTITY (ID, RESOURCE_PATH, DETAILS_JSON) values (?, ?, ?)",
              event.getId(),
              event.getResourcePath(),
              JsonSerialization.writeValueAsString(new TreeMap<>(event.getDetails())));
    } catch (SQLException e) {
      throw new PersistenceException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void close() throws SQLException {
    try (connection) {
      if (undone) {
        connection.rollback();
      } else {
        connection.commit();
      }
    }
  }
}
