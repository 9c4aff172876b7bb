package fr.marelle.terms;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.List;
import java.util.Optional;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * The two tables: who accepted what, and the texts that were accepted.
 *
 * <p>Several may record the same at once: two tabs of a person, a class that is the first to accept
 * a version. The unique constraints decide. The inserts name none of them, because only then does
 * Hibernate make up for a database, such as H2, that knows no {@code on conflict}.
 */
final class TermsRecords {
  private final EntityManager entities;

  TermsRecords(KeycloakSession session) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * Records an acceptance; where that person accepted that version before, the first one stands.
   */
  void addAcceptance(String realmId, String userId, Terms terms, long acceptedAt) {
    entities
        .createQuery(
            """
            insert into TermsAcceptanceEntity
              (id, realmId, userId, termsVersion, locale, textSha256, acceptedAt)
            values (:id, :realm, :user, :version, :locale, :sha256, :at)
            on conflict do nothing
            """)
        .setParameter("id", KeycloakModelUtils.generateId())
        .setParameter("realm", realmId)
        .setParameter("user", userId)
        .setParameter("version", terms.version())
        .setParameter("locale", terms.locale().toLanguageTag())
        .setParameter("sha256", terms.sha256())
        .setParameter("at", acceptedAt)
        .executeUpdate();
  }

  /** Keeps the text, once for each realm, version, language and wording. */
  void addText(String realmId, Terms terms, long archivedAt) {
    entities
        .createQuery(
            """
            insert into TermsTextEntity
              (id, realmId, termsVersion, locale, textSha256, text, archivedAt)
            values (:id, :realm, :version, :locale, :sha256, :text, :at)
            on conflict do nothing
            """)
        .setParameter("id", KeycloakModelUtils.generateId())
        .setParameter("realm", realmId)
        .setParameter("version", terms.version())
        .setParameter("locale", terms.locale().toLanguageTag())
        .setParameter("sha256", terms.sha256())
        .setParameter("text", terms.markdown())
        .setParameter("at", archivedAt)
        .executeUpdate();
  }

  boolean hasText(String realmId, Terms terms) {
    return !entities
        .createQuery(
            """
            select t.id from TermsTextEntity t
            where t.realmId = :realm and t.termsVersion = :version
              and t.locale = :locale and t.textSha256 = :sha256
            """,
            String.class)
        .setParameter("realm", realmId)
        .setParameter("version", terms.version())
        .setParameter("locale", terms.locale().toLanguageTag())
        .setParameter("sha256", terms.sha256())
        .getResultList()
        .isEmpty();
  }

  /** Newest first; a null user or version means all of them. */
  List<TermsAcceptance> acceptances(
      String realmId, String userId, String version, int first, int max) {
    StringBuilder query =
        new StringBuilder(
            """
            select new fr.marelle.terms.TermsAcceptance(
              a.id, a.userId, u.username, a.termsVersion, a.locale, a.textSha256, a.acceptedAt)
            from TermsAcceptanceEntity a left join UserEntity u on u.id = a.userId
            where a.realmId = :realm
            """);
    if (userId != null) {
      query.append(" and a.userId = :user");
    }
    if (version != null) {
      query.append(" and a.termsVersion = :version");
    }
    query.append(" order by a.acceptedAt desc, a.id");
    TypedQuery<TermsAcceptance> acceptances =
        entities
            .createQuery(query.toString(), TermsAcceptance.class)
            .setParameter("realm", realmId)
            .setFirstResult(first)
            .setMaxResults(max);
    if (userId != null) {
      acceptances.setParameter("user", userId);
    }
    if (version != null) {
      acceptances.setParameter("version", version);
    }
    return acceptances.getResultList();
  }

  /** Newest version first. */
  List<AcceptedVersion> versions(String realmId) {
    return entities
        .createQuery(
            """
            select new fr.marelle.terms.AcceptedVersion(
              a.termsVersion, count(a), min(a.acceptedAt), max(a.acceptedAt))
            from TermsAcceptanceEntity a where a.realmId = :realm
            group by a.termsVersion order by max(a.acceptedAt) desc
            """,
            AcceptedVersion.class)
        .setParameter("realm", realmId)
        .getResultList();
  }

  Optional<String> text(String realmId, String sha256) {
    return entities
        .createQuery(
            "select t.text from TermsTextEntity t where t.realmId = :realm and t.textSha256 = :sha256",
            String.class)
        .setParameter("realm", realmId)
        .setParameter("sha256", sha256)
        .setMaxResults(1)
        .getResultList()
        .stream()
        .findFirst();
  }

  void removeUser(String userId) {
    entities
        .createQuery("delete from TermsAcceptanceEntity a where a.userId = :user")
        .setParameter("user", userId)
        .executeUpdate();
  }

  void removeRealm(String realmId) {
    entities
        .createQuery("delete from TermsAcceptanceEntity a where a.realmId = :realm")
        .setParameter("realm", realmId)
        .executeUpdate();
    entities
        .createQuery("delete from TermsTextEntity t where t.realmId = :realm")
        .setParameter("realm", realmId)
        .executeUpdate();
  }
}
