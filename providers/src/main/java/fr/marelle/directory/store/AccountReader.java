package fr.marelle.directory.store;

import fr.marelle.account.AccountAttributes;
import fr.marelle.directory.plan.Account;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads accounts from Keycloak's tables, without its cache. */
final class AccountReader {
  private static final List<String> ATTRIBUTES =
      List.of(
          AccountAttributes.PROFILE,
          AccountAttributes.EXTERNAL_ID,
          AccountAttributes.BIRTH_DATE,
          AccountAttributes.MOBILE,
          AccountAttributes.CHILDREN,
          AccountAttributes.CONTACTS_SEEN);

  private final Sql sql;
  private final Layer layer;

  AccountReader(Sql sql, Layer layer) {
    this.sql = sql;
    this.layer = layer;
  }

  /**
   * In the order of ids, as whoever issues codes does it, so that two never wait for each other.
   */
  void lock(Collection<String> ids) throws SQLException {
    sql.select(
        """
        select ID from USER_ENTITY where ID = any(cast(? as varchar array)) order by ID
        for update""",
        row -> row.getString(1),
        ids);
  }

  Map<String, Account> byId(Collection<String> ids) throws SQLException {
    Map<String, Map<String, List<String>>> attributes = new HashMap<>();
    sql.select(
            """
            select USER_ID, NAME, VALUE from USER_ATTRIBUTE
            where USER_ID = any(cast(? as varchar array)) and NAME = any(cast(? as varchar array))
              and VALUE is not null""",
            row -> new String[] {row.getString(1), row.getString(2), row.getString(3)},
            ids,
            ATTRIBUTES)
        .forEach(
            row ->
                attributes
                    .computeIfAbsent(row[0], id -> new HashMap<>())
                    .computeIfAbsent(row[1], name -> new ArrayList<>())
                    .add(row[2]));
    Map<String, Account> accounts = new HashMap<>();
    sql.select(
            """
            select ID, USERNAME, FIRST_NAME, LAST_NAME, EMAIL, EMAIL_VERIFIED, ENABLED
            from USER_ENTITY where ID = any(cast(? as varchar array)) and REALM_ID = ?""",
            row -> account(row, attributes),
            ids,
            layer.realmId())
        .forEach(account -> accounts.put(account.id(), account));
    return accounts;
  }

  private static Account account(ResultSet row, Map<String, Map<String, List<String>>> attributes)
      throws SQLException {
    return new Account(
        row.getString(1),
        row.getString(2),
        Optional.ofNullable(row.getString(3)),
        Optional.ofNullable(row.getString(4)),
        Optional.ofNullable(row.getString(5)),
        row.getBoolean(6),
        row.getBoolean(7),
        attributes.getOrDefault(row.getString(1), Map.of()));
  }

  /** Those of whom the directory has not spoken, by external id. */
  Map<String, List<String>> byExternalId(Collection<String> ids) throws SQLException {
    Map<String, List<String>> accounts = new HashMap<>();
    sql.select(
            """
            select a.VALUE, u.ID from USER_ATTRIBUTE a join USER_ENTITY u on u.ID = a.USER_ID
            where a.NAME = ? and a.VALUE = any(cast(? as varchar array)) and u.REALM_ID = ?
              and u.SERVICE_ACCOUNT_CLIENT_LINK is null
              and not exists (select 1 from MARELLE_DIRECTORY_RECORD r
                where r.USER_ID = u.ID and r.LAYER in ('', ?))""",
            row -> new String[] {row.getString(1), row.getString(2)},
            AccountAttributes.EXTERNAL_ID,
            ids,
            layer.realmId(),
            layer.name())
        .forEach(row -> accounts.computeIfAbsent(row[0], id -> new ArrayList<>()).add(row[1]));
    return accounts;
  }

  /** Those of some values that an account of the realm has. */
  Set<String> taken(String column, Collection<String> values) throws SQLException {
    return new HashSet<>(
        sql.select(
            "select %1$s from USER_ENTITY where REALM_ID = ? and %1$s = any(cast(? as varchar array))"
                .formatted(column),
            row -> row.getString(1),
            layer.realmId(),
            values));
  }
}
