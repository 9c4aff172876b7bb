package fr.marelle.directory.run;

import fr.marelle.account.Spelling;
import fr.marelle.directory.entry.SchoolEntry;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.store.Groups;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * The groups of schools and classes, known by their names for the length of a run and made through
 * Keycloak. A class is the same however its name is spelt: « 6e B » and « 6E B ». The next batch
 * may be planned while groups are made for one.
 */
final class SchoolGroups {
  private static final Pattern UAI = Pattern.compile("[0-9]{7}[A-Z]");

  /** Of a school: as people call it, and by which the people of its academy name it. */
  private static final String NAME = "name";

  private static final String JOINTURE = "externalId";

  /** Of a class: a directory made it, and may take it away again. */
  private static final String MADE_BY = "madeBy";

  private static final String DIRECTORY = "directory";

  private final Map<String, String> schools = new ConcurrentHashMap<>();
  private final Map<String, Map<String, String>> classes = new ConcurrentHashMap<>();
  private final Map<String, String> jointures = new ConcurrentHashMap<>();

  private SchoolGroups() {}

  /** Reads all of a realm. */
  static SchoolGroups read(Sql sql, String realmId) throws SQLException {
    SchoolGroups groups = new SchoolGroups();
    Map<String, String> uaiById = new HashMap<>();
    record Row(String id, String name, String parent) {}
    List<Row> rows =
        sql.select(
            "select ID, NAME, PARENT_GROUP from KEYCLOAK_GROUP where REALM_ID = ? and TYPE = 0",
            row -> new Row(row.getString(1), row.getString(2), row.getString(3)),
            realmId);
    for (Row row : rows) {
      if (row.parent().isBlank() && UAI.matcher(row.name()).matches()) {
        groups.schools.put(row.name(), row.id());
        uaiById.put(row.id(), row.name());
      }
    }
    for (Row row : rows) {
      String uai = uaiById.get(row.parent());
      if (uai != null) {
        groups.ofSchool(uai).put(spelling(row.name()), row.id());
      }
    }
    sql.select(
            """
            select a.VALUE, g.NAME from GROUP_ATTRIBUTE a join KEYCLOAK_GROUP g on g.ID = a.GROUP_ID
            where a.NAME = ? and g.REALM_ID = ? and g.TYPE = 0""",
            row -> Map.entry(row.getString(1), row.getString(2)),
            JOINTURE,
            realmId)
        .forEach(
            one -> {
              if (groups.schools.containsKey(one.getValue())) {
                groups.jointures.put(one.getKey(), one.getValue());
              }
            });
    return groups;
  }

  /** UAI by jointure, of the schools of which earlier runs were told. */
  Map<String, String> jointures() {
    return jointures;
  }

  private Map<String, String> ofSchool(String uai) {
    return classes.computeIfAbsent(uai, school -> new ConcurrentHashMap<>());
  }

  private static String spelling(String schoolClass) {
    return Spelling.fold(schoolClass).replaceAll("[\\s\\p{Z}]+", " ").strip();
  }

  /** Ids of the groups of a school and of its classes. */
  Collection<String> all(String uai) {
    Set<String> all = new HashSet<>(classes.getOrDefault(uai, Map.of()).values());
    if (schools.containsKey(uai)) {
      all.add(schools.get(uai));
    }
    return all;
  }

  /** To whom groups that are missing are made, in a transaction. */
  Groups in(KeycloakSession session, RealmModel realm) {
    return new Groups() {
      @Override
      public Optional<String> find(PlaceName place) {
        return known(place);
      }

      @Override
      public String findOrMake(PlaceName place) {
        return known(place).orElseGet(() -> make(session, realm, place));
      }
    };
  }

  private Optional<String> known(PlaceName place) {
    return Optional.ofNullable(
        place.isClass()
            ? classes.getOrDefault(place.uai(), Map.of()).get(spelling(place.schoolClass()))
            : schools.get(place.uai()));
  }

  private String make(KeycloakSession session, RealmModel realm, PlaceName place) {
    GroupModel school = school(session, realm, place.uai());
    if (!place.isClass()) {
      return school.getId();
    }
    String made = makeClass(session, realm, school, place);
    ofSchool(place.uai()).put(spelling(place.schoolClass()), made);
    return made;
  }

