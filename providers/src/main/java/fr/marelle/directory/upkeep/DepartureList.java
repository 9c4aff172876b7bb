package fr.marelle.directory.upkeep;

import fr.marelle.account.Profile;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.run.Departure;
import fr.marelle.directory.run.Reach;
import fr.marelle.directory.store.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The people of a realm who have gone, and what becomes of their accounts next, and when. */
public final class DepartureList {
  /** Whose: those of some schools, or all. Somebody of several is in the list of each. */
  private static final String OF_SCHOOLS =
      """

      and (? or r.SCHOOL = any(cast(? as varchar array)) or (r.SCHOOL = '*' and exists
          (select 1 from unnest(cast(? as varchar array)) as w(UAI)
            where r.PLACES like concat('%', w.UAI, '%'))))""";

  private final Sql sql;
  private final String realmId;
  private final Departure delays;

  public DepartureList(Sql sql, String realmId, Departure delays) {
    this.sql = sql;
    this.realmId = realmId;
    this.delays = delays;
  }

  /**
   * Somebody who has gone.
   *
   * @param account id of the account
   * @param schools UAI of those that she belonged to
   * @param goneSince when the directory no longer knew her
   * @param next what becomes of the account
   * @param at when, or soon after
   */
  public record Departing(
      String account,
      String identifier,
      String first,
      String last,
      Profile profile,
      Set<String> schools,
      Instant goneSince,
      DepartureAct next,
      Instant at) {}

  /** A page, those whose turn comes first before others. */
  public List<Departing> page(Reach reach, int first, int max) throws SQLException {
    Set<String> schools = reach.only().orElse(Set.of());
    return sql.select(
        select("")
            + OF_SCHOOLS
            + " order by DUE_AT, r.USER_ID offset ? rows fetch first ? rows only",
        DepartureList::read,
        delays.block().toMillis(),
        delays.remove().toMillis(),
        realmId,
        reach.only().isEmpty(),
        schools,
        schools,
        (long) first,
        (long) max);
  }

  /** Those of these accounts whose people have gone, by the account. */
  Map<String, Departing> of(Collection<String> accounts) throws SQLException {
    Map<String, Departing> gone = new HashMap<>();
    if (!accounts.isEmpty()) {
      sql.select(
              select(" and r.USER_ID = any(cast(? as varchar array))"),
              DepartureList::read,
              delays.block().toMillis(),
              delays.remove().toMillis(),
              realmId,
              accounts)
          .forEach(one -> gone.put(one.account(), one));
    }
    return gone;
  }

  /** Those of a school of whom somebody was told at that moment, and who have not come back. */
  List<Departing> toldAt(String uai, long moment) throws SQLException {
    return sql.select(
        select(" and r.WARNED_AT = ?") + OF_SCHOOLS + " order by DUE_AT, r.USER_ID",
        DepartureList::read,
        delays.block().toMillis(),
        delays.remove().toMillis(),
        realmId,
        moment,
        false,
        Set.of(uai),
        Set.of(uai));
  }

  /**
   * Takes down those of whom nobody was told yet that their turn comes, and until when.
   *
   * @param now milliseconds since 1970
   * @return UAI of their schools
   */
  Set<String> tell(long now) throws SQLException {
    long until = now + delays.warn().toMillis();
    record Due(String account, Set<String> schools) {}
    List<Due> due =
        sql.select(
            """
            select r.USER_ID, r.PLACES from MARELLE_DIRECTORY_RECORD r
            where r.REALM_ID = ? and r.LAYER = '' and r.GONE_SINCE <= ?
              and ((r.BLOCKED_AT is null and r.GONE_SINCE <= ?
                  and (r.WARNED_AT is null or r.WARNED_AT < r.GONE_SINCE))
                or (abs(r.BLOCKED_AT) <= ?
                  and (r.WARNED_AT is null or r.WARNED_AT < abs(r.BLOCKED_AT))))"""
                + DepartureTable.BY_ALL_IDS,
            row -> new Due(row.getString(1), PlaceName.schools(PlaceName.read(row.getString(2)))),
            realmId,
            now,
            until - delays.block().toMillis(),
            until - delays.remove().toMillis());
    Set<String> schools = new TreeSet<>();
    List<String> accounts = new ArrayList<>();
    for (Due one : due) {
      schools.addAll(one.schools());
      accounts.add(one.account());
    }
    if (!accounts.isEmpty()) {
      sql.execute(
          "update MARELLE_DIRECTORY_RECORD set WARNED_AT = ? where REALM_ID = ? and LAYER = ''"
              + " and USER_ID = any(cast(? as varchar array))",
          now,
          realmId,
          accounts);
    }
    return schools;
  }

  private static String select(String which) {
    return """
        select r.USER_ID, u.USERNAME, u.FIRST_NAME, u.LAST_NAME, r.PROFILE, r.PLACES, r.GONE_SINCE,
          r.BLOCKED_AT,
          case when r.BLOCKED_AT is null then r.GONE_SINCE + cast(? as bigint)
            else abs(r.BLOCKED_AT) + cast(? as bigint) end as DUE_AT
        from MARELLE_DIRECTORY_RECORD r join USER_ENTITY u on u.ID = r.USER_ID
        where r.REALM_ID = ? and r.LAYER = '' and r.GONE_SINCE is not null"""
        + DepartureTable.BY_ALL_IDS
        + which;
  }

  private static Departing read(ResultSet row) throws SQLException {
    row.getLong(8);
    boolean open = row.wasNull();
    return new Departing(
        row.getString(1),
        row.getString(2),
        text(row, 3),
        text(row, 4),
        Profile.valueOf(row.getString(5)),
        PlaceName.schools(PlaceName.read(row.getString(6))),
        Instant.ofEpochMilli(row.getLong(7)),
        open ? DepartureAct.BLOCK : DepartureAct.REMOVE,
        Instant.ofEpochMilli(row.getLong(9)));
  }

  private static String text(ResultSet row, int column) throws SQLException {
    return Optional.ofNullable(row.getString(column)).orElse("");
  }
}
