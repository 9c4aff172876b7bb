package fr.marelle.directory.store;

import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.Alteration;
import fr.marelle.directory.plan.Creation;
import fr.marelle.directory.plan.Plan;
import fr.marelle.directory.plan.Recorded;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.keycloak.credential.CredentialModel;

/** Writes what was planned: a dry run on its layer alone, a real one in Keycloak's tables too. */
public final class PlanWriter {
  private final Sql sql;
  private final String run;
  private final StoredLookup lookup;

  public PlanWriter(Sql sql, String run, StoredLookup lookup) {
    this.sql = sql;
    this.run = run;
    this.lookup = lookup;
  }

  /**
   * What a real run needs to know of its realm.
   *
   * @param codes makes a credential with an activation code for each of these accounts
   * @param ids makes ids of rows
   * @param now milliseconds since 1970
   */
  public record Realm(
      String id,
      RealmDefaults defaults,
      Groups groups,
      Function<Collection<String>, Map<String, CredentialModel>> codes,
      Supplier<String> ids,
      long now) {}

  /** Keeps what the directory said. */
  public void keep(Plan plan) throws SQLException {
    Set<String> seen = new HashSet<>(plan.seen());
    seen.removeAll(lookup.metBefore());
    sql.insert(
        "MARELLE_DIRECTORY_SEEN",
        Rows.of(seen).text("RUN_ID", id -> run).text("EXTERNAL_ID", id -> id));
    List<Recorded> records = new ArrayList<>();
    plan.creations().stream().map(Creation::record).forEach(records::add);
    plan.alterations().stream().map(Alteration::record).forEach(records::add);
    lookup.recordTable().write(records);
    lookup.tieTable().write(plan.ties());
    lookup.parted(plan.ties());
    lookup.identifierTable().write(plan.identifiers());
  }

  /** Makes and changes accounts. Those that a cache may know as they were. */
  public List<Account> apply(Plan plan, Realm realm) throws SQLException {
    AccountWriter accounts =
        new AccountWriter(
            sql,
            realm.id(),
            realm.defaults(),
            realm.groups(),
            realm.codes(),
            realm.ids(),
            realm.now(),
            lookup.sharedIds());
    accounts.create(plan.creations());
    return accounts.change(plan.alterations());
  }
}
