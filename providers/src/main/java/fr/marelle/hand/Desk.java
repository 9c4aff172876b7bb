package fr.marelle.hand;

import fr.marelle.directory.run.InTransaction;
import fr.marelle.directory.run.Turn;
import fr.marelle.directory.store.Sql;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Hibernate;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.cache.UserCache;
import org.keycloak.models.jpa.entities.UserEntity;
import org.keycloak.storage.UserStorageUtil;

/**
 * What all acts by hand begin with: no import at work on the schools, and the accounts' rows locked
 * in the order of their ids, as whoever else locks several does.
 */
final class Desk {
  private final KeycloakSession session;
  private final RealmModel realm;

  Desk(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /** Work on tables. */
  interface Work<T> {
    T on(Sql sql) throws SQLException;
  }

  KeycloakSession session() {
    return session;
  }

  RealmModel realm() {
    return realm;
  }

  /** On the session's connection, in its transaction. */
  <T> T sql(Work<T> work) {
    return InTransaction.with(session, (same, sql) -> work.on(sql));
  }

  /** Keycloak's own clock. */
  long now() {
    return Time.currentTimeMillis();
  }

  Clock clock() {
    return Clock.fixed(Instant.ofEpochMilli(now()), ZoneOffset.UTC);
  }

  /**
   * Keeps imports away until the end of the transaction.
   *
   * @param schools UAI
   * @throws RefusedException if one is at work there
   */
  void keepImportsAway(Collection<String> schools) {
    if (!sql(sql -> Turn.take(sql, realm.getId(), schools))) {
      throw RefusedException.of(Refused.IMPORT_UNDER_WAY);
    }
  }

  /** Accounts whom nobody else changes until the transaction ends, as they are in the database. */
  Map<String, UserModel> lock(Collection<String> accounts) {
    List<String> there =
        sql(
            sql ->
                sql.select(
                    "select ID from USER_ENTITY where ID = any(cast(? as varchar array))"
                        + " and REALM_ID = ? order by ID for update",
                    row -> row.getString(1),
                    accounts,
                    realm.getId()));
    EntityManager entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    Map<String, UserModel> locked = new LinkedHashMap<>();
    for (String id : there) {
      UserModel known = session.users().getUserById(realm, id);
      if (known != null) {
        // What somebody did a moment ago, neither this node's cache nor this session may know.
        forget(known);
        refresh(entities, entities.find(UserEntity.class, id));
        locked.put(id, session.users().getUserById(realm, id));
      }
    }
    return locked;
  }

  /** Keycloak changes the rows of attributes in place: those that were read are read again. */
  private static void refresh(EntityManager entities, UserEntity user) {
    if (Hibernate.isInitialized(user.getAttributes())) {
      user.getAttributes().forEach(entities::detach);
    }
    entities.refresh(user);
  }

  private void forget(UserModel user) {
    UserCache cache = UserStorageUtil.userCache(session);
    if (cache != null) {
      cache.evict(realm, user);
    }
  }
}
