package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Location;
import fr.marelle.directory.entry.RemovalEntry;
import fr.marelle.directory.entry.UnreadEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Decides what is to be done of a batch of entries. Pupils, teachers and staff come first, then
 * relatives, who belong where their children do. Writes nothing.
 */
public final class Planner {
  private final Lookup lookup;
  private final Scope scope;
  private final Supplier<String> ids;
  private final long now;

  /**
   * @param ids makes ids of accounts
   * @param now milliseconds since 1970
   */
  public Planner(Lookup lookup, Scope scope, Supplier<String> ids, long now) {
    this.lookup = lookup;
    this.scope = scope;
    this.ids = ids;
    this.now = now;
  }

  /**
   * What is to be done of people whom the source speaks of.
   *
   * @param renamings those that were made for the batch
   */
  public Plan plan(List<Said> people, Renamings renamings) {
    BatchPlan plan = new BatchPlan(lookup, scope, ids, now, renamings);
    List<Heard> news =
        new Hearing(lookup, scope, plan).of(scope.isComplete() ? MergedRows.of(people) : people);
    Families families = new Families(lookup);
    Map<String, Recorded> pupils =
        new PersonPlanning(lookup, scope, plan, families)
            .plan(news.stream().filter(one -> !isRelative(one)).toList());
    new RelativePlanning(lookup, scope, plan, families)
        .plan(news.stream().filter(Planner::isRelative).toList(), pupils);
    return plan.finish(families.told());
  }

  private static boolean isRelative(Heard one) {
    return TargetRule.profile(one.said(), one.record())
        .filter(Profile.RELATIVE::equals)
        .isPresent();
  }

  /** What is to be done of people of whom a source speaks in entries that are no use: they stay. */
  public Plan planUnread(List<UnreadEntry> unread) {
    BatchPlan plan = new BatchPlan(lookup, scope, ids, now, Renamings.NONE);
    Set<String> known =
        unread.stream().map(UnreadEntry::id).map(ExternalId::text).collect(Collectors.toSet());
    lookup.seen(known);
    known.forEach(plan::saw);
    return plan.finish(new Plan.Told(Set.of(), Set.of(), List.of()));
  }

  /**
   * What is to be done, at the end of a source, of what no row of people named of whom there are
   * several.
   *
   * @param location of the source as a whole
   */
  public Plan planUnnamed(Map<String, Set<Unnamed.Item>> left, Location location) {
    BatchPlan plan = new BatchPlan(lookup, scope, ids, now, Renamings.NONE);
    Families families = new Families(lookup);
    new UnnamedPlanning(lookup, plan, new RelativePlanning(lookup, scope, plan, families), location)
        .plan(left);
    return plan.finish(families.told());
  }

  /** What is to be done of people whom a source says to have gone. */
  public Plan planRemovals(List<RemovalEntry> removals) {
    BatchPlan plan = new BatchPlan(lookup, scope, ids, now, Renamings.NONE);
    Map<String, RemovalEntry> byId = new LinkedHashMap<>();
    removals.stream()
        .filter(removal -> removal.subject() == RemovalEntry.Subject.PERSON)
        .forEach(removal -> byId.put(removal.id().text(), removal));
    lookup.seen(byId.keySet());
    Map<String, Recorded> known = lookup.records(byId.keySet());
    List<Leaving> leaving = new ArrayList<>();
    byId.forEach(
        (id, removal) -> {
          Recorded record = known.get(id);
          plan.saw(id);
          if (record == null || !scope.allowsAny(record.schools())) {
            plan.ask(Question.UNKNOWN_PERSON.at(removal.location(), id));
          } else if (!record.isGone()) {
            leaving.add(new Leaving(record, removal.location()));
          }
        });
    new LeavingPlanning(lookup, plan, (record, school) -> scope.allows(school))
        .plan(new RemovalRule(lookup, scope, plan).allowed(leaving));
    return plan.finish(new Plan.Told(Set.of(), Set.of(), List.of()));
  }

  /** What is to be done of people who are no longer in a complete source. */
  public Plan planAbsences(List<Leaving> leaving) {
    BatchPlan plan = new BatchPlan(lookup, scope, ids, now, Renamings.NONE);
    new LeavingPlanning(lookup, plan, (record, school) -> scope.covered().contains(school))
        .plan(leaving);
    return plan.finish(new Plan.Told(Set.of(), Set.of(), List.of()));
  }

  /**
   * What is to be asked of people who are no longer in a complete source, and who are too many to
   * go unasked. Of whoever is there by another id nobody is asked.
   *
   * @param before how many people there were
   */
  public Plan planHeld(Map<Crowd, List<Leaving>> crowds, Map<Crowd, Long> before) {
    BatchPlan plan = new BatchPlan(lookup, scope, ids, now, Renamings.NONE);
    List<Leaving> all = crowds.values().stream().flatMap(List::stream).distinct().toList();
    Set<Leaving> staying = new LinkedHashSet<>(new OpenEntries(lookup, all).staying(all));
    new LeavingPlanning(
            lookup,
            plan,
            (record, school) -> crowds.containsKey(new Crowd(school, record.profile())))
        .plan(List.copyOf(staying));
    crowds.forEach(
        (crowd, people) -> {
          Set<Leaving> named =
              new HeldPlanning(lookup, plan)
                  .plan(
                      people.stream().filter(one -> !staying.contains(one)).toList(),
                      (record, school) -> school.equals(crowd.school()));
          if (!named.isEmpty()) {
            plan.ask(
                AbsenceRule.question(
                    people.get(0).location(), crowd, named.size(), before.getOrDefault(crowd, 0L)));
          }
        });
    return plan.finish(new Plan.Told(Set.of(), Set.of(), List.of()));
  }

  /**
   * What is to be done of people who were held, now that somebody has confirmed it: of those who
   * are still where they were, by the id that they had.
   *
   * @param held lines of the report, each of which names one
   */
  public Plan planConfirmed(List<ReportLine> held) {
    BatchPlan plan = new BatchPlan(lookup, scope, ids, now, Renamings.NONE);
    Map<HeldPerson, Location> people = new LinkedHashMap<>();
    held.forEach(line -> people.put(HeldPerson.of(line), line.location()));
    Map<String, Recorded> known =
        lookup.records(people.keySet().stream().map(HeldPerson::externalId).toList());
    Map<String, Set<String>> schools = new HashMap<>();
    Map<String, Leaving> leaving = new LinkedHashMap<>();
    people.forEach(
        (one, location) ->
            find(known, one.externalId())
                .filter(one::isStill)
                .filter(record -> record.schools().stream().anyMatch(one.schools()::contains))
                .ifPresent(
                    record -> {
                      schools
                          .computeIfAbsent(one.externalId(), id -> new HashSet<>())
                          .addAll(one.schools());
                      leaving.putIfAbsent(one.externalId(), new Leaving(record, location));
                    }));
    new LeavingPlanning(
            lookup, plan, (record, school) -> schools.get(record.externalId()).contains(school))
        .plan(List.copyOf(leaving.values()));
    return plan.finish(new Plan.Told(Set.of(), Set.of(), List.of()));
  }

  static Optional<Recorded> find(Map<String, Recorded> records, String id) {
    return Optional.ofNullable(records.get(id));
  }
}
