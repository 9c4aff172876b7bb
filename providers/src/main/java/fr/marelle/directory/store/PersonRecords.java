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
   * @param gone whether the person was found to have gone
   */
  public record Known(String externalId, String account, Set<PlaceName> places, boolean gone) {}

  /** Those of an account, by external id. */
  public Map<String, Known> ofAccount(String account) throws SQLException {
    return new HashMap<>(
        sql
            .select(
                "select EXTERNAL_ID, USER_ID, PLACES, GONE_SINCE from MARELLE_DIRECTORY_RECORD"
                    + " where REALM_ID = ? and LAYER = '' and USER_ID = ?",
                row ->
                    new Known(
                        row.getString(1),
                        row.getString(2),
                        PlaceName.read(row.getString(3)),
                        row.getObject(4) != null),
                realmId,
                account)
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

  /**
   * Somebody wants an account to be shut that was blocked because its owner had gone: whoever comes
   * back finds it as it is.
   *
   * @return whether it was
   */
  public boolean keepBlocked(String account) throws SQLException {
    return sql.execute(
            "update MARELLE_DIRECTORY_RECORD set BLOCKED_AT = -BLOCKED_AT"
                + " where USER_ID = ? and REALM_ID = ? and LAYER = '' and BLOCKED_AT > 0",
            account,
            realmId)
        > 0;
  }

  /** Nobody wants that any more: whoever comes back finds the account open. */
  public void openOnReturn(String account) throws SQLException {
    sql.execute(
        "update MARELLE_DIRECTORY_RECORD set BLOCKED_AT = -BLOCKED_AT"
            + " where USER_ID = ? and REALM_ID = ? and LAYER = '' and BLOCKED_AT < 0",
        account,
        realmId);
  }

  /** Nothing is known of these people any more: whoever speaks of them has to find them again. */
  public void forget(Collection<String> externalIds) throws SQLException {
    if (externalIds.isEmpty()) {
      return;
    }
    sql.execute(
        "delete from MARELLE_DIRECTORY_RECORD where REALM_ID = ?"
            + " and EXTERNAL_ID = any(cast(? as varchar array))",
        realmId,
        externalIds);
    new TieTable(sql, Layer.truth(realmId)).forgetWhatWasSaidBy(externalIds);
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
