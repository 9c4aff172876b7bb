package fr.marelle.attachment;

import fr.marelle.account.Belonging;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
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
  private final String realmId;

  /** Those of that realm alone. */
  public AttachmentReports(KeycloakSession session, RealmModel realm) {
    this(session.getProvider(JpaConnectionProvider.class).getEntityManager(), realm.getId());
  }

  AttachmentReports(EntityManager entities, String realmId) {
    this.entities = entities;
    this.realmId = realmId;
  }

  /**
   * Keeps what a relative says, for each of the pupil's schools to see; for the relative's own
   * where the pupil has none. Saying it again while a school has not settled it changes nothing,
   * unless the pupil is at another one by now.
   *
   * @return whether there is a school that will see it
   */
  public boolean add(UserModel relative, UserModel pupil, Instant now) {
    Set<String> schools = schools(pupil);
    if (schools.isEmpty()) {
      schools = schools(relative);
    }
    return add(relative.getId(), pupil.getId(), schools, now);
  }

  private static Set<String> schools(UserModel user) {
    return Belonging.of(user).schools().stream()
        .map(Belonging.School::uai)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  boolean add(String relative, String pupil, Set<String> schools, Instant now) {
    if (schools.isEmpty()) {
      return false;
    }
    entities
        .createQuery(
            """
            delete from AttachmentReportEntity r
            where r.relativeId = :relative and r.pupilId = :pupil and r.school not in :schools
            """)
        .setParameter("relative", relative)
        .setParameter("pupil", pupil)
        .setParameter("schools", schools)
        .executeUpdate();
    schools.forEach(uai -> insert(relative, pupil, uai, now));
    return true;
  }

  /** Names no constraint: only so does Hibernate make up for a database without such a clause. */
  private void insert(String relative, String pupil, String uai, Instant now) {
    entities
        .createQuery(
            """
            insert into AttachmentReportEntity
              (id, realmId, relativeId, pupilId, school, reportedAt)
            values (:id, :realm, :relative, :pupil, :school, :now)
            on conflict do nothing
            """)
        .setParameter("id", KeycloakModelUtils.generateId())
        .setParameter("realm", realmId)
        .setParameter("relative", relative)
        .setParameter("pupil", pupil)
        .setParameter("school", uai)
        .setParameter("now", now.toEpochMilli())
        .executeUpdate();
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
        .setParameter("realm", realmId)
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
   * @return what was settled; empty where that school has no such report
   */
  public Optional<AttachmentReport> settle(String uai, String id) {
    return ofSchool(uai).stream()
        .filter(report -> report.id().equals(id))
        .findFirst()
        .filter(report -> delete(report.id()));
  }

  private boolean delete(String id) {
    return entities
            .createQuery("delete from AttachmentReportEntity r where r.id = :id")
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
