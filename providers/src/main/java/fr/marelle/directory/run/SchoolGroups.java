package fr.marelle.directory.run;

import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.SchoolEntry;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.plan.Question;
import fr.marelle.directory.plan.ReportLine;
import fr.marelle.directory.store.Groups;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.keycloak.models.GroupModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RoleModel;
import org.keycloak.models.jpa.entities.GroupEntity;

/**
 * The groups of schools and classes, known by their names for the length of a run and made through
 * Keycloak. A class is the same however its name is spelt: « 6e B » and « 6E B ». The next batch
 * may be planned while groups are made for one.
 */
final class SchoolGroups {
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
      if (row.parent().isBlank() && PlaceName.isUai(row.name())) {
        groups.schools.put(row.name(), row.id());
        uaiById.put(row.id(), row.name());
      }
    }
    for (Row row : rows) {
      String uai = uaiById.get(row.parent());
      if (uai != null) {
        groups.ofSchool(uai).put(PlaceName.spelling(row.name()), row.id());
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

  /** Whoever asks the same of that school waits for this transaction. */
  static void lock(Sql sql, String realmId, String uai) throws SQLException {
    sql.select(
        "select ID from KEYCLOAK_GROUP"
            + " where REALM_ID = ? and PARENT_GROUP = ? and NAME = ? for update",
        row -> row.getString(1),
        realmId,
        GroupEntity.TOP_PARENT_ID,
        uai);
  }

  /** UAI by jointure, of the schools of which earlier runs were told. */
  Map<String, String> jointures() {
    return jointures;
  }

  private Map<String, String> ofSchool(String uai) {
    return classes.computeIfAbsent(uai, school -> new ConcurrentHashMap<>());
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
            ? classes
                .getOrDefault(place.uai(), Map.of())
                .get(PlaceName.spelling(place.schoolClass()))
            : schools.get(place.uai()));
  }

  /** Whether each of these is known. */
  boolean haveAll(Set<PlaceName> places) {
    return places.stream().allMatch(place -> known(place).isPresent());
  }

  private String make(KeycloakSession session, RealmModel realm, PlaceName place) {
    GroupModel school = school(session, realm, place.uai());
    if (!place.isClass()) {
      return school.getId();
    }
    String made = makeClass(session, realm, school, place);
    ofSchool(place.uai()).put(PlaceName.spelling(place.schoolClass()), made);
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
    return new PlaceName(place.uai(), PlaceName.spelling(place.schoolClass()));
  }

  /** These classes are there. */
  void know(Map<PlaceName, String> made) {
    made.forEach(
        (place, id) -> ofSchool(place.uai()).put(PlaceName.spelling(place.schoolClass()), id));
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

  /** Those of these schools, by their UAI, that have other classes than those named. */
  List<String> withOthers(Set<String> covered, Set<PlaceName> named) {
    Set<PlaceName> known = named.stream().map(SchoolGroups::spelt).collect(Collectors.toSet());
    return covered.stream()
        .filter(
            uai ->
                classes.getOrDefault(uai, Map.of()).keySet().stream()
                    .anyMatch(spelling -> !known.contains(new PlaceName(uai, spelling))))
        .toList();
  }

  /**
   * Removes the classes of a school that a directory made, that it names no longer, that nobody is
   * in and for which nobody set anything. What was set is somebody's work: such a class stays.
   *
   * @return a line for each
   */
  List<ReportLine> removeEmpty(
      KeycloakSession session,
      RealmModel realm,
      Sql sql,
      String uai,
      Set<PlaceName> named,
      Location location)
      throws SQLException {
    List<ReportLine> lines = new ArrayList<>();
    for (Map.Entry<String, String> one : empty(sql, uai, named).entrySet()) {
      GroupModel empty = session.groups().getGroupById(realm, one.getValue());
      if (empty != null && DIRECTORY.equals(empty.getFirstAttribute(MADE_BY))) {
        PlaceName place = new PlaceName(uai, empty.getName());
        Set<String> set = settings(empty);
        if (set.isEmpty()) {
          session.groups().removeGroup(realm, empty);
          ofSchool(uai).remove(one.getKey());
          lines.add(ReportLine.classRemoved(location, place));
        } else {
          lines.add(Question.classKept(location, place, set));
        }
      }
    }
    return lines;
  }

  private Map<String, String> empty(Sql sql, String uai, Set<PlaceName> named) throws SQLException {
    Map<String, String> present = new TreeMap<>(classes.getOrDefault(uai, Map.of()));
    named.stream()
        .filter(place -> place.uai().equals(uai))
        .forEach(place -> present.remove(PlaceName.spelling(place.schoolClass())));
    if (!present.isEmpty()) {
      present
          .values()
          .removeAll(
              sql.select(
                  "select distinct GROUP_ID from USER_GROUP_MEMBERSHIP"
                      + " where GROUP_ID = any(cast(? as varchar array))",
                  row -> row.getString(1),
                  present.values()));
    }
    return present;
  }

  /** Attributes, roles and groups inside, by their names. */
  private static Set<String> settings(GroupModel group) {
    Set<String> set = new TreeSet<>(group.getAttributes().keySet());
    set.remove(MADE_BY);
    group.getRoleMappingsStream().map(RoleModel::getName).forEach(set::add);
    group.getSubGroupsStream().map(GroupModel::getName).forEach(set::add);
    return set;
  }
}
