package fr.marelle.directory.store;

import fr.marelle.account.Profile;
import fr.marelle.directory.plan.Crowd;
import fr.marelle.directory.plan.NameAt;
import fr.marelle.directory.plan.NameKey;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.plan.Recorded;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The table of what the directory said last of each person. */
public final class RecordTable {
  private static final String TABLE = "MARELLE_DIRECTORY_RECORD";

  /**
   * In the column of the school: somebody belongs to several. They are few, and looked at apart.
   */
  private static final String SEVERAL = "*";

  private static final String COLUMNS =
      "r.EXTERNAL_ID, r.LAYER, r.USER_ID, r.PROFILE, r.PLACES, r.NAME_KEY, r.BIRTH_DATE, r.DIGEST,"
          + " r.MAIL_PRINT, r.MOBILE_PRINT, r.SINCE, r.GONE_SINCE, r.BLOCKED_AT, r.ADOPTED";

  private final Sql sql;
  private final Layer layer;
  private final Set<String> onLayer = new HashSet<>();
  private final Set<String> asked = new HashSet<>();
  private final Map<String, Recorded> known = new HashMap<>();

  /** For one batch. */
  public RecordTable(Sql sql, Layer layer) {
    this.sql = sql;
    this.layer = layer;
  }

  private record Row(String layer, Recorded record) {}

  /** By external id; the unknown are left out. Nobody is asked for twice in a batch. */
  Map<String, Recorded> byId(Collection<String> ids) throws SQLException {
    Set<String> unasked = new HashSet<>(ids);
    unasked.removeAll(asked);
    if (!unasked.isEmpty()) {
      known.putAll(read(unasked));
      asked.addAll(unasked);
    }
    Map<String, Recorded> found = new HashMap<>();
    for (String id : ids) {
      Recorded record = known.get(id);
      if (record != null) {
        found.put(id, record);
      }
    }
    return found;
  }

  private Map<String, Recorded> read(Collection<String> ids) throws SQLException {
    return truest(
        sql.select(
            "select "
                + COLUMNS
                + " from unnest(cast(? as varchar array)) as k(ID)"
                + " join MARELLE_DIRECTORY_RECORD r on r.REALM_ID = ? and r.EXTERNAL_ID = k.ID"
                + " and r.LAYER in ('', ?)",
            RecordTable::read,
            ids,
            layer.realmId(),
            layer.name()));
  }

  /** Those who have one of these names at its school. */
  List<Recorded> byName(Set<NameAt> names) throws SQLException {
    Set<NameAt> where = new HashSet<>(names);
    names.forEach(one -> where.add(new NameAt(SEVERAL, one.name())));
    List<NameAt> all = List.copyOf(where);
    Set<String> ids =
        new HashSet<>(
            sql.select(
                """
                select r.EXTERNAL_ID
                from unnest(cast(? as varchar array), cast(? as varchar array)) as k(UAI, NAME)
                  join MARELLE_DIRECTORY_RECORD r
                    on r.SCHOOL = k.UAI and r.NAME_KEY = k.NAME and r.REALM_ID = ?
                      and r.LAYER in ('', ?)""",
                row -> row.getString(1),
                all.stream().map(NameAt::school).toList(),
                all.stream().map(one -> one.name().text()).toList(),
                layer.realmId(),
                layer.name()));
    List<Recorded> found = new ArrayList<>(byId(ids).values());
    found.removeIf(record -> !isOneOf(names, record));
    return found;
  }

  /** Whether somebody has one of these names at its school. */
  static boolean isOneOf(Set<NameAt> names, Recorded record) {
    NameKey name = new NameKey(record.nameKey());
    return record.schools().stream().anyMatch(school -> names.contains(new NameAt(school, name)));
  }

  /** Of a dry run, only what is on its layer counts where there is anything. */
  private static final String UNCOVERED =
      """
       and r.LAYER in ('', ?) and not exists (select 1 from MARELLE_DIRECTORY_RECORD n
          where n.REALM_ID = r.REALM_ID and n.EXTERNAL_ID = r.EXTERNAL_ID
            and n.LAYER = ? and n.LAYER <> r.LAYER)""";

  /** The records of people whose column of the school holds one of these, as they are just now. */
  private <T> List<T> ofSchools(
      String select, Collection<String> schools, String which, Sql.Reader<T> reader, Object... more)
      throws SQLException {
    List<Object> parameters = new ArrayList<>(List.of(layer.realmId(), schools));
    if (!layer.isTruth()) {
      parameters.addAll(List.of(layer.name(), layer.name()));
    }
    parameters.addAll(List.of(more));
    return sql.select(
        "select "
            + select
            + " from MARELLE_DIRECTORY_RECORD r where r.REALM_ID = ?"
            + " and r.SCHOOL = any(cast(? as varchar array))"
            + (layer.isTruth() ? " and r.LAYER = ''" : UNCOVERED)
            + which,
        reader,
        parameters.toArray());
  }

