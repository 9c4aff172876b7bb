package fr.marelle.progress;

import fr.marelle.account.Profile;
import fr.marelle.code.CredentialColumns;
import fr.marelle.code.SignInMeans;
import fr.marelle.statement.ValueList;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.persistence.TypedQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hibernate.jpa.HibernateHints;
import org.keycloak.common.util.Time;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.KeycloakSession;

/**
 * Counts accounts by place, profile and state: pupils and teachers are members of a class,
 * relatives name their children, others belong to the school alone. The same person may be at a
 * place for several reasons, and counts once.
 */
final class Counting {
  /** A school in few trips to the database; Keycloak would fetch a few rows at a time. */
  private static final int ROWS_AT_ONCE = 2_000;

  private final EntityManager entities;
  private final String realmId;
  private final Instant now = Instant.ofEpochMilli(Time.currentTimeMillis());

  Counting(KeycloakSession session, String realmId) {
    this.entities = session.getProvider(JpaConnectionProvider.class).getEntityManager();
    this.realmId = realmId;
  }

  /** The schools of the realm, each with itself and its classes, by id. */
  Map<String, Set<String>> places() {
    Map<String, Set<String>> places = new HashMap<>();
    TypedQuery<Tuple> query = query(CountingQueries.PLACES).setParameter("realm", realmId);
    for (Tuple row : query.getResultList()) {
      String school = row.get("school", String.class);
      Set<String> own = places.computeIfAbsent(school, id -> new HashSet<>(Set.of(id)));
      Optional.ofNullable(row.get("schoolClass", String.class)).ifPresent(own::add);
    }
    return places;
  }

  /** The class of that id: its pupils and their relatives. */
  Headcount ofClass(String id) {
    People people = new People();
    Pupils pupils = new Pupils();
    inClasses(CountingQueries.MEMBERS_OF_CLASS, id, people, pupils);
    Set<Presence> presences = new HashSet<>(pupils.presences());
    presences.addAll(relatives(pupils, people));
    return people.count(presences, now).getOrDefault(id, Headcount.NONE);
  }

  /**
   * The school of that id, with everybody, and its classes, with pupils and relatives, by id; a
   * place that nobody belongs to is left out.
   */
  Map<String, Headcount> ofSchool(String id) {
    People people = new People();
    Pupils pupils = new Pupils();
    Set<Presence> inClasses = inClasses(CountingQueries.MEMBERS_OF_CLASSES, id, people, pupils);
    Set<Presence> ofSchool = ofSchool(id, people);
    Set<Presence> relatives = relatives(pupils, people);
    Set<Presence> presences = new HashSet<>(pupils.presences());
    presences.addAll(relatives);
    Stream.of(inClasses, ofSchool, relatives)
        .flatMap(Set::stream)
        .map(one -> new Presence(id, one.person()))
        .forEach(presences::add);
    return people.count(presences, now);
  }

  private Set<Presence> inClasses(String hql, String place, People people, Pupils pupils) {
    Set<Presence> members = new HashSet<>();
    for (Tuple row : members(hql, place)) {
      add(row, people);
      Presence member =
          new Presence(row.get("place", String.class), row.get("person", String.class));
      members.add(member);
      if (people.has(member.person(), Profile.PUPIL)) {
        pupils.add(member, row.get("externalId", String.class));
      }
    }
    return members;
  }

  private Set<Presence> ofSchool(String school, People people) {
    Set<Presence> members = new HashSet<>();
    for (Tuple row : members(CountingQueries.MEMBERS_OF_SCHOOL, school)) {
      add(row, people);
      members.add(new Presence(school, row.get("person", String.class)));
    }
    return members;
  }

  /** The relatives of the pupils, where their children are. */
  private Set<Presence> relatives(Pupils pupils, People people) {
    if (pupils.externalIds().isEmpty()) {
      return Set.of();
    }
    ValueList children = ValueList.of(pupils.externalIds());
    TypedQuery<Tuple> query = query(CountingQueries.families(children));
    children.bind(query);
    List<Tuple> families = query.getResultList();
    read(
        people.missing(families.stream().map(row -> row.get("person", String.class)).toList()),
        people);
    Set<Presence> relatives = new HashSet<>();
    for (Tuple row : families) {
      String person = row.get("person", String.class);
      if (people.has(person, Profile.RELATIVE)) {
        pupils
            .placesOf(row.get("child", String.class))
            .forEach(place -> relatives.add(new Presence(place, person)));
      }
    }
    return relatives;
  }

  private void read(List<String> ids, People people) {
    if (ids.isEmpty()) {
      return;
    }
    ValueList accounts = ValueList.of(ids);
    TypedQuery<Tuple> query =
        query(CountingQueries.accounts(accounts)).setParameter("realm", realmId);
    accounts.bind(query);
    query.getResultList().forEach(row -> add(row, people));
  }

  private List<Tuple> members(String hql, String place) {
    return query(hql).setParameter("realm", realmId).setParameter("place", place).getResultList();
  }

  private TypedQuery<Tuple> query(String hql) {
    return entities
        .createQuery(hql, Tuple.class)
        .setHint(HibernateHints.HINT_FETCH_SIZE, ROWS_AT_ONCE);
  }

  private static void add(Tuple row, People people) {
    String id = row.get("person", String.class);
    people.add(
        id,
        Profile.parse(row.get("profile", String.class)).orElseThrow(),
        row.get("enabled", Boolean.class),
        meansApart(row));
    CredentialColumns.credential(row).ifPresent(credential -> people.hold(id, credential));
  }

  /** Those that are not kept here. */
  private static SignInMeans meansApart(Tuple row) {
    SignInMeans means = row.get("link") == null ? SignInMeans.none() : SignInMeans.ofDirectory();
    return row.get("elsewhere") == null ? means : means.withFederation();
  }
}
