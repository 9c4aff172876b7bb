package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds who somebody is of whom the directory never spoke by that id: whoever has the id already;
 * else whoever of the same school and profile is called the same, and a pupil was born the same
 * day. Several hits are a question, never an account; what somebody answered to it goes before all
 * else.
 */
final class Matching {
  private final Lookup lookup;
  private final Scope scope;
  private final BatchPlan plan;
  private final Map<String, List<String>> byId;
  private final Map<NameKey, List<Hit>> byName = new HashMap<>();
  private final Map<String, Set<String>> inUse;
  private final Set<String> newcomers = new HashSet<>();
  private final Set<String> spokenOf;
  private final Answers answers;
  private final Map<String, List<Recorded>> answeredRecords = new HashMap<>();
  private final Set<String> answeredAccounts = new HashSet<>();
  private final Ines ines;

  /**
   * @param people all of whom somebody may be looked for
   */
  Matching(Lookup lookup, Scope scope, BatchPlan plan, Collection<Candidate> people) {
    this.lookup = lookup;
    this.scope = scope;
    this.plan = plan;
    Set<String> ids =
        people.stream()
            .map(Candidate::said)
            .filter(Said::hasId)
            .map(Said::externalId)
            .collect(Collectors.toSet());
    this.byId = ids.isEmpty() ? Map.of() : lookup.accountsByExternalId(ids);
    this.spokenOf = new HashSet<>(find(people));
    List<Said> said = people.stream().map(Candidate::said).toList();
    this.answers = Answers.who(lookup, said);
    this.ines = new Ines(lookup, said);
    this.inUse = inUse(people);
    spokenOf.addAll(met(ines.all()));
    Collection<String> accounts = answers.accounts();
    if (!accounts.isEmpty()) {
      answeredAccounts.addAll(lookup.glimpse(accounts).keySet());
      lookup.recordsOfAccounts(answeredAccounts).forEach(record -> add(answeredRecords, record));
    }
  }

  /**
   * Somebody to be looked for.
   *
   * @param schools where
   */
  record Candidate(Said said, Set<String> schools) {}

  /** Who somebody is. */
  sealed interface Match {
    /** An account that the directory has not spoken of. */
    record Adopted(String account) implements Match {}

    /**
     * Somebody the directory spoke of, by a source that gives no ids.
     *
     * @param more whether this source did, in an earlier row
     */
    record Known(Recorded record, boolean more) implements Match {}

    /** Nobody. */
    record Newcomer() implements Match {}

    /** The question is asked. */
    record Unclear() implements Match {}
  }

  private record Hit(Optional<Recorded> record, String account, Optional<String> birthDate) {}

  private Set<String> find(Collection<Candidate> people) {
    Set<String> schools = new HashSet<>();
    Set<NameAt> names = new HashSet<>();
    for (Candidate one : people) {
      schools.addAll(one.schools());
      one.schools()
          .forEach(
              school -> one.said().nameKeys().forEach(name -> names.add(new NameAt(school, name))));
    }
    if (!schools.isEmpty()) {
      lookup
          .strangers(schools)
          .forEach(
              stranger ->
                  add(
                      stranger.nameKey(),
                      new Hit(Optional.empty(), stranger.id(), stranger.birthDate())));
    }
    if (names.isEmpty()) {
      return Set.of();
    }
    List<Recorded> known = lookup.recordsByName(names);
    known.forEach(
        record ->
            add(
                new NameKey(record.nameKey()),
                new Hit(Optional.of(record), record.account(), record.birthDate())));
    return met(known);
  }

  private Set<String> met(Collection<Recorded> known) {
    return Met.of(lookup, known.stream().map(Recorded::externalId).collect(Collectors.toSet()));
  }

  /** Of the accounts that the directory has not spoken of, only those that may be somebody's. */
  private Map<String, Set<String>> inUse(Collection<Candidate> people) {
    Set<String> accounts = new HashSet<>();
    Set<String> schools = new HashSet<>();
    for (Candidate one : people) {
      for (NameKey name : one.said().nameKeys()) {
        byName.getOrDefault(name, List.of()).stream()
            .filter(hit -> hit.record().isEmpty())
            .forEach(hit -> accounts.add(hit.account()));
      }
      schools.addAll(one.schools());
    }
    return accounts.isEmpty() ? Map.of() : lookup.inUse(accounts, schools);
  }

  private void add(NameKey name, Hit hit) {
    byName.computeIfAbsent(name, key -> new ArrayList<>()).add(hit);
  }

  Match match(Candidate one) {
    return answers
        .to(one.said())
        .flatMap(answer -> answered(one, answer))
        .orElseGet(() -> unanswered(one));
  }

