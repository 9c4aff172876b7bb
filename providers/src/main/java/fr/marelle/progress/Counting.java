package fr.marelle.progress;

import fr.marelle.account.AccountState;
import fr.marelle.account.Profile;
import fr.marelle.code.StoredCode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;

/**
 * Counts accounts by place, profile and state, in the database: one grouped statement whatever the
 * area, and another for the renewal codes, whose expiry only we can read. Before those of a single
 * place comes one for its pupils.
 */
final class Counting {
  private final EntityManager entities;
  private final String realmId;

  Counting(KeycloakSession session, String realmId) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realmId = realmId;
  }

  /** The class of that id. */
  Headcount ofClass(String id) {
    return count(new Scope(Area.CLASS).at(id)).getOrDefault(id, Headcount.NONE);
  }

  /** The school of that id and its classes, by id; a place that nobody belongs to is left out. */
  Map<String, Headcount> ofSchool(String id) {
    return count(new Scope(Area.SCHOOL).at(id));
  }

  /** Every school and class of the realm, by id. */
  Map<String, Headcount> ofRealm() {
    return count(new Scope(Area.REALM));
  }

  private Map<String, Headcount> count(Scope scope) {
    Map<String, Headcount> counts = new HashMap<>();
    boolean renewing = false;
    for (Tuple row : scope.rows(CountingQueries::counts)) {
      AccountState state = AccountState.valueOf(row.get("state", String.class));
      renewing |= state == AccountState.RENEWING;
      add(counts, row, state, row.get("number", Long.class).intValue());
    }
    if (renewing) {
      endExpired(counts, scope.rows(CountingQueries::renewals));
    }
    return counts;
  }

  /** Whose renewal code has expired is active as before. */
  private static void endExpired(Map<String, Headcount> counts, List<Tuple> codes) {
    Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());
    Set<String> ended = new HashSet<>();
    for (Tuple row : codes) {
      CredentialModel credential = new CredentialModel();
      credential.setId(row.get("code", String.class));
      credential.setCredentialData(row.get("data", String.class));
      String place = row.get("place", String.class);
      if (StoredCode.of(credential).isExpired(now) && ended.add(place + credential.getId())) {
        add(counts, row, AccountState.RENEWING, -1);
        add(counts, row, AccountState.ACTIVE, 1);
      }
    }
  }

  private static void add(
      Map<String, Headcount> counts, Tuple row, AccountState state, int number) {
    Profile.parse(row.get("profile", String.class))
        .ifPresent(
            profile ->
                counts.merge(
                    row.get("place", String.class),
                    Headcount.NONE.plus(profile, state, number),
                    (before, more) -> before.plus(profile, state, number)));
  }

  /** An area with what its statements need to know. */
  private final class Scope {
    private final Area area;
    private final Map<String, Object> parameters = new HashMap<>();

    Scope(Area area) {
      this.area = area;
      parameters.put("realm", realmId);
    }

    Scope at(String place) {
      parameters.put("place", place);
      List<String> children = query(CountingQueries.externalIds(area), String.class);
      parameters.put("children", children.isEmpty() ? List.of("") : children);
      return this;
    }

    List<Tuple> rows(Function<Area, String> hql) {
      return query(hql.apply(area), Tuple.class);
    }

    private <T> List<T> query(String hql, Class<T> type) {
      TypedQuery<T> query = entities.createQuery(hql, type);
      parameters.forEach(query::setParameter);
      return query.getResultList();
    }
  }
}
