package fr.marelle.directory.plan;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Holds those whom a source says to have gone where they are too many of a school, counted with
 * those who went earlier in the run.
 */
final class RemovalRule {
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
    for (Leaving one : leaving) {
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
    Set<Leaving> held = new HashSet<>();
    crowds.forEach(
        (crowd, people) -> {
          CrowdSize size = sizes.getOrDefault(crowd, new CrowdSize(0, 0));
          if (AbsenceRule.isMany(size.gone() + people.size(), size.before())) {
            held.addAll(people);
            plan.ask(
                AbsenceRule.question(
                    people.get(0).location(), crowd, people.size(), size.before()));
          }
        });
    plan.hold(held.size());
    List<Leaving> allowed = new ArrayList<>(leaving);
    allowed.removeAll(held);
    return allowed;
  }
}
