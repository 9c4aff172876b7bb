package fr.marelle.directory.store;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import fr.marelle.directory.plan.NameKey;
import fr.marelle.directory.plan.Stranger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The accounts of schools that the directory has not spoken of, read once for each school in a run.
 * After a first import there are hardly any.
 */
public final class Strangers {
  /** More than these are read again rather than kept. */
  private static final int MOST = 100_000;

  private final Function<String, Collection<String>> groups;
  private final Map<String, List<Stranger>> bySchool = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private int kept;

  /**
   * @param groups ids of the groups of a school and its classes, by UAI; none of a school that has
   *     none
   */
  public Strangers(Function<String, Collection<String>> groups) {
    this.groups = groups;
  }

  private record Row(
      String group, String id, String first, String last, String profile, String birthDate) {
    Optional<Stranger> stranger() {
      return Profile.parse(profile)
          .map(
              who ->
                  new Stranger(
                      id,
                      NameKey.of(
                          who,
                          Objects.requireNonNullElse(first, ""),
                          Objects.requireNonNullElse(last, "")),
                      Optional.ofNullable(birthDate),
                      false));
    }
  }

  List<Stranger> of(Set<String> schools, Sql sql, Layer layer) throws SQLException {
    if (kept > MOST) {
      bySchool.clear();
      kept = 0;
    }
    Set<String> unread = new HashSet<>(schools);
    unread.removeAll(bySchool.keySet());
    read(unread, sql, layer);
    Map<String, Stranger> found = new HashMap<>();
    for (String school : schools) {
      bySchool
          .getOrDefault(school, List.of())
          .forEach(
              one ->
                  found.put(
                      one.id(),
                      new Stranger(
                          one.id(), one.nameKey(), one.birthDate(), taken.contains(one.id()))));
    }
    return List.copyOf(found.values());
  }

  /** These are known from now on: the batch that found them is committed. */
  public void taken(Collection<String> accounts) {
    taken.addAll(accounts);
  }

  private void read(Set<String> schools, Sql sql, Layer layer) throws SQLException {
    Map<String, String> schoolOf = new HashMap<>();
    for (String school : schools) {
      bySchool.put(school, new ArrayList<>());
      groups.apply(school).forEach(group -> schoolOf.put(group, school));
    }
    if (schoolOf.isEmpty()) {
      return;
    }
    List<Row> rows =
        sql.select(
            """
            select m.GROUP_ID, u.ID, u.FIRST_NAME, u.LAST_NAME, p.VALUE, b.VALUE
            from USER_GROUP_MEMBERSHIP m join USER_ENTITY u on u.ID = m.USER_ID
              left join USER_ATTRIBUTE p on p.USER_ID = u.ID and p.NAME = ?
              left join USER_ATTRIBUTE b on b.USER_ID = u.ID and b.NAME = ?
            where m.GROUP_ID = any(cast(? as varchar array))
              and not exists (select 1 from MARELLE_DIRECTORY_RECORD r
                where r.USER_ID = u.ID and r.LAYER in ('', ?))""",
            row ->
                new Row(
                    row.getString(1),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    row.getString(5),
                    row.getString(6)),
            AccountAttributes.PROFILE,
            AccountAttributes.BIRTH_DATE,
            schoolOf.keySet(),
            layer.name());
    for (Row row : rows) {
      row.stranger().ifPresent(one -> bySchool.get(schoolOf.get(row.group())).add(one));
      kept++;
    }
  }
}