  /** Empty where the answer is none any more. */
  private Optional<Match> answered(Candidate one, Answer answer) {
    Said said = one.said();
    if (answer.isSomeoneNew()) {
      return Optional.of(someoneNew(one));
    }
    String account = answer.account().orElseThrow();
    Optional<Recorded> record =
        OneOfSeveral.of(said, answeredRecords.getOrDefault(account, List.of()), spokenOf);
    if (!answeredAccounts.contains(account) || (record.isPresent() && said.hasId())) {
      return Optional.empty();
    }
    if (said.hasId()) {
      plan.answered(said.externalId(), said.subject());
    }
    return Optional.of(
        record
            .map(known -> known(one, new Hit(record, account, known.birthDate())))
            .orElseGet(() -> inScope(said, account)));
  }

  /** Of somebody without an id an earlier row may have made the account, even of another batch. */
  private Match someoneNew(Candidate one) {
    Said said = one.said();
    if (said.hasId()) {
      plan.answered(said.externalId(), said.subject());
      return new Match.Newcomer();
    }
    List<Recorded> made =
        hits(one).stream()
            .flatMap(hit -> hit.record().stream())
            .filter(record -> lookup.isOfThisRun(record) && !record.adopted())
            .toList();
    if (made.isEmpty() && isFirst(one)) {
      plan.answeredNewcomer(said);
      return new Match.Newcomer();
    }
    if (made.size() != 1) {
      return taken(said, Set.of());
    }
    Recorded record = made.get(0);
    plan.answered(record.externalId(), said.subject());
    return known(one, new Hit(Optional.of(record), record.account(), record.birthDate()));
  }

  private Match unanswered(Candidate one) {
    Said said = one.said();
    List<String> sameId =
        said.hasId() ? byId.getOrDefault(said.externalId(), List.of()) : List.of();
    if (!sameId.isEmpty()) {
      return sameId.size() > 1 ? several(said, sameId) : inScope(said, sameId.get(0));
    }
    List<Hit> hits = hits(one);
    if (hits.size() > 1) {
      hits.forEach(hit -> hit.record().ifPresent(this::name));
      return several(said, hits.stream().map(Hit::account).toList());
    }
    if (hits.isEmpty()) {
      List<Recorded> others = said.hasId() ? byOtherIds(one) : List.of();
      if (!others.isEmpty()) {
        return otherId(one, others);
      }
      return said.hasId() || isFirst(one) ? new Match.Newcomer() : taken(said, Set.of());
    }
    Hit hit = hits.get(0);
    if (said.is(Profile.PUPIL) && hit.record().isEmpty() && !isBorn(said, hit.birthDate())) {
      plan.ask(Question.NO_BIRTH_DATE.whether(said, Set.of(hit.account()), false, said.fullName()));
      return new Match.Unclear();
    }
    return known(one, hit);
  }

  /** A question names somebody: she is there, if her own row has not said so. */
  private void name(Recorded record) {
    if (!spokenOf.contains(record.externalId())) {
      plan.named(record.externalId());
    }
  }

  private Match otherId(Candidate one, List<Recorded> others) {
    Said said = one.said();
    others.forEach(this::name);
    List<Recorded> allowed =
        others.stream()
            .filter(record -> record.isGone() || scope.allowsAny(record.schools()))
            .toList();
    if (allowed.isEmpty()) {
      plan.ask(Question.BELONGS_ELSEWHERE.at(said.location(), said.fullName()));
      return new Match.Unclear();
    }
    boolean clear =
        others.size() == 1
            && isOfItsSchools(one, others.get(0))
            && said.nameKeys().contains(new NameKey(others.get(0).nameKey()))
            && (!said.is(Profile.PUPIL) || isBorn(said, others.get(0).birthDate()));
    plan.ask(
        Question.OTHER_ID.whether(
            said,
            allowed.stream().map(Recorded::account).toList(),
            clear,
            said.fullName(),
            Integer.toString(others.size())));
    return new Match.Unclear();
  }

  /** Whoever signs in with an account of one school comes by another's people only if asked. */
  private boolean isOfItsSchools(Candidate one, Recorded record) {
    return record.schools().containsAll(one.schools())
        || lookup.inUse(Set.of(record.account()), Set.of()).isEmpty();
  }

  /**
   * Those of the same school, name, profile and birth date whom the directory knows by the ids of
   * another source, and of whom this one has not spoken. That an id is another one makes nobody
   * somebody else.
   */
  private List<Recorded> byOtherIds(Candidate one) {
    Said said = one.said();
    Map<String, List<Recorded>> others = new HashMap<>();
    for (NameKey name : said.nameKeys()) {
      byName.getOrDefault(name, List.of()).stream()
          .flatMap(hit -> hit.record().stream())
          .filter(record -> mayBeByAnotherId(said, record))
          .filter(record -> isAtOneOf(one.schools(), record))
          .filter(record -> !SamePersonRule.isBornAnotherDay(said, record.birthDate()))
          .filter(record -> !spokenOf.contains(record.externalId()))
          .filter(record -> !plan.hasSeen(record.externalId()))
          .forEach(record -> add(others, record));
    }
    // Whoever could be taken over has been: these are called otherwise, or elsewhere, or met.
    ines.of(said, spokenOf)
        .filter(record -> mayBeByAnotherId(said, record))
        .ifPresent(record -> add(others, record));
    return others.values().stream()
        .flatMap(records -> OneOfSeveral.of(said, records, spokenOf).stream())
        .toList();
  }

