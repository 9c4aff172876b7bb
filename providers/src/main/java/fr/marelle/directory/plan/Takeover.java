package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Saying;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
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
    List<Said> named =
        people.stream().filter(said -> said.hasId() && said.saying() == Saying.WHOLE).toList();
    Answers answers = new Answers(lookup, named);
    if (!lookup.hasAnswers() && !lookup.hasInes()) {
      return Renamings.NONE;
    }
    Map<String, Recorded> known =
        lookup.records(named.stream().map(Said::externalId).collect(Collectors.toSet()));
    Map<String, Recorded> byAccount = byAccount(answers);
    Map<String, List<Recorded>> byIne =
        Ines.of(
            lookup, named.stream().filter(said -> !known.containsKey(said.externalId())).toList());
    Set<String> met = met(byAccount.values(), byIne.values());
    met.addAll(known.keySet());
    for (Said said : named) {
      Optional<Answer> answer = answers.to(said);
      Recorded record = known.get(said.externalId());
      if (record != null) {
        answer
            .filter(Answer::isSomeoneNew)
            .filter(given -> isSomebodyElse(said, record))
            .ifPresent(given -> givenUp.put(said.externalId(), record));
      } else if (answer.isPresent()) {
        answer
            .flatMap(Answer::account)
            .map(byAccount::get)
            .filter(one -> isFree(one, met) && scope.allowsAny(one.schools()))
            .ifPresent(
                one -> {
                  take(said, one);
                  subjects.put(said.externalId(), said.subject());
                });
      } else {
        byIne(said, byIne).filter(one -> isFree(one, met)).ifPresent(one -> take(said, one));
      }
    }
    follow(named.stream().filter(said -> said.is(Profile.RELATIVE)).toList(), people, known);
    return renamings();
  }

  /**
   * A relative follows her children: whoever is called the same, and is tied to one of them by an
   * id of another source, if that source knows none of her children any more.
   */
  private void follow(List<Said> relatives, List<Said> people, Map<String, Recorded> known) {
    List<Said> unknown =
        relatives.stream()
            .filter(said -> !known.containsKey(said.externalId()))
            .filter(said -> !taken.containsKey(said.externalId()))
            .toList();
    Map<String, Set<String>> children = children(unknown, people);
    if (children.isEmpty()) {
      return;
    }
    Map<String, Set<String>> tied = tiedBefore(children);
    Map<String, Recorded> before =
        lookup.records(tied.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    Map<String, Set<String>> theirs = Families.byRelative(lookup.tiesOfRelatives(before.keySet()));
    Set<String> met = new HashSet<>(Met.of(lookup, before.keySet()));
    met.addAll(known.keySet());
    for (Said said : unknown) {
      List<Recorded> same =
          tied.getOrDefault(said.externalId(), Set.of()).stream()
              .map(before::get)
              .filter(one -> one != null && isFree(one, met))
              .filter(one -> one.profile() == Profile.RELATIVE && isCalled(said, one))
              .filter(one -> !namespace(one.externalId()).equals(namespace(said.externalId())))
              .filter(one -> scope.allowsAny(one.schools()))
              .filter(one -> hasNoChildLeft(one, theirs))
              .toList();
      if (same.size() == 1) {
        take(said, same.get(0));
      }
    }
  }

  private void take(Said said, Recorded one) {
    taken.put(said.externalId(), one);
    takenIds.add(one.externalId());
  }

  private static boolean isCalled(Said said, Recorded record) {
    return said.nameKeys().contains(new NameKey(record.nameKey()));
  }

  private boolean hasNoChildLeft(Recorded relative, Map<String, Set<String>> children) {
    String namespace = namespace(relative.externalId());
    return children.getOrDefault(relative.externalId(), Set.of()).stream()
        .allMatch(child -> takenIds.contains(child) || !namespace(child).equals(namespace));
  }

  /** The pupils whom relatives stand in for by their new ids. */
  private Map<String, Set<String>> children(List<Said> relatives, List<Said> people) {
    if (relatives.isEmpty()) {
      return Map.of();
    }
    Set<String> ids = relatives.stream().map(Said::externalId).collect(Collectors.toSet());
    Map<String, Set<String>> children =
        new HashMap<>(Families.byRelative(lookup.tiesOfRelatives(ids)));
    for (Said relative : relatives) {
      relative.children().value().orElse(List.of()).stream()
          .filter(Child.ById.class::isInstance)
          .map(child -> ((Child.ById) child).pupil().text())
          .forEach(
              pupil ->
                  children
                      .computeIfAbsent(relative.externalId(), id -> new HashSet<>())
                      .add(pupil));
    }
    for (Said said : people) {
      said.relatives().value().orElse(Set.of()).stream()
          .filter(ids::contains)
          .forEach(
              id -> children.computeIfAbsent(id, one -> new HashSet<>()).add(said.externalId()));
    }
    return children;
  }

  /** Who else stood in for the same pupils. */
  private Map<String, Set<String>> tiedBefore(Map<String, Set<String>> children) {
    Set<String> pupils = new HashSet<>();
    children.values().forEach(pupils::addAll);
    Set<String> asked = new HashSet<>(pupils);
    pupils.forEach(
        id -> Optional.ofNullable(taken.get(id)).ifPresent(one -> asked.add(one.externalId())));
    Map<String, Set<String>> byPupil = new HashMap<>();
    lookup
        .tiesOfPupils(asked)
        .forEach(
            tie -> byPupil.computeIfAbsent(tie.pupil(), id -> new HashSet<>()).add(tie.relative()));
    Map<String, Set<String>> tied = new HashMap<>();
    children.forEach(
        (relative, some) -> {
          Set<String> others = tied.computeIfAbsent(relative, id -> new HashSet<>());
          for (String pupil : some) {
            others.addAll(byPupil.getOrDefault(pupil, Set.of()));
            Optional.ofNullable(taken.get(pupil))
                .ifPresent(one -> others.addAll(byPupil.getOrDefault(one.externalId(), Set.of())));
          }
          others.remove(relative);
        });
    return tied;
  }

  private Map<String, Recorded> byAccount(Answers answers) {
    Collection<String> accounts = answers.accounts();
    return accounts.isEmpty()
        ? Map.of()
        : lookup.recordsOfAccounts(accounts).stream()
            .collect(Collectors.toMap(Recorded::account, Function.identity(), (a, b) -> a));
  }

  private Set<String> met(Collection<Recorded> byAnswer, Collection<List<Recorded>> byIne) {
    Set<String> ids = new HashSet<>();
    byAnswer.forEach(one -> ids.add(one.externalId()));
    byIne.forEach(some -> some.forEach(one -> ids.add(one.externalId())));
    return Met.of(lookup, ids);
  }

  /** Nobody whom the source itself speaks of by the other id becomes somebody else. */
  private boolean isFree(Recorded one, Set<String> met) {
    return !met.contains(one.externalId()) && !takenIds.contains(one.externalId());
  }

  private Optional<Recorded> byIne(Said said, Map<String, List<Recorded>> byIne) {
    List<Recorded> hits = said.inePrint().map(byIne::get).orElse(List.of());
    return hits.size() == 1
        ? Optional.of(hits.get(0))
            .filter(one -> SamePersonRule.isClear(said, one))
            .filter(one -> scope.allowsAny(one.schools()) || one.isGone())
        : Optional.empty();
  }

  private boolean isSomebodyElse(Said said, Recorded record) {
    Account account = lookup.glimpse(Set.of(record.account())).get(record.account());
    return scope.allowsAny(record.schools())
        && !SamePersonRule.isClear(said, record)
        && account != null
        && !SamePersonRule.mayBe(said, account);
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
    leaveGuarded();
    if (taken.isEmpty() && givenUp.isEmpty()) {
      return Renamings.NONE;
    }
    Map<String, Recorded> renamed = new LinkedHashMap<>();
    Map<String, String> newIds = new HashMap<>();
    taken.forEach(
        (id, record) -> {
          renamed.put(id, record);
          newIds.put(record.externalId(), id);
        });
    Map<String, Set<String>> lost = new HashMap<>();
    Set<String> mute = new HashSet<>();
    givenUp.forEach(
        (id, record) -> {
          renamed.put(BatchPlan.OWN_IDS + ids.get(), record);
          mute.add(id);
        });
    lookup
        .tiesOfRelatives(mute)
        .forEach(
            tie ->
                lost.computeIfAbsent(givenUp.get(tie.relative()).account(), id -> new HashSet<>())
                    .add(tie.pupil()));
    Retelling retelling = new Retelling(lookup, newIds);
    Plan.Told told = retelling.told(mute);
    Map<String, Set<String>> ended = retelling.ended(told);
    Map<String, Recorded> relatives =
        ended.isEmpty() ? new HashMap<>() : new HashMap<>(lookup.records(ended.keySet()));
    relatives.putAll(taken);
    ended.forEach(
        (relative, pupils) -> {
          if (relatives.containsKey(relative)) {
            lost.computeIfAbsent(relatives.get(relative).account(), id -> new HashSet<>())
                .addAll(pupils);
          }
        });
    subjects.keySet().retainAll(taken.keySet());
    return new Renamings(
        renamed, newIds, lost, told, Set.copyOf(subjects.values()), taken.keySet());
  }

  /** Within which an id is unique. */
  static String namespace(String externalId) {
    int end = Math.max(externalId.indexOf(ExternalId.SEPARATOR), 0);
    return externalId.startsWith(BatchPlan.OWN_IDS)
        ? BatchPlan.OWN_IDS
        : externalId.substring(0, end);
  }

  /** The ties of people whose ids are others now. */
  private static final class Retelling {
    private final Lookup lookup;
    private final Map<String, String> newIds;
    private final Set<Tie> before = new HashSet<>();

    Retelling(Lookup lookup, Map<String, String> newIds) {
      this.lookup = lookup;
      this.newIds = newIds;
    }

    /**
     * All that is told anew.
     *
     * @param mute whose own word holds no longer
     */
    Plan.Told told(Set<String> mute) {
      Set<Tie> touched = new HashSet<>(lookup.tiesOfPupils(newIds.keySet()));
      touched.addAll(lookup.tiesOfRelatives(newIds.keySet()));
      touched.addAll(ownOf(mute));
      Set<String> pupils = owners(touched, Tie.Side.PUPIL);
      Set<String> relatives = owners(touched, Tie.Side.RELATIVE);
      Set<Tie> all = new HashSet<>(touched);
      lookup.tiesOfPupils(pupils).stream()
          .filter(tie -> tie.saidBy() == Tie.Side.PUPIL)
          .forEach(all::add);
      lookup.tiesOfRelatives(relatives).stream()
          .filter(tie -> tie.saidBy() == Tie.Side.RELATIVE)
          .forEach(all::add);
      Set<Tie> ties = new HashSet<>();
      all.stream()
          .filter(tie -> !mute.contains(tie.owner()))
          .forEach(tie -> (isOfBefore(tie) ? before : ties).add(now(tie)));
      return new Plan.Told(withNew(pupils), withNew(relatives), ties);
    }

    /** Pupils whom nobody says any more to be a relative's, by the relative. */
    Map<String, Set<String>> ended(Plan.Told told) {
      Map<String, Set<String>> ended = Families.byRelative(before);
      if (!ended.isEmpty()) {
        List<Tie> stands = new ArrayList<>(lookup.tiesOfRelatives(ended.keySet()));
        stands.addAll(told.ties());
        stands.stream()
            .filter(tie -> ended.containsKey(tie.relative()))
            .forEach(tie -> ended.get(tie.relative()).remove(tie.pupil()));
      }
      return ended;
    }

    private Tie now(Tie tie) {
      return new Tie(now(tie.pupil()), now(tie.relative()), tie.saidBy());
    }

    private List<Tie> ownOf(Set<String> mute) {
      List<Tie> own = new ArrayList<>(lookup.tiesOfPupils(mute));
      own.addAll(lookup.tiesOfRelatives(mute));
      own.removeIf(tie -> !mute.contains(tie.owner()));
      return own;
    }

    private static Set<String> owners(Collection<Tie> ties, Tie.Side side) {
      return ties.stream()
          .filter(tie -> tie.saidBy() == side)
          .map(Tie::owner)
          .collect(Collectors.toSet());
    }

    private Set<String> withNew(Set<String> ids) {
      Set<String> all = new HashSet<>(ids);
      ids.forEach(id -> all.add(now(id)));
      return all;
    }

    private String now(String id) {
      return newIds.getOrDefault(id, id);
    }

    /**
     * Of two whom the new source both knows only its own word holds: what the other said nobody
     * would ever say again, nor take back.
     */
    private boolean isOfBefore(Tie tie) {
      return (isOfAnotherSource(tie.pupil()) || isOfAnotherSource(tie.relative()))
          && namespace(now(tie.pupil())).equals(namespace(now(tie.relative())));
    }

    private boolean isOfAnotherSource(String id) {
      return newIds.containsKey(id) && !namespace(id).equals(namespace(now(id)));
    }
  }

  /** Pupils by the fingerprints of their INE. */
  static final class Ines {
    private Ines() {}

    /** Those who have the INE of one of these people. */
    static Map<String, List<Recorded>> of(Lookup lookup, Collection<Said> people) {
      Set<String> prints = new HashSet<>();
      people.stream()
          .filter(said -> said.is(Profile.PUPIL))
          .forEach(said -> said.inePrint().ifPresent(prints::add));
      return prints.isEmpty() || !lookup.hasInes()
          ? Map.of()
          : lookup.recordsByIne(prints).stream()
              .collect(Collectors.groupingBy(one -> one.inePrint().orElse("")));
    }
  }
}
