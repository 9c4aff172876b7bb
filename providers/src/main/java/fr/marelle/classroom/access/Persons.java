package fr.marelle.classroom.access;

import static fr.marelle.account.AccountAttributes.BIRTH_DATE;
import static fr.marelle.account.AccountAttributes.CHILDREN;
import static fr.marelle.account.AccountAttributes.EXTERNAL_ID;
import static fr.marelle.account.AccountAttributes.PROFILE;

import fr.marelle.statement.ValueList;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.hibernate.jpa.HibernateHints;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Reads accounts of one realm with their attributes and groups: one statement a call, however many
 * there are, on indexed columns only. Accounts that Keycloak doesn't store, such as those of an
 * LDAP directory without import, are not found.
 */
public final class Persons {
  private static final String SELECT =
      """
      select u.id as id, u.username as identifier, u.firstName as firstName,
        u.lastName as lastName, u.email as email, u.enabled as enabled,
        u.federationLink as federationLink, u.serviceAccountClientLink as service,
        (select %s from UserAttributeEntity a
         where a.user.id = u.id and a.value is not null
           and a.name in ('%s', '%s', '%s', '%s')) as attributes,
        (select %s from UserGroupMembershipEntity m
           join GroupEntity g on g.id = m.groupId
           left join GroupEntity p on p.id = g.parentId
         where m.user.id = u.id) as places,
        (select %s from UserRoleMappingEntity r
         where r.user.id = u.id and r.roleId <> :everybody) as roles
      from UserEntity u
      where u.realmId = :realm and u.id in\s"""
          .formatted(
              PackedRows.of("a.name", "a.value"),
              PROFILE,
              EXTERNAL_ID,
              BIRTH_DATE,
              CHILDREN,
              PackedRows.of(
                  "g.id",
                  "g.name",
                  "cast(g.type as string)",
                  "p.id",
                  "p.name",
                  "cast(p.type as string)",
                  "p.parentId"),
              PackedRows.of("r.roleId"));

  private static final String BY_ID = SELECT + "%s";
  private static final String BY_GROUP =
      SELECT + "(select x.user.id from UserGroupMembershipEntity x where x.groupId = :place)";
  private static final String BY_SCHOOL =
      SELECT
          + """
          (select x.user.id from UserGroupMembershipEntity x
             join GroupEntity s on s.id = x.groupId
           where s.id = :place or s.parentId = :place)""";
  private static final String BY_ATTRIBUTE =
      SELECT
          + """
          (select x.user.id from UserAttributeEntity x
           where x.name = '%s' and x.value in %%s)""";
  private static final String BY_EXTERNAL_ID = BY_ATTRIBUTE.formatted(EXTERNAL_ID);
  private static final String BY_CHILD = BY_ATTRIBUTE.formatted(CHILDREN);

  /** A class in one trip to the database; Keycloak would fetch a few rows at a time. */
  private static final int ROWS_AT_ONCE = 2_000;

  private final EntityManager entities;
  private final RealmModel realm;

  /** Of that realm alone: an id of another realm's account is unknown here. */
  public Persons(KeycloakSession session, RealmModel realm) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realm = realm;
  }

  /** The accounts with these ids, by id; unknown ones are left out. */
  public Map<String, Person> byId(Collection<String> ids) {
    return readAny(BY_ID, ids);
  }

  /** The direct members of that class, by id. */
  public Map<String, Person> inClass(Place place) {
    return read(BY_GROUP, place);
  }

  /** The direct members of that school and of its classes, by id. */
  public Map<String, Person> atSchool(Place place) {
    return read(BY_SCHOOL, place);
  }

  /** Whoever has one of these external ids, by id. */
  public Map<String, Person> byExternalId(Collection<String> externalIds) {
    return readAny(BY_EXTERNAL_ID, externalIds);
  }

  /** Whoever names one of these external ids as a child, by id. */
  public Map<String, Person> byChild(Collection<String> externalIds) {
    return readAny(BY_CHILD, externalIds);
  }

  private Map<String, Person> readAny(String query, Collection<String> values) {
    if (values.isEmpty()) {
      return Map.of();
    }
    ValueList list = ValueList.of(values);
    return read(query.formatted(list.placeholders()), list::bind);
  }

  private Map<String, Person> read(String query, Place place) {
    return read(query, statement -> statement.setParameter("place", place.id()));
  }

  private Map<String, Person> read(String query, Consumer<Query> parameters) {
    TypedQuery<Tuple> statement =
        entities
            .createQuery(query, Tuple.class)
            .setParameter("realm", realm.getId())
            .setParameter("everybody", realm.getDefaultRole().getId())
            .setHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_ONCE);
    parameters.accept(statement);
    PersonRow row = new PersonRow();
    Map<String, Person> read = new LinkedHashMap<>();
    for (Tuple account : statement.getResultList()) {
      Person person = row.read(account);
      read.put(person.id(), person);
    }
    return read;
  }
}
