package fr.marelle.directory.run;

import fr.marelle.account.AdministeringRoles;
import fr.marelle.directory.store.Guard;
import fr.marelle.directory.store.Sql;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.keycloak.models.KeycloakSession;

/**
 * Keeps a school's own files from the accounts of whoever administers something, as the console
 * does: a table with another mobile would be a way into the account of another administrator.
 */
final class AdministratorGuard implements Guard {
  private static final String ROLES =
      """
      select m.USER_ID, m.ROLE_ID from unnest(cast(? as varchar array)) as k(ID)
        join USER_ROLE_MAPPING m on m.USER_ID = k.ID""";

  private static final String GROUPS =
      """
      select m.USER_ID, m.GROUP_ID from unnest(cast(? as varchar array)) as k(ID)
        join USER_GROUP_MEMBERSHIP m on m.USER_ID = k.ID""";

  private final AdministeringRoles roles;

  AdministratorGuard(KeycloakSession session) {
    this.roles = new AdministeringRoles(session, session.getContext().getRealm());
  }

  @Override
  public Set<String> among(Sql sql, Collection<String> accounts) throws SQLException {
    if (accounts.isEmpty()) {
      return Set.of();
    }
    if (roles.isEverybodys()) {
      return Set.copyOf(accounts);
    }
    Set<String> found = new HashSet<>();
    add(sql, ROLES, accounts, roles::isOne, found);
    add(sql, GROUPS, accounts, roles::isGrantedBy, found);
    return found;
  }

  private static void add(
      Sql sql,
      String statement,
      Collection<String> accounts,
      Predicate<String> grants,
      Set<String> found)
      throws SQLException {
    List<String[]> rows =
        sql.select(statement, row -> new String[] {row.getString(1), row.getString(2)}, accounts);
    for (String[] row : rows) {
      if (grants.test(row[1])) {
        found.add(row[0]);
      }
    }
  }
}
