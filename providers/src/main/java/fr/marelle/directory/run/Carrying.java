package fr.marelle.directory.run;

import fr.marelle.directory.entry.Coverage.Extent;
import fr.marelle.directory.plan.Account;
import fr.marelle.directory.plan.Creation;
import fr.marelle.directory.plan.Lookup;
import fr.marelle.directory.plan.PlaceName;
import fr.marelle.directory.plan.Plan;
import fr.marelle.directory.plan.Planner;
import fr.marelle.directory.plan.Renamings;
import fr.marelle.directory.plan.Said;
import fr.marelle.directory.plan.Scope;
import fr.marelle.directory.plan.Takeover;
import fr.marelle.directory.store.Crowds;
import fr.marelle.directory.store.Growth;
import fr.marelle.directory.store.Guard;
import fr.marelle.directory.store.Layer;
import fr.marelle.directory.store.PlanWriter;
import fr.marelle.directory.store.Planned;
import fr.marelle.directory.store.RenamingWriter;
import fr.marelle.directory.store.RunStart;
import fr.marelle.directory.store.Sql;
import fr.marelle.directory.store.StoredLookup;
import fr.marelle.directory.store.Strangers;
import fr.marelle.directory.store.TimeOrderedIds;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.keycloak.common.util.Time;
import org.keycloak.credential.CredentialModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;

/**
 * Carries out a run's steps on what the database holds: plans, and writes what was planned. A dry
 * run and a real one go the same way until something is written in Keycloak's tables.
 */
final class Carrying {
  private final Run run;
  private final Layer layer;
  private final TimeOrderedIds accountIds = new TimeOrderedIds(Time::currentTimeMillis);
  private final TimeOrderedIds rowIds = new TimeOrderedIds(Time::currentTimeMillis);
  private final List<String> adopting = new ArrayList<>();
  private final Growth growth = new Growth();
  private final Crowds crowds = new Crowds();
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

  /**
   * A plan with the activation codes of the accounts that it makes.
   *
   * @param classes that were made for it, before it is written
   * @param renamings that were written for it
   */
  record Prepared(
      Planned planned,
      Map<String, CredentialModel> codes,
      Map<PlaceName, String> classes,
      Renamings renamings) {
    Plan plan() {
      return planned.plan();
    }

    /** Whether the plan tells all that will be different once its step is done. */
    boolean isAll() {
      return renamings.isEmpty();
    }
  }

  /** Forgets what a step has remembered: it was undone, or its end is not known. */
  void forget() {
    groups = null;
    strangers.forget();
    crowds.forget();
    adopting.clear();
  }

  /** Forgets who the strangers are: reading them has failed half-way. */
  void forgetStrangers() {
    strangers.forget();
  }

  /** The accounts that a step has spoken of are no strangers, now that it is done. */
  void done() {
    if (!adopting.isEmpty()) {
      strangers.known(adopting);
      adopting.clear();
    }
  }