  private static String makeClass(
      KeycloakSession session, RealmModel realm, GroupModel school, PlaceName place) {
    GroupModel made = session.groups().createGroup(realm, place.schoolClass(), school);
    made.setSingleAttribute(MADE_BY, DIRECTORY);
    return made.getId();
  }

  /**
   * Makes the classes that are missing in schools that there are, in a transaction of their own.
   *
   * @param others of which the present step makes those that are missing: two would make one twice
   * @return their ids, to be {@linkplain #know known} once that is committed
   */
  Map<PlaceName, String> makeAhead(
      KeycloakSession session, RealmModel realm, Set<PlaceName> places, Set<PlaceName> others) {
    Map<PlaceName, String> made = new HashMap<>();
    Set<PlaceName> settled = new HashSet<>();
    others.stream().filter(PlaceName::isClass).map(SchoolGroups::spelt).forEach(settled::add);
    for (PlaceName place : places) {
      String id = schools.get(place.uai());
      // The present step may be making the school: then it is not there for others yet.
      GroupModel school = id == null ? null : session.groups().getGroupById(realm, id);
      if (school != null
          && place.isClass()
          && known(place).isEmpty()
          && settled.add(spelt(place))) {
        made.put(place, makeClass(session, realm, school, place));
      }
    }
    return made;
  }

  private static PlaceName spelt(PlaceName place) {
    return new PlaceName(place.uai(), spelling(place.schoolClass()));
  }

  /** These classes are there. */
  void know(Map<PlaceName, String> made) {
    made.forEach((place, id) -> ofSchool(place.uai()).put(spelling(place.schoolClass()), id));
  }

  private GroupModel school(KeycloakSession session, RealmModel realm, String uai) {
    String id = schools.get(uai);
    GroupModel known = id == null ? null : session.groups().getGroupById(realm, id);
    if (known != null) {
      return known;
    }
    GroupModel made = session.groups().createGroup(realm, uai);
    schools.put(uai, made.getId());
    return made;
  }

  /** Makes a school, and calls it as the directory does. */
  void keep(KeycloakSession session, RealmModel realm, String uai, SchoolEntry said) {
    GroupModel school = school(session, realm, uai);
    if (!said.name().isAbsent()) {
      set(school, NAME, said.name().value());
    }
  }

  /**
   * Keeps by which jointure people will name a school.
   *
   * @return the other school that has it; empty where none does
   */
  Optional<String> keepJointure(
      KeycloakSession session, RealmModel realm, String uai, String jointure) {
    String known = jointures.putIfAbsent(jointure, uai);
    if (known != null && !known.equals(uai)) {
      return Optional.of(known);
    }
    set(school(session, realm, uai), JOINTURE, Optional.of(jointure));
    return Optional.empty();
  }

  private static void set(GroupModel school, String attribute, Optional<String> value) {
    if (!value.equals(Optional.ofNullable(school.getFirstAttribute(attribute)))) {
      value.ifPresentOrElse(
          text -> school.setSingleAttribute(attribute, text),
          () -> school.removeAttribute(attribute));
    }
  }

  /**
   * Removes the classes of a school that a directory made, that it names no longer and that nobody
   * is in.
   */
  void removeEmpty(
      KeycloakSession session, RealmModel realm, Sql sql, String uai, Set<PlaceName> named)
      throws SQLException {
    Map<String, String> present = new HashMap<>(classes.getOrDefault(uai, Map.of()));
    named.stream()
        .filter(place -> place.uai().equals(uai))
        .forEach(place -> present.remove(spelling(place.schoolClass())));
    if (present.isEmpty()) {
      return;
    }
    List<String> peopled =
        sql.select(
            "select distinct GROUP_ID from USER_GROUP_MEMBERSHIP"
                + " where GROUP_ID = any(cast(? as varchar array))",
            row -> row.getString(1),
            present.values());
    present.values().removeAll(peopled);
    present.forEach(
        (spelling, id) -> {
          GroupModel empty = session.groups().getGroupById(realm, id);
          if (empty != null
              && DIRECTORY.equals(empty.getFirstAttribute(MADE_BY))
              && empty.getSubGroupsStream().findAny().isEmpty()) {
            session.groups().removeGroup(realm, empty);
            ofSchool(uai).remove(spelling);
          }
        });
  }
}
