package fr.marelle.attachment;

import fr.marelle.account.Belonging;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The reports of a realm. They tell the school and change nothing by themselves: who stands in for
 * a pupil is the directory's to say.
 */
public final class AttachmentReports {
  /** More than any school has to look at. */
  private static final int MOST = 1_000;

  private final EntityManager entities;
  private final RealmModel realm;

  /** Those of that realm alone. */
  public AttachmentReports(KeycloakSession session, RealmModel realm) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realm = realm;
  }

  /**
   * Keeps what a relative says, for the pupil's school to see. Saying it again while the school has
   * not settled it changes nothing.
   *
   * @return whether it is new
   */
  public boolean add(UserModel relative, UserModel pupil, Instant now) {
    String school =
        Belonging.of(pupil).schools().stream()
            .map(Belonging.School::uai)
            .sorted()
            .findFirst()
            .orElse("");
    // Names no constraint: only so does Hibernate make up for a database without such a clause.
    return entities
            .createQuery(
                """
                insert into AttachmentReportEntity
                  (id, realmId, relativeId, pupilId, school, reportedAt)
                values (:id, :realm, :relative, :pupil, :school, :now)
                on conflict do nothing
                """)
            .setParameter("id", KeycloakModelUtils.generateId())
            .setParameter("realm", realm.getId())
            .setParameter("relative", relative.getId())
            .setParameter("pupil", pupil.getId())
            .setParameter("school", school)
            .setParameter("now", now.toEpochMilli())
            .executeUpdate()
        > 0;
  }

  /** Those of the pupils of a school that nobody has settled, the oldest first; 1,000 at most. */
  public List<AttachmentReport> ofSchool(String uai) {
    return entities
        .createQuery(
            """
            select r from AttachmentReportEntity r
            where r.realmId = :realm and r.school = :school order by r.reportedAt, r.id
            """,
            AttachmentReportEntity.class)
        .setParameter("realm", realm.getId())
        .setParameter("school", uai)
        .setMaxResults(MOST)
        .getResultStream()
        .map(
            row ->
                new AttachmentReport(
                    row.id(),
                    row.relativeId(),
                    row.pupilId(),
                    Instant.ofEpochMilli(row.reportedAt())))
        .toList();
  }

  /**
   * The school has looked at it.
   *
   * @return whether there was such a report of that school
   */
  public boolean settle(String uai, String id) {
    return entities
            .createQuery(
                """
                delete from AttachmentReportEntity r
                where r.realmId = :realm and r.school = :school and r.id = :id
                """)
            .setParameter("realm", realm.getId())
            .setParameter("school", uai)
            .setParameter("id", id)
            .executeUpdate()
        > 0;
  }

  /** Lets reports go with either account, or with the realm. */
  public static void followRemovals(KeycloakSessionFactory factory) {
    factory.register(
        event -> {
          if (event instanceof UserModel.UserRemovedEvent removed) {
            remove(
                removed.getKeycloakSession(),
                "r.relativeId = :id or r.pupilId = :id",
                removed.getUser().getId());
          } else if (event instanceof RealmModel.RealmRemovedEvent removed) {
            remove(removed.getKeycloakSession(), "r.realmId = :id", removed.getRealm().getId());
          }
        });
  }

  private static void remove(KeycloakSession session, String which, String id) {
    session
        .getProvider(JpaConnectionProvider.class)
        .getEntityManager()
        .createQuery("delete from AttachmentReportEntity r where " + which)
        .setParameter("id", id)
        .executeUpdate();
  }
}