  /** How many people schools had before the run. */
  Crowds crowds() {
    return crowds;
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

  /** Plans and writes. What was counted after it. */
  Tally carryOut(
      KeycloakSession session, Sql sql, Scope scope, Tally before, Function<Planner, Plan> planning)
      throws SQLException {
    return write(session, sql, before, prepare(session, sql, scope, planning));
  }

  private Prepared prepare(
      KeycloakSession session, Sql sql, Scope scope, Function<Planner, Plan> planning)
      throws SQLException {
    groups(sql);
    return prepared(
        session,
        Planned.now(lookup(session, sql), known -> planning.apply(planner(known, scope))),
        Map.of(),
        Renamings.NONE);
  }

  /** Plans what is said of people. Those who are to be known by other ids are so from now on. */
  Prepared hear(KeycloakSession session, Sql sql, Scope scope, List<Said> people)
      throws SQLException {
    groups(sql);
    StoredLookup before = lookup(session, sql);
    Renamings renamings = takeover(before, scope).plan(people);
    StoredLookup lookup = before;
    if (!renamings.isEmpty()) {
      new RealmOfRun(session).evict(new RenamingWriter(sql, layer, before).write(renamings));
      lookup = lookup(session, sql);
    }
    return prepared(
        session,
        Planned.now(lookup, known -> planner(known, scope).plan(people, renamings)),
        Map.of(),
        renamings);
  }

  /**
   * Plans what is said of people after a plan that is being written at this moment.
   *
   * @return empty where it can't be told before that is over
   */
  Optional<Prepared> hearAhead(
      KeycloakSession session, Sql sql, Scope scope, Plan coming, List<Said> people)
      throws SQLException {
    return Planned.ahead(lookup(session, sql), coming, known -> foresee(known, scope, people))
        .map(
            planned ->
                prepared(
                    session,
                    planned,
                    makeClasses(session, coming, planned.plan()),
                    Renamings.NONE));
  }

  private Optional<Plan> foresee(Lookup known, Scope scope, List<Said> people) {
    Renamings renamings = takeover(known, scope).plan(people);
    return renamings.isEmpty()
        ? Optional.of(planner(known, scope).plan(people, renamings))
        : Optional.empty();
  }

  private Takeover takeover(Lookup known, Scope scope) {
    return new Takeover(known, scope, accountIds);
  }

  private Map<PlaceName, String> makeClasses(KeycloakSession session, Plan coming, Plan plan) {
    return run.dry()
        ? Map.of()
        : groups.makeAhead(
            session, session.getContext().getRealm(), plan.places(), coming.places());
  }

  /** The classes that were made for a plan are there: that is committed. */
  Prepared committed(Prepared prepared) {
    groups.know(prepared.classes());
    return prepared;
  }

  private StoredLookup lookup(KeycloakSession session, Sql sql) throws SQLException {
    if (start == null) {
      // What was tried is what is done: who answered since then is heard the next time.
      long answered = new RunTable(sql).tried(run).map(Run::begunAt).orElse(run.begunAt());
      start = new RunStart(run.begunAt(), answered);
    }
    Guard guard = run.announcement().isPresent() ? new AdministratorGuard(session) : Guard.NONE;
    return new StoredLookup(sql, layer, run.id(), start, strangers, crowds, guard);
  }

  private Planner planner(Lookup known, Scope scope) {
    // Another node's clock may be behind: whoever is new is new since the run began.
    return new Planner(known, scope, accountIds, Math.max(Time.currentTimeMillis(), run.begunAt()));
  }

  private Prepared prepared(
      KeycloakSession session,
      Planned planned,
      Map<PlaceName, String> classes,
      Renamings renamings) {
    List<String> made = planned.plan().creations().stream().map(Creation::id).toList();
    return new Prepared(
        planned,
        run.dry() ? Map.of() : new RealmOfRun(session).activationCodes(made),
        classes,
        renamings);
  }

  /** Writes what was planned. What was counted after it. */
  Tally write(KeycloakSession session, Sql sql, Tally before, Prepared prepared)
      throws SQLException {
    make(session, sql, prepared);
    return writeRest(session, sql, before, prepared);
  }

  /**
   * Whether the accounts that a plan makes can be made while the plan before it is being written.
   */
  boolean canMakeAhead(Prepared prepared) {
    return !run.dry()
        && !prepared.plan().creations().isEmpty()
        && groups.haveAll(prepared.plan().places());
  }

  /** Makes the accounts that were planned. */
  void make(KeycloakSession session, Sql sql, Prepared prepared) throws SQLException {
    if (!run.dry()) {
      writer(sql, prepared).make(prepared.plan(), realm(session, sql, prepared));
    }
  }

  /** Writes all that was planned but the accounts that were made. What was counted after it. */
  Tally writeRest(KeycloakSession session, Sql sql, Tally before, Prepared prepared)
      throws SQLException {
    Plan plan = prepared.plan();
    PlanWriter writer = writer(sql, prepared);
    if (!run.dry()) {
      List<Account> changed = writer.change(plan, realm(session, sql, prepared));
      new RealmOfRun(session).evict(changed);
    }
    writer.keep(plan);
    Lines.add(sql, run, before, plan.lines());
    growth.add(sql, plan.seen().size(), !run.dry());
    adopting.addAll(plan.adopted());
    return before.plus(plan);
  }

  private PlanWriter writer(Sql sql, Prepared prepared) {
    return new PlanWriter(sql, run.id(), prepared.planned().lookup());
  }

  private PlanWriter.Realm realm(KeycloakSession session, Sql sql, Prepared prepared)
      throws SQLException {
    return new RealmOfRun(session).with(groups(sql), prepared.codes(), rowIds);
  }
}
