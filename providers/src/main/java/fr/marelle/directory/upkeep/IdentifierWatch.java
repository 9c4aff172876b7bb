package fr.marelle.directory.upkeep;

import fr.marelle.directory.plan.NumberedIdentifier;
import fr.marelle.directory.store.Sql;
import java.util.Arrays;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.event.spi.EventType;
import org.hibernate.event.spi.PostUpdateEvent;
import org.hibernate.event.spi.PostUpdateEventListener;
import org.hibernate.persister.entity.EntityPersister;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.models.utils.PostMigrationEvent;

/**
 * Keeps the identifier that an account gives up by getting another: nobody else gets it. Keycloak
 * tells of no such change, and its admin events come when the old one is no longer known; so it is
 * taken from the row that is written.
 */
final class IdentifierWatch implements PostUpdateEventListener {
  private static final long serialVersionUID = 1L;
  private static final String USERNAME = "username";

  private IdentifierWatch() {}

  /** Begins once the server has started. */
  static void begin(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof PostMigrationEvent started) {
            listen(started.getFactory());
          }
        });
  }

  private static void listen(KeycloakSessionFactory factory) {
    try (KeycloakSession session = factory.create()) {
      session
          .getProvider(JpaConnectionProvider.class)
          .getEntityManager()
          .getEntityManagerFactory()
          .unwrap(SessionFactoryImplementor.class)
          .getEventEngine()
          .getListenerRegistry()
          .appendListeners(EventType.POST_UPDATE, new IdentifierWatch());
    }
  }

  @Override
  public void onPostUpdate(PostUpdateEvent event) {
    if (event.getEntity() instanceof UserEntity user && event.getOldState() != null) {
      int column = Arrays.asList(event.getPersister().getPropertyNames()).indexOf(USERNAME);
      String before = column < 0 ? null : (String) event.getOldState()[column];
      if (before != null
          && !before.equals(user.getUsername())
          && user.getServiceAccountClientLink() == null) {
        event
            .getSession()
            .doWork(
                connection -> {
                  try (Sql sql = new Sql(connection)) {
                    DirectoryUpkeep.keep(sql, user.getRealmId(), NumberedIdentifier.of(before));
                    sql.settle();
                  }
                });
      }
    }
  }

  @Override
  public boolean requiresPostCommitHandling(EntityPersister persister) {
    return false;
  }
}
