package fr.marelle.hand;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The people of a school: its members, those of its classes, and the relatives of its pupils. */
final class SchoolPeople {
  private final Sql sql;
  private final String realmId;

  SchoolPeople(Sql sql, String realmId) {
    this.sql = sql;
    this.realmId = realmId;
  }

  private static final Set<String> READ =
      Set.of(
          AccountAttributes.PROFILE,
          AccountAttributes.EXTERNAL_ID,
          AccountAttributes.BIRTH_DATE,
          AccountAttributes.MOBILE,
          AccountAttributes.MOBILE_VERIFIED);

  private record Row(String id, String first, String last, String email) {}

  /**
   * Those whose accounts were made since a moment, and the relatives of the pupils among them.
   *
   * @param group id of the school's group
   */
  List<Person> madeSince(String group, Instant then) throws SQLException {
    Set<String> members =
        new HashSet<>(
            sql.select(
                """
                select m.USER_ID from USER_GROUP_MEMBERSHIP m
                  join KEYCLOAK_GROUP g on g.ID = m.GROUP_ID
                  join USER_ENTITY u on u.ID = m.USER_ID
                where (g.ID = ? or g.PARENT_GROUP = ?)
                  and coalesce(u.CREATED_TIMESTAMP, 0) >= ?""",
                row -> row.getString(1),
                group,
                group,
                then.toEpochMilli()));
    Map<String, Map<String, String>> attributes = attributes(members);
    Set<String> children = new HashSet<>();
    attributes
        .values()
        .forEach(
            values ->
                Optional.ofNullable(values.get(AccountAttributes.EXTERNAL_ID))
                    .filter(id -> profile(values).filter(Profile.PUPIL::equals).isPresent())
                    .ifPresent(children::add));
    Set<String> relatives = new HashSet<>(relativesOf(children));
    relatives.removeAll(members);
    attributes.putAll(attributes(relatives));
    members.addAll(relatives);
    List<Person> people = new ArrayList<>();
    for (Row row : rows(members)) {
      people.add(person(row, attributes.getOrDefault(row.id(), Map.of())));
    }
    return people;
  }

  private List<String> relativesOf(Collection<String> children) throws SQLException {
    return sql.select(
        """
        select a.USER_ID from unnest(cast(? as varchar array)) as k(ID)
          join USER_ATTRIBUTE a on a.NAME = ? and a.VALUE = k.ID""",
        row -> row.getString(1),
        children,
        AccountAttributes.CHILDREN);
  }

  private List<Row> rows(Collection<String> ids) throws SQLException {
    return sql.select(
        """
        select u.ID, u.FIRST_NAME, u.LAST_NAME,
          case when u.EMAIL_VERIFIED = true then null else u.EMAIL end
        from unnest(cast(? as varchar array)) as k(ID) join USER_ENTITY u on u.ID = k.ID
        where u.REALM_ID = ? and u.SERVICE_ACCOUNT_CLIENT_LINK is null""",
        row -> new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4)),
        ids,
        realmId);
  }

  /** The first value of each, by account. */
  private Map<String, Map<String, String>> attributes(Collection<String> ids) throws SQLException {
    Map<String, Map<String, String>> attributes = new HashMap<>();
    sql.select(
            """
            select a.USER_ID, a.NAME, a.VALUE from unnest(cast(? as varchar array)) as k(ID)
              join USER_ATTRIBUTE a on a.USER_ID = k.ID""",
            row -> new String[] {row.getString(1), row.getString(2), row.getString(3)},
            ids)
        .forEach(
            row -> {
              if (row[2] != null && READ.contains(row[1])) {
                attributes
                    .computeIfAbsent(row[0], id -> new LinkedHashMap<>())
                    .putIfAbsent(row[1], row[2]);
              }
            });
    return attributes;
  }

  private static Person person(Row row, Map<String, String> attributes) {
    return new Person(
        row.id(),
        profile(attributes),
        Optional.ofNullable(row.first()).orElse(""),
        Optional.ofNullable(row.last()).orElse(""),
        Optional.ofNullable(attributes.get(AccountAttributes.BIRTH_DATE)),
        Optional.ofNullable(row.email()),
        Optional.ofNullable(attributes.get(AccountAttributes.MOBILE))
            .filter(number -> !number.equals(attributes.get(AccountAttributes.MOBILE_VERIFIED))));
  }

  private static Optional<Profile> profile(Map<String, String> attributes) {
    return Profile.parse(attributes.get(AccountAttributes.PROFILE));
  }
}
