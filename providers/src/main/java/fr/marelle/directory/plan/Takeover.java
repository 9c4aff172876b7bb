package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Saying;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Finds, before a batch is planned, who is known by another id than a source now gives: somebody
 * said so, or the INE does. Also those whose id is somebody else's now, as somebody said. Writes
 * nothing.
 */
public final class Takeover {
  private final Lookup lookup;
  private final Scope scope;
  private final Supplier<String> ids;
  private final Map<String, Recorded> taken = new LinkedHashMap<>();
  private final Set<String> takenIds = new HashSet<>();
  private final Map<String, Recorded> givenUp = new LinkedHashMap<>();
  private final Map<String, String> subjects = new HashMap<>();

  /**
   * For one batch.
   *
   * @param ids makes ids
   */
  public Takeover(Lookup lookup, Scope scope, Supplier<String> ids) {
    this.lookup = lookup;
    this.scope = scope;
    this.ids = ids;
  }

  /** Whose ids are to be others before these people are looked at. */
  public Renamings plan(List<Said> people) {
    if (!lookup.hasAnswers() && !lookup.hasInes()) {
      return Renamings.NONE;
    }
    List<Said> named =
        people.stream().filter(said -> said.hasId() && said.saying() == Saying.WHOLE).toList();
    Map<String, Recorded> known =
        lookup.records(named.stream().map(Said::externalId).collect(Collectors.toSet()));
    List<Said> unknown =
        named.stream().filter(said -> !known.containsKey(said.externalId())).toList();
    giveUp(named, known);
    takeOver(unknown, known.keySet());
    follow(unknown, people, known.keySet());
    leaveGuarded();
    return renamings();
  }

  /** Frees the ids that are somebody else's now, as somebody said. */
  private void giveUp(List<Said> named, Map<String, Recorded> known) {
    List<Said> doubtful =
        lookup.hasAnswers()
            ? named.stream().filter(said -> isDoubtful(said, known)).toList()
            : List.of();
    Answers answers = Answers.whether(lookup, doubtful);
    Map<String, Said> others = new LinkedHashMap<>();
    doubtful.stream()
        .filter(said -> answers.to(said).filter(Answer::isSomeoneNew).isPresent())
        .forEach(said -> others.put(known.get(said.externalId()).account(), said));
    if (!others.isEmpty()) {
      lookup
          .glimpse(others.keySet())
          .forEach(
              (id, account) -> {
                Said said = others.get(id);
                if (!SamePersonRule.mayBe(said, account)) {
                  givenUp.put(said.externalId(), known.get(said.externalId()));
                  subjects.put(said.externalId(), said.subjectOfId());
                }
              });
    }
  }

  /** Hardly anybody: whoever is told of as before is who she was. */
  private boolean isDoubtful(Said said, Map<String, Recorded> known) {
    Recorded record = known.get(said.externalId());
    return record != null
        && !record.digest().equals(said.digest())
        && scope.allowsAny(record.schools())
        && !SamePersonRule.isClear(said, record);
  }

  private void takeOver(List<Said> unknown, Set<String> known) {
    Answers answers = Answers.who(lookup, unknown);
    Map<String, List<Recorded>> byAccount = byAccount(answers);
    Ines ines = new Ines(lookup, unknown);
    Set<String> met = met(byAccount.values().stream().flatMap(List::stream).toList(), ines.all());
    met.addAll(known);
    for (Said said : unknown) {
      Optional<Answer> answer = answers.to(said);
      if (answer.isPresent()) {
        answer
            .flatMap(Answer::account)
            .flatMap(
                account -> OneOfSeveral.of(said, byAccount.getOrDefault(account, List.of()), met))
            .filter(one -> isFree(one, met) && (one.isGone() || scope.allowsAny(one.schools())))
            .ifPresent(
                one -> {
                  take(said, one);
                  subjects.put(said.externalId(), said.subject());
                });
      } else {
        ines.of(said, met)
            .filter(one -> isFree(one, met) && isLeft(one) && SamePersonRule.isClear(said, one))
            .ifPresent(one -> take(said, one));
      }
    }
  }

  /**
   * Whether nobody but this source can have anything to say of a pupil any more. As long as another
   * speaks of her each would take her from the other, night after night; and a school's own file
   * takes nobody by an INE, which is on every school report.
   */
  private boolean isLeft(Recorded one) {
    return scope.isUnrestricted() && (one.isGone() || scope.covered().containsAll(one.schools()));
  }

  private void follow(List<Said> unknown, List<Said> people, Set<String> known) {
    List<Said> relatives =
        unknown.stream()
            .filter(said -> said.is(Profile.RELATIVE))
            .filter(said -> !taken.containsKey(said.externalId()))
            .toList();
    new Followers(lookup, scope, taken)
        .of(relatives, people, known)
        .forEach(
            (id, one) -> {
              if (takenIds.add(one.externalId())) {
                taken.put(id, one);
              }
            });
  }

  private void take(Said said, Recorded one) {
    taken.put(said.externalId(), one);
    takenIds.add(one.externalId());
  }

  private Map<String, List<Recorded>> byAccount(Answers answers) {
    Collection<String> accounts = answers.accounts();
    return accounts.isEmpty()
        ? Map.of()
        : lookup.recordsOfAccounts(accounts).stream()
            .collect(Collectors.groupingBy(Recorded::account));
  }

  private Set<String> met(Collection<Recorded> byAnswer, Collection<Recorded> byIne) {
    Set<String> ids = new HashSet<>();
    byAnswer.forEach(one -> ids.add(one.externalId()));
    byIne.forEach(one -> ids.add(one.externalId()));
    return new HashSet<>(Met.of(lookup, ids));
  }

  /** Nobody whom the source itself speaks of by the other id becomes somebody else. */
  private boolean isFree(Recorded one, Set<String> met) {
    return !met.contains(one.externalId()) && !takenIds.contains(one.externalId());
  }

  /** Accounts that the run may not touch keep their ids. */
  private void leaveGuarded() {
    Set<String> accounts = new HashSet<>();
    taken.values().forEach(one -> accounts.add(one.account()));
    givenUp.values().forEach(one -> accounts.add(one.account()));
    Set<String> guarded = accounts.isEmpty() ? Set.of() : lookup.guarded(accounts);
    taken.values().removeIf(one -> guarded.contains(one.account()));
    givenUp.values().removeIf(one -> guarded.contains(one.account()));
  }

  private Renamings renamings() {
    if (taken.isEmpty() && givenUp.isEmpty()) {
      return Renamings.NONE;
    }
    subjects.keySet().removeIf(id -> !taken.containsKey(id) && !givenUp.containsKey(id));
    return new RenamingRule(lookup, taken, givenUp, ids).with(Set.copyOf(subjects.values()));
  }
}
