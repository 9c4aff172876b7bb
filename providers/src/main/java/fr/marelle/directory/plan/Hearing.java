package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Saying;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Picks out of a batch what is news: not what was said last time, nor twice in a complete source,
 * nor of schools that the run is not for. Days of changes may well speak twice of somebody.
 */
final class Hearing {
  private final Lookup lookup;
  private final Scope scope;
  private final BatchPlan plan;

  Hearing(Lookup lookup, Scope scope, BatchPlan plan) {
    this.lookup = lookup;
    this.scope = scope;
    this.plan = plan;
  }

  List<Heard> of(List<Said> people) {
    Set<String> ids =
        people.stream().filter(Said::hasId).map(Said::externalId).collect(Collectors.toSet());
    Map<String, Recorded> records = lookup.records(ids);
    Set<String> seen = new HashSet<>(lookup.seen(ids));
    List<Heard> news = new ArrayList<>();
    for (Said said : people) {
      if (said.hasId() && !seen.add(said.externalId()) && scope.isComplete()) {
        plan.ask(Question.REPEATED_ID.at(said.location(), said.externalId()));
        continue;
      }
      if (said.hasId()) {
        plan.saw(said.externalId());
      }
      Optional<Recorded> record = Planner.find(records, said.externalId());
      if (record.filter(known -> isSame(said, known)).isPresent()) {
        plan.unchanged();
      } else if (isAllowed(said, record)) {
        news.add(new Heard(said, record));
      }
    }
    return news;
  }

  private static boolean isSame(Said said, Recorded known) {
    return said.saying() == Saying.WHOLE && !known.isGone() && known.digest().equals(said.digest());
  }

  private boolean isAllowed(Said said, Optional<Recorded> record) {
    Optional<String> forbidden =
        said.namedSchools().stream().filter(school -> !scope.allows(school)).findFirst();
    if (forbidden.isPresent()) {
      plan.ask(Question.FORBIDDEN_SCHOOL.at(said.location(), said.fullName(), forbidden.get()));
    } else if (record.filter(known -> !scope.allowsAny(known.schools())).isPresent()) {
      plan.ask(Question.BELONGS_ELSEWHERE.at(said.location(), said.fullName()));
    } else if (record.isEmpty() && said.saying() == Saying.CHANGE) {
      plan.ask(Question.UNKNOWN_PERSON.at(said.location(), said.externalId()));
    } else {
      return true;
    }
    return false;
  }
}