  /**
   * Those of one of these schools alone whom a run did not meet and who had not gone.
   *
   * @param begun when the run began; whoever is new since then was met
   */
  public List<Recorded> absent(Collection<String> schools, String run, long begun)
      throws SQLException {
    return List.copyOf(
        truest(
                ofSchools(
                    COLUMNS,
                    schools,
                    """
                     and r.GONE_SINCE is null and r.SINCE < ?
                    and not exists (select 1 from MARELLE_DIRECTORY_SEEN s
                      where s.RUN_ID = ? and s.EXTERNAL_ID = r.EXTERNAL_ID)""",
                    RecordTable::read,
                    begun,
                    run))
            .values());
  }

  /**
   * The same of those who belong to several schools. They are found by reading all of the realm who
   * do, which a run does once, not for each school.
   */
  public List<Recorded> absentOfSeveral(String run, long begun) throws SQLException {
    return absent(List.of(SEVERAL), run, begun);
  }

  /**
   * How many people of each profile belonged to one of these schools alone before a run began.
   *
   * @param begun milliseconds since 1970
   */
  Map<Crowd, Long> crowds(Collection<String> schools, long begun) throws SQLException {
    return count(
        " and r.SINCE < ? and (r.GONE_SINCE is null or r.GONE_SINCE >= ?)", schools, begun);
  }

  /** The same of those who belonged to several, in each of theirs. */
  Map<Crowd, Long> crowdsOfSeveral(long begun) throws SQLException {
    return crowds(List.of(SEVERAL), begun);
  }

  /** How many people of these schools have gone since then. */
  Map<Crowd, Long> goneSince(Collection<String> schools, long begun) throws SQLException {
    Set<String> all = new HashSet<>(schools);
    all.add(SEVERAL);
    return count(" and r.SINCE < ? and r.GONE_SINCE >= ?", all, begun);
  }

  private Map<Crowd, Long> count(String which, Collection<String> schools, long begun)
      throws SQLException {
    record Members(String places, Profile profile, long count) {}
    Map<Crowd, Long> crowds = new HashMap<>();
    for (Members some :
        ofSchools(
            "case when r.SCHOOL = '*' then r.PLACES else r.SCHOOL end, r.PROFILE, count(*)",
            schools,
            which + " group by case when r.SCHOOL = '*' then r.PLACES else r.SCHOOL end, r.PROFILE",
            row -> new Members(row.getString(1), Profile.valueOf(row.getString(2)), row.getLong(3)),
            begun,
            begun)) {
      PlaceName.schools(PlaceName.read(some.places()))
          .forEach(
              school -> crowds.merge(new Crowd(school, some.profile()), some.count(), Long::sum));
    }
    return crowds;
  }

  /** Writes what is kept from now on. */
  void write(Sql to, Collection<Recorded> records) throws SQLException {
    List<Recorded> known = new ArrayList<>();
    List<Recorded> others = new ArrayList<>();
    records.forEach(record -> (onLayer.contains(record.externalId()) ? known : others).add(record));
    to.update(TABLE, rows(known), "REALM_ID", "EXTERNAL_ID", "LAYER");
    to.insert(TABLE, rows(others));
  }

  private Rows<Recorded> rows(List<Recorded> records) {
    return Rows.of(records)
        .text("REALM_ID", record -> layer.realmId())
        .text("EXTERNAL_ID", Recorded::externalId)
        .text("LAYER", record -> layer.name())
        .text("USER_ID", Recorded::account)
        .text("PROFILE", record -> record.profile().name())
        .text("SCHOOL", RecordTable::school)
        .text("PLACES", record -> PlaceName.write(record.places()))
        .text("NAME_KEY", Recorded::nameKey)
        .text("BIRTH_DATE", record -> record.birthDate().orElse(null))
        .text("DIGEST", Recorded::digest)
        .text("MAIL_PRINT", record -> record.mailPrint().orElse(null))
        .text("MOBILE_PRINT", record -> record.mobilePrint().orElse(null))
        .number("SINCE", Recorded::since)
        .flag("ADOPTED", Recorded::adopted)
        .number("GONE_SINCE", record -> orNull(record.goneSince()))
        .number("BLOCKED_AT", record -> orNull(record.blockedAt()));
  }

  private static String school(Recorded record) {
    Set<String> schools = record.schools();
    return schools.size() == 1 ? schools.iterator().next() : SEVERAL;
  }

  private static Long orNull(OptionalLong value) {
    return value.isPresent() ? value.getAsLong() : null;
  }

  private Map<String, Recorded> truest(List<Row> rows) {
    Map<String, Recorded> truest = new HashMap<>();
    for (Row row : rows) {
      if (row.layer().equals(layer.name())) {
        onLayer.add(row.record().externalId());
        truest.put(row.record().externalId(), row.record());
      } else {
        truest.putIfAbsent(row.record().externalId(), row.record());
      }
    }
    return truest;
  }

  private static Row read(ResultSet row) throws SQLException {
    return new Row(
        text(row, 2),
        new Recorded(
            row.getString(1),
            row.getString(3),
            Profile.valueOf(row.getString(4)),
            PlaceName.read(row.getString(5)),
            row.getString(6),
            Optional.ofNullable(row.getString(7)),
            row.getString(8),
            Optional.ofNullable(row.getString(9)),
            Optional.ofNullable(row.getString(10)),
            row.getLong(11),
            row.getBoolean(14),
            moment(row, 12),
            moment(row, 13)));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static OptionalLong moment(ResultSet row, int column) throws SQLException {
    long moment = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(moment);
  }
}
