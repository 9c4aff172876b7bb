package fr.marelle.sheet;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** The texts that schools wrote for their sheets, each for one kind and one language. */
public final class SheetTemplates {
  private final EntityManager entities;
  private final String realmId;

  /** Of that realm alone. */
  public SheetTemplates(KeycloakSession session, RealmModel realm) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realmId = realm.getId();
  }

  /**
   * The school's own text; empty where it uses ours.
   *
   * @param schoolId the id of the school's group
   */
  public Optional<String> own(String schoolId, SheetKind kind, SheetLanguage language) {
    return entities
        .createQuery(
            """
            select t.text from SheetTemplateEntity t where t.realmId = :realm
              and t.schoolId = :school and t.kind = :kind and t.language = :language
            """,
            String.class)
        .setParameter("realm", realmId)
        .setParameter("school", schoolId)
        .setParameter("kind", kind.value())
        .setParameter("language", language.tag())
        .getResultList()
        .stream()
        .findFirst();
  }

  /**
   * Makes a text the school's own. Of two at the same time the last one stays.
   *
   * @param text has no {@link SheetTemplate#problems(String)}
   * @param by the id of the account of whoever wrote it
   */
  public void change(
      String schoolId, SheetKind kind, SheetLanguage language, String text, String by) {
    if (update(schoolId, kind, language, text, by) == 0
        && insert(schoolId, kind, language, text, by) == 0) {
      update(schoolId, kind, language, text, by);
    }
  }

  private int update(
      String schoolId, SheetKind kind, SheetLanguage language, String text, String by) {
    return written(
            """
            update SheetTemplateEntity t
              set t.text = :text, t.changedBy = :by, t.changedAt = :at
            where t.realmId = :realm and t.schoolId = :school and t.kind = :kind
              and t.language = :language
            """,
            schoolId,
            kind,
            language)
        .setParameter("text", text)
        .setParameter("by", by)
        .setParameter("at", Time.currentTimeMillis())
        .executeUpdate();
  }

  /** Names no constraint: only so does Hibernate make up for a database without such a clause. */
  private int insert(
      String schoolId, SheetKind kind, SheetLanguage language, String text, String by) {
    return written(
            """
            insert into SheetTemplateEntity
              (id, realmId, schoolId, kind, language, text, changedBy, changedAt)
            values (:id, :realm, :school, :kind, :language, :text, :by, :at)
            on conflict do nothing
            """,
            schoolId,
            kind,
            language)
        .setParameter("id", KeycloakModelUtils.generateId())
        .setParameter("text", text)
        .setParameter("by", by)
        .setParameter("at", Time.currentTimeMillis())
        .executeUpdate();
  }

  /** Goes back to our text. Whether the school had its own. */
  public boolean reset(String schoolId, SheetKind kind, SheetLanguage language) {
    return written(
                """
                delete from SheetTemplateEntity t where t.realmId = :realm
                  and t.schoolId = :school and t.kind = :kind and t.language = :language
                """,
                schoolId,
                kind,
                language)
            .executeUpdate()
        > 0;
  }

  private Query written(String statement, String schoolId, SheetKind kind, SheetLanguage language) {
    return entities
        .createQuery(statement)
        .setParameter("realm", realmId)
        .setParameter("school", schoolId)
        .setParameter("kind", kind.value())
        .setParameter("language", language.tag());
  }

  /** Lets texts go with the school or the realm that they belong to. */
  public static void followRemovals(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof GroupModel.GroupRemovedEvent removed) {
            remove(removed.getKeycloakSession(), "schoolId", removed.getGroup().getId());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            remove(removed.getKeycloakSession(), "realmId", removed.getRealm().getId());
          }
        });
  }

  private static void remove(KeycloakSession session, String column, String id) {
    session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery("delete from SheetTemplateEntity t where t." + column + " = :id")
        .setParameter("id", id)
        .executeUpdate();
  }
}
