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
import org.keycloak.models.credential.PasswordCredentialModel;

/** Reads accounts from Keycloak's tables, without its cache. */
final class AccountReader {
  private static final Set<String> READ =
      Set.of(
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
    Map<String, Map<String, List<String>>> attributes = attributes(ids);
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

  /**
   * Values by account and name. Names are sorted out here: a database that knows little of the
   * table would look for the name, which every account has, rather than for the account.
   */
  private Map<String, Map<String, List<String>>> attributes(Collection<String> ids)
      throws SQLException {
    Map<String, Map<String, List<String>>> attributes = new HashMap<>();
    sql.select(
            """
            select a.USER_ID, a.NAME, a.VALUE from unnest(cast(? as varchar array)) as k(ID)
              join USER_ATTRIBUTE a on a.USER_ID = k.ID""",
            row -> new String[] {row.getString(1), row.getString(2), row.getString(3)},
            ids)
        .forEach(
            row -> {
              if (READ.contains(row[1]) && row[2] != null) {
                attributes
                    .computeIfAbsent(row[0], id -> new HashMap<>())
                    .computeIfAbsent(row[1], name -> new ArrayList<>())
                    .add(row[2]);
              }
            });
    return attributes;
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
    Map<String, String> found = new HashMap<>();
    sql.select(
            """
            select a.USER_ID, a.VALUE from unnest(cast(? as varchar array)) as k(ID)
              join USER_ATTRIBUTE a on a.NAME = ? and a.VALUE = k.ID""",
            row -> new String[] {row.getString(1), row.getString(2)},
            ids,
            AccountAttributes.EXTERNAL_ID)
        .forEach(row -> found.put(row[0], row[1]));
    Map<String, List<String>> accounts = new HashMap<>();
    for (String account : strangers(found.keySet())) {
      accounts.computeIfAbsent(found.get(account), id -> new ArrayList<>()).add(account);
    }
    return accounts;
  }

  /** Those of these accounts, of the realm, of whom the directory has not spoken. */
  private List<String> strangers(Collection<String> ids) throws SQLException {
    return ids.isEmpty()
        ? List.of()
        : sql.select(
            """
            select u.ID from unnest(cast(? as varchar array)) as k(ID)
              join USER_ENTITY u on u.ID = k.ID
            where u.REALM_ID = ? and u.SERVICE_ACCOUNT_CLIENT_LINK is null
              and not exists (select 1 from MARELLE_DIRECTORY_RECORD r
                where r.USER_ID = u.ID and r.LAYER in ('', ?))""",
            row -> row.getString(1),
            ids,
            layer.realmId(),
            layer.name());
  }

  /**
   * Those of these groups of whom the directory has not spoken, with the groups that they are in.
   * In one statement, which sees of what another transaction writes all or nothing; and a million
   * people of whom the directory has spoken stay where they are.
   */
  Map<Account, List<String>> inGroups(Collection<String> groups) throws SQLException {
    Map<String, List<String>> members = new HashMap<>();
    sql.select(
            """
            select m.USER_ID, m.GROUP_ID from unnest(cast(? as varchar array)) as k(ID)
              join USER_GROUP_MEMBERSHIP m on m.GROUP_ID = k.ID
            where not exists (select 1 from MARELLE_DIRECTORY_RECORD r
              where r.USER_ID = m.USER_ID and r.LAYER in ('', ?))""",
            row -> new String[] {row.getString(1), row.getString(2)},
            groups,
            layer.name())
        .forEach(row -> members.computeIfAbsent(row[0], id -> new ArrayList<>()).add(row[1]));
    Map<Account, List<String>> strangers = new HashMap<>();
    byId(strangers(members.keySet()))
        .forEach((id, account) -> strangers.put(account, members.get(id)));
    return strangers;
  }

  /** Those of these accounts that have a password, or a link to an identity provider. */
  Set<String> inUse(Collection<String> ids) throws SQLException {
    return new HashSet<>(
        sql.select(
            """
            select k.ID from unnest(cast(? as varchar array)) as k(ID)
            where exists (select 1 from CREDENTIAL c where c.USER_ID = k.ID and c.TYPE = ?)
              or exists (select 1 from FEDERATED_IDENTITY f where f.USER_ID = k.ID)""",
            row -> row.getString(1),
            ids,
            PasswordCredentialModel.TYPE));
  }

  /** Those of these accounts that are in one of these groups. */
  Set<String> members(Collection<String> groups, Collection<String> ids) throws SQLException {
    return new HashSet<>(
        sql.select(
            """
            select m.USER_ID from unnest(cast(? as varchar array)) as k(ID)
              join USER_GROUP_MEMBERSHIP m on m.USER_ID = k.ID
            where m.GROUP_ID = any(cast(? as varchar array))""",
            row -> row.getString(1),
            ids,
            groups));
  }

  /** Those of some values that an account of the realm has. */
  Set<String> taken(String column, Collection<String> values) throws SQLException {
    return new HashSet<>(
        sql.select(
            "select u.%1$s from unnest(cast(? as varchar array)) as k(ID) join USER_ENTITY u"
                    .formatted(column)
                + " on u.REALM_ID = ? and u.%1$s = k.ID".formatted(column),
            row -> row.getString(1),
            values,
            layer.realmId()));
  }
}
