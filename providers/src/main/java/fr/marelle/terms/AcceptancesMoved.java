package fr.marelle.terms;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** What was accepted with one account of a person, who has another by now. */
public final class AcceptancesMoved {
  private final EntityManager entities;

  public AcceptancesMoved(KeycloakSession session) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /**
   * Moves the acceptances of those versions that the other account has not accepted.
   *
   * @return ids of the records that were moved
   */
  public List<String> move(String from, String to) {
    Set<String> known =
        new HashSet<>(
            entities
                .createQuery(
                    "select a.termsVersion from TermsAcceptanceEntity a where a.userId = :user",
                    String.class)
                .setParameter("user", to)
                .getResultList());
    List<String> moved =
        entities
            .createQuery(
                "select a from TermsAcceptanceEntity a where a.userId = :user",
                TermsAcceptanceEntity.class)
            .setParameter("user", from)
            .getResultStream()
            .filter(acceptance -> known.add(acceptance.termsVersion()))
            .map(TermsAcceptanceEntity::id)
            .toList();
    assign(moved, from, to);
    return moved;
  }

  /** Gives these records to an account, as far as they are still the other's. */
  public void assign(Collection<String> ids, String from, String to) {
    if (!ids.isEmpty()) {
      entities
          .createQuery(
              "update TermsAcceptanceEntity a set a.userId = :to"
                  + " where a.id in (:ids) and a.userId = :from")
          .setParameter("to", to)
          .setParameter("from", from)
          .setParameter("ids", ids)
          .executeUpdate();
    }
  }
}
