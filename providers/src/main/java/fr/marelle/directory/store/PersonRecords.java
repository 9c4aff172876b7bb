package fr.marelle.directory.store;

import fr.marelle.directory.plan.PlaceName;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The records of what the directory says of people, as far as an account may change hands. */
public final class PersonRecords {
  private final Sql sql;
  private final String realmId;

  public PersonRecords(Sql sql, String realmId) {
    this.sql = sql;
    this.realmId = realmId;
  }

  /**
   * A record.
   *
   * @param account whose it is
   */
  public record Known(String externalId, String account, Set<PlaceName> places) {}

  /** By external id. */
  public Map<String, Known> of(Collection<String> externalIds) throws SQLException {
    return byId("EXTERNAL_ID = any(cast(? as varchar array))", externalIds);
  }

  /** Those of an account. */
  public Map<String, Known> ofAccount(String account) throws SQLException {
    return byId("USER_ID = ?", account);
  }

  private Map<String, Known> byId(String which, Object value) throws SQLException {
    return new HashMap<>(
        sql
            .select(
                "select EXTERNAL_ID, USER_ID, PLACES from MARELLE_DIRECTORY_RECORD"
                    + " where REALM_ID = ? and LAYER = '' and "
                    + which,
                row ->
                    new Known(row.getString(1), row.getString(2), PlaceName.read(row.getString(3))),
                realmId,
                value)
            .stream()
            .collect(Collectors.toMap(Known::externalId, Function.identity())));
  }

  /**
   * Other places at the same schools. Whoever moves somebody by hand does so in the directory's
   * place: the same file again changes nothing of it, and what one says anew counts.
   */
  public void place(String externalId, Set<PlaceName> places) throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_RECORD set PLACES = ?"
            + " where EXTERNAL_ID = ? and REALM_ID = ? and LAYER = ''",
        PlaceName.write(places),
        externalId,
        realmId);
  }

  /** Has what the directory says by these ids count for an account. */
  public void give(Collection<String> externalIds, String account) throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_RECORD set USER_ID = ?"
            + " where REALM_ID = ? and EXTERNAL_ID = any(cast(? as varchar array))",
        account,
        realmId,
        externalIds);
  }
}
