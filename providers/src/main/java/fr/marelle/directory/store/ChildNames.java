package fr.marelle.directory.store;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.Alteration;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * By which ids relatives name their children. A pupil who came by hand, or from elsewhere, gets
 * another once a directory speaks of them: those who were tied to them by hand stay so.
 */
final class ChildNames {
  private final Sql sql;
  private final String realmId;

  ChildNames(Sql sql, String realmId) {
    this.sql = sql;
    this.realmId = realmId;
  }

  private record Value(String id, String account, String child) {}

  /** Writes the new ids of pupils whom the directory speaks of from now on. Whom that changed. */
  Collection<Account> follow(List<Alteration> alterations) throws SQLException {
    Map<String, String> names = new HashMap<>();
    for (Alteration one : alterations) {
      if (one.before().isEmpty() && one.target().profile() == Profile.PUPIL) {
        one.account()
            .attribute(AccountAttributes.EXTERNAL_ID)
            .filter(id -> !id.equals(one.target().externalId()))
            .ifPresent(id -> names.put(id, one.target().externalId()));
      }
    }
    return names.isEmpty() ? List.of() : rename(names);
  }

  private Collection<Account> rename(Map<String, String> names) throws SQLException {
    List<Value> old = values(names.keySet());
    if (old.isEmpty()) {
      return List.of();
    }
    Set<Value> present = new HashSet<>();
    values(names.values())
        .forEach(value -> present.add(new Value("", value.account(), value.child())));
    Set<String> superfluous = new HashSet<>();
    Map<String, String> renamed = new HashMap<>();
    for (Value value : old) {
      String name = names.get(value.child());
      if (present.add(new Value("", value.account(), name))) {
        renamed.put(value.id(), name);
      } else {
        superfluous.add(value.id());
      }
    }
    sql.delete("USER_ATTRIBUTE", Rows.of(superfluous).text("ID", id -> id));
    sql.update(
        "USER_ATTRIBUTE",
        Rows.of(renamed.entrySet())
            .text("ID", Map.Entry::getKey)
            .text("VALUE", Map.Entry::getValue),
        "ID");
    Set<String> relatives = new HashSet<>();
    old.forEach(value -> relatives.add(value.account()));
    return new AccountReader(sql, Layer.truth(realmId)).byId(relatives).values();
  }

  private List<Value> values(Collection<String> children) throws SQLException {
    return sql.select(
        """
        select a.ID, a.USER_ID, a.VALUE from unnest(cast(? as varchar array)) as k(CHILD)
          join USER_ATTRIBUTE a on a.NAME = ? and a.VALUE = k.CHILD
          join USER_ENTITY u on u.ID = a.USER_ID and u.REALM_ID = ?""",
        row -> new Value(row.getString(1), row.getString(2), row.getString(3)),
        children,
        AccountAttributes.CHILDREN,
        realmId);
  }
}
