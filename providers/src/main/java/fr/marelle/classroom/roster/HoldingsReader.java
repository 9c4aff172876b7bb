package fr.marelle.classroom.roster;

import fr.marelle.classroom.access.Person;
import fr.marelle.classroom.access.ValueList;
import fr.marelle.code.CodeKind;
import fr.marelle.code.StoredCode;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.credential.CredentialModel;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.credential.PasswordCredentialModel;

/**
 * Reads what accounts have to sign in with, in two statements however many there are.
 *
 * <p>The last login is the newest {@code LOGIN} among the events that Keycloak keeps, and no longer
 * known once the realm's expiry has removed it. A table of our own would know it for ever: more
 * about families than the console needs.
 */
final class HoldingsReader {
  /** As a statement has them: they never change, and a list parameter costs too much. */
  private static final String TYPES =
      Stream.concat(
              Stream.of(PasswordCredentialModel.TYPE),
              Arrays.stream(CodeKind.values()).map(CodeKind::credentialType))
          .map(type -> "'" + type + "'")
          .collect(Collectors.joining(","));

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
      readUse(byId, holdings);
      readCredentials(byId.keySet(), holdings);
    }
    return holdings;
  }

  private void readUse(Map<String, Person> persons, Map<String, Holdings> holdings) {
    ValueList users = ValueList.of(persons.keySet());
    TypedQuery<Tuple> statement =
        entities
            .createQuery(
                """
                select u.id,
                  (select max(e.time) from EventEntity e where e.userId = u.id and e.type = :login),
                  (select count(f.identityProvider) from FederatedIdentityEntity f
                   where f.user.id = u.id)
                from UserEntity u where u.id in\s"""
                    + users.placeholders(),
                Tuple.class)
            .setParameter("login", EventType.LOGIN.name())
            .setHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_ONCE);
    users.bind(statement);
    for (Tuple row : statement.getResultList()) {
      String id = row.get(0, String.class);
      boolean imported = persons.get(id).imported();
      Holdings held =
          Holdings.none()
              .seen(
                  imported || row.get(2, Long.class) > 0,
                  Optional.ofNullable(row.get(1, Long.class)).map(Instant::ofEpochMilli));
      // The date of a password that a directory keeps is unknown: it is older than any code.
      holdings.put(id, imported ? held.withPassword(Instant.EPOCH) : held);
    }
  }

  private void readCredentials(Collection<String> ids, Map<String, Holdings> holdings) {
    ValueList users = ValueList.of(ids);
    TypedQuery<Tuple> statement =
        entities
            .createQuery(
                "select c.user.id, c.id, c.type, c.createdDate, c.credentialData"
                    + " from CredentialEntity c where c.type in (%s) and c.user.id in %s"
                        .formatted(TYPES, users.placeholders()),
                Tuple.class)
            .setHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_ONCE);
    users.bind(statement);
    for (Tuple row : statement.getResultList()) {
      holdings.computeIfPresent(row.get(0, String.class), (id, held) -> with(held, row));
    }
  }

  private static Holdings with(Holdings held, Tuple row) {
    CredentialModel credential = new CredentialModel();
    credential.setId(row.get(1, String.class));
    credential.setType(row.get(2, String.class));
    credential.setCreatedDate(row.get(3, Long.class));
    if (PasswordCredentialModel.TYPE.equals(credential.getType())) {
      Long since = credential.getCreatedDate();
      return held.withPassword(Instant.ofEpochMilli(since == null ? 0 : since));
    }
    credential.setCredentialData(row.get(4, String.class));
    return held.with(
        new Holdings.KeptCode(
            CodeKind.fromString(credential.getType()), StoredCode.of(credential)));
  }
}
