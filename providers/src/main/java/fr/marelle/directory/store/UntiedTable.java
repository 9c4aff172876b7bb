package fr.marelle.directory.store;

import fr.marelle.directory.plan.Plan;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The table of ties that somebody undid by hand although the directory tells of them. They stay
 * undone as long as it tells the same; once it has stopped to, a tie that it tells again is a new
 * one.
 */
public final class UntiedTable {
  private final Sql sql;
  private final String realmId;

  public UntiedTable(Sql sql, String realmId) {
    this.sql = sql;
    this.realmId = realmId;
  }

  /** Pupils by relative, all by their external ids. */
  public Map<String, Set<String>> of(Collection<String> relatives) throws SQLException {
    Map<String, Set<String>> untied = new HashMap<>();
    sql.select(
            """
            select u.RELATIVE_ID, u.PUPIL_ID from unnest(cast(? as varchar array)) as k(ID)
              join MARELLE_DIRECTORY_UNTIED u on u.RELATIVE_ID = k.ID and u.REALM_ID = ?""",
            row -> List.of(row.getString(1), row.getString(2)),
            relatives,
            realmId)
        .forEach(one -> untied.computeIfAbsent(one.get(0), id -> new HashSet<>()).add(one.get(1)));
    return untied;
  }

  /** Undoes what the directory tells of these two, by whichever of their ids. */
  public void untie(Collection<String> pupils, Collection<String> relatives) throws SQLException {
    tie(pupils, relatives);
    sql.execute(
        """
        insert into MARELLE_DIRECTORY_UNTIED (REALM_ID, PUPIL_ID, RELATIVE_ID)
          select distinct t.REALM_ID, t.PUPIL_ID, t.RELATIVE_ID from MARELLE_DIRECTORY_TIE t
          where t.REALM_ID = ? and t.LAYER = '' and t.PUPIL_ID = any(cast(? as varchar array))
            and t.RELATIVE_ID = any(cast(? as varchar array))""",
        realmId,
        pupils,
        relatives);
  }

  /** What the directory tells of these two holds again. */
  public void tie(Collection<String> pupils, Collection<String> relatives) throws SQLException {
    sql.execute(
        """
        delete from MARELLE_DIRECTORY_UNTIED where REALM_ID = ?
          and PUPIL_ID = any(cast(? as varchar array))
          and RELATIVE_ID = any(cast(? as varchar array))""",
        realmId,
        pupils,
        relatives);
  }

  /** Forgets those of which the directory no longer tells, among whoever told anew. */
  void forgetWhatIsNotTold(Plan.Told told) throws SQLException {
    if (!told.pupils().isEmpty() || !told.relatives().isEmpty()) {
      sql.execute(
          """
          delete from MARELLE_DIRECTORY_UNTIED u where u.REALM_ID = ?
            and (u.PUPIL_ID = any(cast(? as varchar array))
              or u.RELATIVE_ID = any(cast(? as varchar array)))
            and not exists (select 1 from MARELLE_DIRECTORY_TIE t
              where t.REALM_ID = u.REALM_ID and t.LAYER = '' and t.PUPIL_ID = u.PUPIL_ID
                and t.RELATIVE_ID = u.RELATIVE_ID)""",
          realmId,
          told.pupils(),
          told.relatives());
    }
  }

  /**
   * People are known by other ids.
   *
   * @param ids new ones by those of before
   */
  void rename(Map<String, String> ids) throws SQLException {
    List<List<String>> untied =
        sql.select(
            """
            select RELATIVE_ID, PUPIL_ID from MARELLE_DIRECTORY_UNTIED where REALM_ID = ?
              and (PUPIL_ID = any(cast(? as varchar array))
                or RELATIVE_ID = any(cast(? as varchar array)))""",
            row -> List.of(row.getString(1), row.getString(2)),
            realmId,
            ids.keySet(),
            ids.keySet());
    if (!untied.isEmpty()) {
      sql.delete("MARELLE_DIRECTORY_UNTIED", rows(untied));
      sql.insert(
          "MARELLE_DIRECTORY_UNTIED",
          rows(
              untied.stream()
                  .map(
                      one ->
                          List.of(
                              ids.getOrDefault(one.get(0), one.get(0)),
                              ids.getOrDefault(one.get(1), one.get(1))))
                  .toList()));
    }
  }

  private Rows<List<String>> rows(List<List<String>> untied) {
    return Rows.of(untied)
        .text("REALM_ID", one -> realmId)
        .text("RELATIVE_ID", one -> one.get(0))
        .text("PUPIL_ID", one -> one.get(1));
  }

  /** Nobody knows these any more. */
  public void forget(Collection<String> people) throws SQLException {
    sql.execute(
        """
        delete from MARELLE_DIRECTORY_UNTIED where REALM_ID = ?
          and (PUPIL_ID = any(cast(? as varchar array))
            or RELATIVE_ID = any(cast(? as varchar array)))""",
        realmId,
        people,
        people);
  }
}
