package fr.marelle.directory.store;

import fr.marelle.account.AccountAttributes;
import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.Recorded;
import fr.marelle.directory.plan.Renamings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Writes by which ids people are known from now on. A dry run leaves accounts alone. */
public final class RenamingWriter {
  private final Sql sql;
  private final Layer layer;
  private final StoredLookup lookup;

  public RenamingWriter(Sql sql, Layer layer, StoredLookup lookup) {
    this.sql = sql;
    this.layer = layer;
    this.lookup = lookup;
  }

  private record Value(String id, String account, String value) {}

  /** Writes it. Accounts that a cache may know as they were. */
  public List<Account> write(Renamings renamings) throws SQLException {
    lookup.recordTable().rename(renamings.records());
    lookup.recordTable().write(sql, renamings.unheard());
    lookup.tieTable().write(sql, renamings.told());
    if (!layer.isTruth()) {
      return List.of();
    }
    lookup.answerTable().spend(sql, renamings.spent(), lookup.run());
    Set<String> changed = new HashSet<>();
    Map<String, String> ids = new HashMap<>();
    for (Map.Entry<String, Recorded> one : renamings.records().entrySet()) {
      ids.put(one.getValue().externalId(), one.getKey());
      changed.add(one.getValue().account());
    }
    new UntiedTable(sql, layer.realmId()).rename(ids);
    new AliasTable(sql, layer.realmId()).rename(ids);
    rename(changed, ids);
    changed.addAll(renameChildren(renamings.children(), renamings.kept()));
    new MergeMemories(sql, layer.realmId()).rename(ids, changed);
    changed.addAll(renamings.lost().keySet());
    lose(renamings.lost());
    return List.copyOf(new AccountReader(sql, layer).byId(changed).values());
  }

  /** An account goes by one id, even where the directory knows its owner by several. */
  private void rename(Set<String> accounts, Map<String, String> ids) throws SQLException {
    List<Value> values = new ArrayList<>();
    for (Value one : ofAccounts(AccountAttributes.EXTERNAL_ID, accounts)) {
      if (ids.containsKey(one.value())) {
        values.add(new Value(one.id(), one.account(), ids.get(one.value())));
      }
    }
    update(values);
  }

  /** Whoever has such a child, by whomever given. */
  private Set<String> renameChildren(Map<String, String> children, Map<String, Set<String>> kept)
      throws SQLException {
    Set<String> changed = new HashSet<>();
    List<Value> values = new ArrayList<>();
    sql
        .select(
            """
            select a.ID, a.USER_ID, a.VALUE from unnest(cast(? as varchar array)) as k(ID)
              join USER_ATTRIBUTE a on a.NAME = ? and a.VALUE = k.ID
              join USER_ENTITY u on u.ID = a.USER_ID and u.REALM_ID = ?""",
            row -> new Value(row.getString(1), row.getString(2), row.getString(3)),
            children.keySet(),
            AccountAttributes.CHILDREN,
            layer.realmId())
        .stream()
        .filter(one -> !kept.getOrDefault(one.account(), Set.of()).contains(one.value()))
        .forEach(
            one -> {
              values.add(new Value(one.id(), one.account(), children.get(one.value())));
              changed.add(one.account());
            });
    update(values);
    return changed;
  }

  private void lose(Map<String, Set<String>> lost) throws SQLException {
    if (lost.isEmpty()) {
      return;
    }
    List<Value> values =
        ofAccounts(AccountAttributes.CHILDREN, lost.keySet()).stream()
            .filter(one -> lost.get(one.account()).contains(one.value()))
            .toList();
    sql.delete("USER_ATTRIBUTE", Rows.of(values).text("ID", Value::id));
  }

  /** Names are sorted out here: see {@link AccountReader}. */
  private List<Value> ofAccounts(String name, Set<String> accounts) throws SQLException {
    record Named(String name, Value value) {}
    return sql
        .select(
            """
            select a.ID, a.USER_ID, a.VALUE, a.NAME from unnest(cast(? as varchar array)) as k(ID)
              join USER_ATTRIBUTE a on a.USER_ID = k.ID""",
            row ->
                new Named(
                    row.getString(4),
                    new Value(row.getString(1), row.getString(2), row.getString(3))),
            accounts)
        .stream()
        .filter(one -> one.name().equals(name))
        .map(Named::value)
        .toList();
  }

  private void update(List<Value> values) throws SQLException {
    sql.update(
        "USER_ATTRIBUTE", Rows.of(values).text("ID", Value::id).text("VALUE", Value::value), "ID");
  }
}
