package fr.marelle.directory.run;

import fr.marelle.directory.store.Sql;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import org.hibernate.Session;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Work on the tables, on the very connection of a session, with its transaction. */
public final class InTransaction {
  private InTransaction() {}

  /** What is done. */
  public interface Work<T> {
    /** Does it. */
    T in(KeycloakSession session, Sql sql) throws SQLException;
  }

  /** In a transaction of its own. */
  public static <T> T alone(KeycloakSessionFactory factory, Work<T> work) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory, session -> with(session, work));
  }

  /** In a session's transaction. What the session has written so far is there. */
  public static <T> T with(KeycloakSession session, Work<T> work) {
    EntityManager entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    entities.flush();
    return entities
        .unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (Sql sql = new Sql(connection)) {
                T done = work.in(session, sql);
                sql.settle();
                return done;
              }
            });
  }
}
