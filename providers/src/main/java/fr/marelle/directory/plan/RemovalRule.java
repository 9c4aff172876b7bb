package fr.marelle.directory.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds those whom a source says to have gone where they are too many of a school, counted with
 * those who went earlier in the run. Whoever is there by another id does not go.
 */
final class RemovalRule {
  private static final CrowdSize NOBODY = new CrowdSize(0, 0);

  private final Lookup lookup;
  private final Scope scope;
  private final BatchPlan plan;

  RemovalRule(Lookup lookup, Scope scope, BatchPlan plan) {
    this.lookup = lookup;
    this.scope = scope;
    this.plan = plan;
  }

  /** Those who may go. Of the others the question is asked. */
  List<Leaving> allowed(List<Leaving> leaving) {
    if (leaving.isEmpty()) {
      return leaving;
    }
    Map<Crowd, List<Leaving>> crowds = new TreeMap<>();
    Set<String> schools = new HashSet<>();
    List<Leaving> others = new ArrayList<>(leaving);
    others.removeAll(new OpenEntries(lookup, leaving).staying(leaving));
    for (Leaving one : others) {
      for (String school : one.record().schools()) {
        if (scope.allows(school)) {
          schools.add(school);
          crowds
              .computeIfAbsent(
                  new Crowd(school, one.record().profile()), crowd -> new ArrayList<>())
              .add(one);
        }
      }
    }
    Map<Crowd, CrowdSize> sizes = lookup.crowds(schools);
    crowds
        .entrySet()
        .removeIf(
            one -> {
              CrowdSize size = sizes.getOrDefault(one.getKey(), NOBODY);
              return !AbsenceRule.isMany(size.gone() + one.getValue().size(), size.before());
            });
    Set<Leaving> held = new HashSet<>();
    crowds.values().forEach(held::addAll);
    Set<Leaving> named =
        held.isEmpty()
            ? Set.of()
            : new HeldPlanning(lookup, plan)
                .plan(List.copyOf(held), (record, school) -> scope.allows(school));
    crowds.forEach(
        (crowd, people) -> {
          long asked = people.stream().filter(named::contains).count();
          if (asked > 0) {
            plan.ask(
                AbsenceRule.question(
                    people.get(0).location(),
                    crowd,
                    asked,
                    sizes.getOrDefault(crowd, NOBODY).before()));
          }
        });
    List<Leaving> allowed = new ArrayList<>(leaving);
    allowed.removeAll(held);
    return allowed;
  }
}
