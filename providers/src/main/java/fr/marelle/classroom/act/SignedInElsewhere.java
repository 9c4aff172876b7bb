package fr.marelle.classroom.act;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/** Whose accounts are linked to an identity provider, such as EduConnect. */
final class SignedInElsewhere {
  private final EntityManager entities;

  SignedInElsewhere(KeycloakSession session) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** Of these accounts those that are linked, in one query. */
  Set<String> among(Collection<String> accounts) {
    return accounts.isEmpty()
        ? Set.of()
        : new HashSet<>(
            entities
                .createQuery(
                    "select distinct f.user.id from FederatedIdentityEntity f"
                        + " where f.user.id in (:accounts)",
                    String.class)
                .setParameter("accounts", accounts)
                .getResultList());
  }
}
