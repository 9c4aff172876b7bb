package fr.marelle.directory.store;

import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.Plan;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.keycloak.credential.CredentialModel;

/** Writes what was planned: a dry run on its layer alone, a real one in Keycloak's tables too. */
public final class PlanWriter {
  private final Sql sql;
  private final String run;
  private final StoredLookup lookup;

  /**
   * @param lookup with which the plan was made
   */
  public PlanWriter(Sql sql, String run, StoredLookup lookup) {
    this.sql = sql;
    this.run = run;
    this.lookup = lookup;
  }

  /**
   * What a real run needs to know of its realm.
   *
   * @param codes a credential with an activation code for each account that is made
   * @param ids makes ids of rows
   * @param now milliseconds since 1970
   */
  public record Realm(
      String id,
      RealmDefaults defaults,
      Groups groups,
      Map<String, CredentialModel> codes,
      Supplier<String> ids,
      long now) {}

  /** Keeps what the directory said. */
  public void keep(Plan plan) throws SQLException {
    // In the order of its key, of which neighbours are written side by side.
    Set<String> seen = new TreeSet<>(plan.seen());
    seen.removeAll(lookup.metBefore());
    // Of whoever is new to the directory their record says it.
    plan.creations().forEach(one -> seen.remove(one.record().externalId()));
    sql.insert(
        "MARELLE_DIRECTORY_SEEN",
        Rows.of(seen).text("RUN_ID", id -> run).text("EXTERNAL_ID", id -> id));
    sql.delete(
        "MARELLE_DIRECTORY_SEEN",
        Rows.of(plan.struck(lookup.metBefore()))
            .text("RUN_ID", mark -> run)
            .text("EXTERNAL_ID", mark -> mark));
    lookup.recordTable().write(sql, plan.records());
    new UnnamedTable(sql, run).write(plan.unnamed());
    lookup.tieTable().write(sql, plan.ties());
    lookup.parted(sql, plan.ties());
    lookup.identifierTable().write(sql, plan.identifiers());
  }

  /** Makes accounts. */
  public void make(Plan plan, Realm realm) throws SQLException {
    accounts(realm, Set.of()).create(plan.creations());
  }

  /**
   * Changes accounts, and notes which answers have been made use of.
   *
   * @return accounts that a cache may know as they were
   */
  public List<Account> change(Plan plan, Realm realm) throws SQLException {
    lookup.answerTable().settle(sql, plan.answered(), run);
    return plan.alterations().isEmpty()
        ? List.of()
        : accounts(realm, lookup.sharedIds()).change(plan.alterations());
  }

  private AccountWriter accounts(Realm realm, Set<String> shared) {
    return new AccountWriter(
        sql,
        realm.id(),
        realm.defaults(),
        realm.groups(),
        realm.codes(),
        realm.ids(),
        realm.now(),
        shared);
  }
}
