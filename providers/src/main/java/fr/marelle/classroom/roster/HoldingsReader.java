package fr.marelle.classroom.roster;

import fr.marelle.classroom.access.Person;
import fr.marelle.code.CredentialColumns;
import fr.marelle.code.SignInMeans;
import fr.marelle.statement.ValueList;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.jpa.HibernateHints;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;

/**
 * Reads what accounts have to sign in with, in one statement however many there are.
 *
 * <p>The last login is the newest {@code LOGIN} among the events that Keycloak keeps, and no longer
 * known once the realm's expiry has removed it. A table of our own would know it for ever: more
 * about families than the console needs.
 */
final class HoldingsReader {
  private static final String STATEMENT =
      """
      select u.id as id,
        (select max(e.time) from EventEntity e where e.userId = u.id and e.type = :login) as login,
        (select count(f.identityProvider) from FederatedIdentityEntity f
         where f.user.id = u.id) as elsewhere,
        (select count(l.account) from LeavingEntity l where l.account = u.id) as leaving,
        %s
      from UserEntity u left join CredentialEntity c on c.user.id = u.id and %s
      where u.id in\s"""
          .formatted(CredentialColumns.SELECTED, CredentialColumns.CONDITION);

  /** A class in one trip to the database; Keycloak would fetch a few rows at a time. */
  private static final int ROWS_AT_ONCE = 2_000;

  private final EntityManager entities;

  HoldingsReader(KeycloakSession session) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
  }

  /** By the account's id. */
  Map<String, Holdings> read(Collection<Person> persons) {
    Map<String, Holdings> holdings = new HashMap<>();
    if (!persons.isEmpty()) {
      Map<String, Person> byId =
          persons.stream().collect(Collectors.toMap(Person::id, person -> person));
      for (Tuple row : rows(byId.keySet())) {
        String id = row.get("id", String.class);
        Holdings held = holdings.computeIfAbsent(id, first -> used(row, byId.get(id).imported()));
        CredentialColumns.credential(row)
            .ifPresent(credential -> holdings.put(id, held.with(credential)));
      }
    }
    return holdings;
  }

  /** One for each credential, and one for an account that has none. */
  private List<Tuple> rows(Collection<String> ids) {
    ValueList users = ValueList.of(ids);
    TypedQuery<Tuple> statement =
        entities
            .createQuery(STATEMENT + users.placeholders(), Tuple.class)
            .setParameter("login", EventType.LOGIN.name())
            .setHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_ONCE);
    users.bind(statement);
    return statement.getResultList();
  }

  private static Holdings used(Tuple row, boolean imported) {
    SignInMeans means = imported ? SignInMeans.ofDirectory() : SignInMeans.none();
    return new Holdings(
        row.get("elsewhere", Long.class) > 0 ? means.withFederation() : means,
        Optional.ofNullable(row.get("login", Long.class)).map(Instant::ofEpochMilli),
        row.get("leaving", Long.class) > 0);
  }
}
