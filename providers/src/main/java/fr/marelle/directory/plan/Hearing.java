package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Saying;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Picks out of a batch what is news: not what was said last time, nor what contradicts the same
 * complete source, nor of schools that the run is not for, nor of somebody else. Days of changes
 * may well speak twice of somebody.
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
    if (scope.isAfresh()) {
      records.replaceAll((id, record) -> record.unheard());
    }
    MovedHere moved = new MovedHere(lookup, scope, people, records.values());
    Set<String> before = Met.of(lookup, ids);
    List<Heard> news = new ArrayList<>();
    for (Said said : people) {
      Optional<Recorded> record = Planner.find(records, said.externalId());
      boolean repeated = scope.isComplete() && isRepeated(said, before);
      if (repeated && !isMore(said, record, before)) {
        plan.ask(Question.REPEATED_ID.at(said.location(), said.externalId()));
        continue;
      }
      if (said.hasId()) {
        plan.saw(said.externalId());
      }
      if (record.filter(known -> isSame(said, known)).isPresent()) {
        plan.unchanged();
      } else if (isAllowed(said, record, moved)) {
        news.add(new Heard(said, record, repeated));
      }
    }
    return ofThemselves(news);
  }

  private boolean isRepeated(Said said, Set<String> before) {
    return said.hasId() && (before.contains(said.externalId()) || plan.hasSeen(said.externalId()));
  }

  /** Whether another row of somebody adds to an earlier batch's. */
  private static boolean isMore(Said said, Optional<Recorded> record, Set<String> before) {
    return before.contains(said.externalId())
        && record
            .filter(known -> said.is(known.profile()))
            .filter(known -> said.nameKeys().contains(new NameKey(known.nameKey())))
            .filter(known -> !SamePersonRule.isBornAnotherDay(said, known.birthDate()))
            .isPresent();
  }

  /** Without those whose id was somebody else's. */
  private List<Heard> ofThemselves(List<Heard> news) {
    Map<String, Heard> doubtful = new HashMap<>();
    for (Heard one : news) {
      one.record()
          .filter(record -> !SamePersonRule.isClear(one.said(), record))
          .ifPresent(record -> doubtful.put(record.account(), one));
    }
    if (doubtful.isEmpty()) {
      return news;
    }
    Answers answers = Answers.whether(lookup, doubtful.values().stream().map(Heard::said).toList());
    Set<Heard> others = new HashSet<>();
    lookup
        .glimpse(doubtful.keySet())
        .forEach(
            (id, account) -> {
              Heard one = doubtful.get(id);
              if (one.said().saying() == Saying.WHOLE
                  && !SamePersonRule.mayBe(one.said(), account)
                  && !isSaidToBe(one.said(), id, answers)) {
                others.add(one);
                plan.ask(
                    Question.OTHER_PERSON.whether(
                        one.said(),
                        Set.of(id),
                        false,
                        one.said().externalId(),
                        one.said().fullName(),
                        account.identifier()));
              }
            });
    return news.stream().filter(one -> !others.contains(one)).toList();
  }

  private boolean isSaidToBe(Said said, String account, Answers answers) {
    Optional<Answer> same =
        answers.to(said).filter(answer -> answer.account().filter(account::equals).isPresent());
    same.ifPresent(answer -> plan.answered(said.externalId(), said.subjectOfId()));
    return same.isPresent();
  }

  private static boolean isSame(Said said, Recorded known) {
    return said.saying() == Saying.WHOLE && !known.isGone() && known.digest().equals(said.digest());
  }

  private boolean isAllowed(Said said, Optional<Recorded> record, MovedHere moved) {
    Optional<String> forbidden =
        said.namedSchools().stream().filter(school -> !scope.allows(school)).findFirst();
    if (forbidden.isPresent()) {
      plan.ask(Question.FORBIDDEN_SCHOOL.at(said.location(), said.fullName(), forbidden.get()));
    } else if (record
        .filter(known -> !scope.allowsAny(known.schools()) && !moved.test(said, known))
        .isPresent()) {
      plan.ask(Question.BELONGS_ELSEWHERE.at(said.location(), said.fullName()));
    } else if (record.isEmpty() && said.saying() == Saying.CHANGE) {
      plan.ask(Question.UNKNOWN_PERSON.at(said.location(), said.externalId()));
    } else {
      return true;
    }
    return false;
  }
}
