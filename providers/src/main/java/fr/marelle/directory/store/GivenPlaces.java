package fr.marelle.directory.store;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The table of the places that somebody gave by hand to accounts of which no directory has spoken.
 * Once one speaks of them, the places at its schools are its to take away, like any that it gave.
 */
public final class GivenPlaces {
  private final Sql sql;

  public GivenPlaces(Sql sql) {
    this.sql = sql;
  }

  private record Given(String account, String group, String school) {}

  /** UAI by the id of a group, by account; those who were given none are left out. */
  public Map<String, Map<String, String>> of(Collection<String> accounts) throws SQLException {
    Map<String, Map<String, String>> given = new HashMap<>();
    sql.select(
            """
            select g.USER_ID, g.GROUP_ID, g.SCHOOL from unnest(cast(? as varchar array)) as k(ID)
              join MARELLE_DIRECTORY_GIVEN g on g.USER_ID = k.ID""",
            row -> new Given(row.getString(1), row.getString(2), row.getString(3)),
            accounts)
        .forEach(
            one ->
                given
                    .computeIfAbsent(one.account(), id -> new HashMap<>())
                    .put(one.group(), one.school()));
    return given;
  }

  /**
   * These places and no others were given by hand.
   *
   * @param places UAI by the id of a group
   */
  public void set(String realmId, String account, Map<String, String> places) throws SQLException {
    forget(List.of(account));
    List<Given> given = new ArrayList<>();
    places.forEach((group, school) -> given.add(new Given(account, group, school)));
    sql.insert(
        "MARELLE_DIRECTORY_GIVEN",
        Rows.of(given)
            .text("USER_ID", Given::account)
            .text("GROUP_ID", Given::group)
            .text("SCHOOL", Given::school)
            .text("REALM_ID", one -> realmId));
  }

  /** A directory has spoken of these, or they are gone. */
  public void forget(Collection<String> accounts) throws SQLException {
    sql.execute(
        "delete from MARELLE_DIRECTORY_GIVEN where USER_ID = any(cast(? as varchar array))",
        accounts);
  }
}