  private static void add(Map<String, List<Recorded>> byAccount, Recorded record) {
    byAccount.computeIfAbsent(record.account(), id -> new ArrayList<>()).add(record);
  }

  /** Of whom an id was just given up her own may still be another of the same source. */
  private boolean mayBeByAnotherId(Said said, Recorded record) {
    return plan.isFreed(said.externalId())
        || !Namespace.isSame(record.externalId(), said.externalId());
  }

  /** Nobody gets another school's account by writing its id into a file. */
  private Match inScope(Said said, String account) {
    if (!scope.isUnrestricted() && lookup.accountsAt(scope.allowed(), Set.of(account)).isEmpty()) {
      plan.ask(Question.BELONGS_ELSEWHERE.at(said.location(), said.fullName()));
      return new Match.Unclear();
    }
    return adopt(said, account);
  }

  private Match known(Candidate one, Hit hit) {
    Said said = one.said();
    if (hit.record().isEmpty()) {
      return stranger(one, hit.account());
    }
    Recorded record = hit.record().get();
    if (said.hasId()) {
      return taken(said, Set.of(record.account()));
    }
    boolean more = spokenOf.contains(record.externalId());
    if (plan.hasSeen(record.externalId()) || (more && !MergedRows.mayBeTheSame(said, record))) {
      return taken(said, Set.of());
    }
    plan.saw(record.externalId());
    if (!scope.allowsAny(record.schools())) {
      plan.ask(Question.BELONGS_ELSEWHERE.at(said.location(), said.fullName()));
      return new Match.Unclear();
    }
    return new Match.Known(record, more);
  }

  /**
   * A name is little proof. Whoever signs in with an account of one school would come by another's
   * people if it were taken for an account of somebody who is of both: then a person decides.
   */
  private Match stranger(Candidate one, String account) {
    Set<String> gained = new TreeSet<>(one.schools());
    gained.removeIf(school -> !scope.allows(school));
    gained.removeAll(inUse.getOrDefault(account, Set.of()));
    if (!inUse.containsKey(account) || gained.isEmpty()) {
      return adopt(one.said(), account);
    }
    plan.ask(
        Question.IN_USE.whether(
            one.said(), Set.of(account), false, one.said().fullName(), String.join(", ", gained)));
    return new Match.Unclear();
  }

  private List<Hit> hits(Candidate one) {
    Map<String, Hit> hits = new HashMap<>();
    for (NameKey name : one.said().nameKeys()) {
      byName.getOrDefault(name, List.of()).stream()
          .filter(hit -> !one.said().hasId() || hit.record().filter(this::isOther).isEmpty())
          .filter(hit -> hit.record().isEmpty() || isAtOneOf(one.schools(), hit.record().get()))
          .filter(hit -> !isBornAnotherDay(one.said(), hit))
          .forEach(hit -> hits.put(hit.account(), hit));
    }
    return List.copyOf(hits.values());
  }

  /**
   * Whether a record is not that of an account that this run has found to be somebody: then nobody
   * can say which of two entries it is. It is asked of the tables, so that whoever goes on after a
   * break asks the same.
   */
  private boolean isOther(Recorded record) {
    return !record.adopted() || !lookup.isOfThisRun(record);
  }

  private static boolean isAtOneOf(Set<String> schools, Recorded record) {
    return record.schools().stream().anyMatch(schools::contains);
  }

  /** An account that does not tell the day may be the one: better a question than a second one. */
  private static boolean isBornAnotherDay(Said said, Hit hit) {
    return said.is(Profile.PUPIL) && SamePersonRule.isBornAnotherDay(said, hit.birthDate());
  }

  private static boolean isBorn(Said said, Optional<String> birthDate) {
    return birthDate.isPresent()
        && birthDate.equals(said.birthDate().value().map(LocalDate::toString));
  }

  private boolean isFirst(Candidate one) {
    return newcomers.add(
        one.said().nameKeys()
            + one.schools().toString()
            + one.said().birthDate().value().map(LocalDate::toString).orElse(""));
  }

  private Match adopt(Said said, String account) {
    return plan.take(account) ? new Match.Adopted(account) : taken(said, Set.of(account));
  }

  /** Of two rows without an id nobody can say by what to know the second again. */
  private Match taken(Said said, Set<String> accounts) {
    plan.ask(
        said.hasId()
            ? Question.ACCOUNT_TAKEN.whether(said, accounts, false, said.fullName())
            : Question.ACCOUNT_TAKEN.at(said.location(), said.fullName()));
    return new Match.Unclear();
  }

  private Match several(Said said, List<String> accounts) {
    Collection<String> allowed =
        scope.isUnrestricted() ? accounts : lookup.accountsAt(scope.allowed(), accounts);
    plan.ask(
        Question.SEVERAL_ACCOUNTS.whether(
            said, allowed, false, said.fullName(), Integer.toString(accounts.size())));
    return new Match.Unclear();
  }
}
