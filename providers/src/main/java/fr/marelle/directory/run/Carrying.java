package fr.marelle.directory.run;

import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.Plan;
import fr.marelle.directory.plan.Planner;
import fr.marelle.directory.plan.Renamings;
import fr.marelle.directory.plan.Said;
import fr.marelle.directory.plan.Scope;
import fr.marelle.directory.plan.Takeover;
import fr.marelle.directory.store.Growth;
import fr.marelle.directory.store.Layer;
import fr.marelle.directory.store.PlanWriter;
import fr.marelle.directory.store.RenamingWriter;
import fr.marelle.directory.store.RunStart;
import fr.marelle.directory.store.Sql;
import fr.marelle.directory.store.StoredLookup;
import fr.marelle.directory.store.Strangers;
import fr.marelle.directory.store.TimeOrderedIds;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Carries out a run's steps on what the database holds: plans, and writes what was planned. A dry
 * run and a real one go the same way until something is written in Keycloak's tables.
 */
final class Carrying {
  private final Run run;
  private final Layer layer;
  private final TimeOrderedIds ids = new TimeOrderedIds(Time::currentTimeMillis);
  private final List<String> adopting = new ArrayList<>();
  private final Growth growth = new Growth();
  private RunStart start;
  private SchoolGroups groups;
  private final Strangers strangers = new Strangers(uai -> groups.all(uai));

  Carrying(Run run) {
    this.run = run;
    this.layer = run.dry() ? Layer.of(run.realmId(), run.id()) : Layer.truth(run.realmId());
  }

  /** Reads what is known of the realm's schools. */
  SchoolGroups groups(Sql sql) throws SQLException {
    if (groups == null) {
      groups = SchoolGroups.read(sql, run.realmId());
    }
    return groups;
  }

  /** Forgets what a step has remembered: it was undone, or its end is not known. */
  void forget() {
    groups = null;
    strangers.forget();
    adopting.clear();
  }

  /** The accounts that a step has spoken of are no strangers, now that it is done. */
  void done() {
    strangers.known(adopting);
    adopting.clear();
  }

  Layer layer() {
    return layer;
  }

  Scope scope(KeycloakSession session, Set<String> covered, Extent extent) {
    RealmModel realm = session.getContext().getRealm();
    Departure departure = Departure.of(realm);
    return new Scope(
        run.schools(),
        covered,
        extent,
        run.settings().again(),
        realm.isDuplicateEmailsAllowed(),
        departure.block(),
        departure.remove());
  }

  private StoredLookup lookup(Sql sql) {
    if (start == null) {
      start = new RunStart(run.begunAt());
    }
    return new StoredLookup(sql, layer, run.id(), start, strangers);
  }

  /** Plans what is said of people, and writes it. What was counted after it. */
  Tally hear(KeycloakSession session, Sql sql, Scope scope, Tally before, List<Said> people)
      throws SQLException {
    groups(sql);
    StoredLookup lookup = lookup(sql);
    Renamings renamings = new Takeover(lookup, scope, ids).plan(people);
    if (!renamings.isEmpty()) {
      new RealmOfRun(session).evict(new RenamingWriter(sql, layer, lookup).write(renamings));
    }
    return carryOut(
        session,
        sql,
        scope,
        before,
        renamings.isEmpty() ? lookup : lookup(sql),
        planner -> planner.plan(people, renamings.takenOn()));
  }

  /** Plans and writes. What was counted after it. */
  Tally carryOut(
      KeycloakSession session, Sql sql, Scope scope, Tally before, Function<Planner, Plan> planned)
      throws SQLException {
    groups(sql);
    return carryOut(session, sql, scope, before, lookup(sql), planned);
  }

  private Tally carryOut(
      KeycloakSession session,
      Sql sql,
      Scope scope,
      Tally before,
      StoredLookup lookup,
      Function<Planner, Plan> planned)
      throws SQLException {
    Plan plan = planned.apply(new Planner(lookup, scope, ids, Time.currentTimeMillis()));
    PlanWriter writer = new PlanWriter(sql, run.id(), lookup);
    if (!run.dry()) {
      RealmOfRun realm = new RealmOfRun(session);
      List<Account> changed = writer.apply(plan, realm.with(groups(sql), ids));
      realm.evict(changed);
    }
    writer.keep(plan);
    Lines.add(sql, run, before, plan.lines());
    growth.add(sql, plan.seen().size(), !run.dry());
    adopting.addAll(plan.adopted());
    return before.plus(plan);
  }
}
