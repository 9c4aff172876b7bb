package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.ExternalId;
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
 * day. Several hits are a question, never an account.
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
    this.spokenOf = find(people);
    this.inUse = inUse(people);
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
    return lookup.seen(known.stream().map(Recorded::externalId).collect(Collectors.toSet()));
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
    Said said = one.said();
    List<String> sameId =
        said.hasId() ? byId.getOrDefault(said.externalId(), List.of()) : List.of();
    if (!sameId.isEmpty()) {
      return sameId.size() > 1 ? several(said, sameId.size()) : sameId(said, sameId.get(0));
    }
    List<Hit> hits = hits(one);
    if (hits.size() > 1) {
      hits.forEach(hit -> hit.record().ifPresent(record -> plan.saw(record.externalId())));
      return several(said, hits.size());
    }
    if (hits.isEmpty()) {
      List<Recorded> others = said.hasId() ? byOtherIds(one) : List.of();
      if (!others.isEmpty()) {
        others.forEach(record -> plan.saw(record.externalId()));
        plan.ask(
            Question.OTHER_ID.at(
                said.location(), said.fullName(), Integer.toString(others.size())));
        return new Match.Unclear();
      }
      return said.hasId() || isFirst(one) ? new Match.Newcomer() : taken(said);
    }
    return known(one, hits.get(0));
  }

  /**
   * Those of the same school, name, profile and birth date whom the directory knows by the ids of
   * another source, and of whom this one has not spoken. That an id is another one makes nobody
   * somebody else.
   */
  private List<Recorded> byOtherIds(Candidate one) {
    Said said = one.said();
    Map<String, Recorded> others = new HashMap<>();
    for (NameKey name : said.nameKeys()) {
      byName.getOrDefault(name, List.of()).stream()
          .flatMap(hit -> hit.record().stream())
          .filter(record -> !namespace(record.externalId()).equals(namespace(said.externalId())))
          .filter(record -> isAtOneOf(one.schools(), record))
          .filter(record -> !SamePersonRule.isBornAnotherDay(said, record.birthDate()))
          .filter(record -> !spokenOf.contains(record.externalId()))
          .filter(record -> !plan.hasSeen(record.externalId()))
          .forEach(record -> others.put(record.account(), record));
    }
    return List.copyOf(others.values());
  }

  private static String namespace(String externalId) {
    int end = Math.max(externalId.indexOf(ExternalId.SEPARATOR), 0);
    return externalId.startsWith(BatchPlan.OWN_IDS)
        ? BatchPlan.OWN_IDS
        : externalId.substring(0, end);
  }

  /** Nobody gets another school's account by writing its id into a file. */
  private Match sameId(Said said, String account) {
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
    if (said.hasId()) {
      return taken(said);
    }
    Recorded record = hit.record().get();
    boolean more = spokenOf.contains(record.externalId());
    if (plan.hasSeen(record.externalId()) || (more && !MergedRows.mayBeTheSame(said, record))) {
      return taken(said);
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
        Question.IN_USE.at(
            one.said().location(), one.said().fullName(), String.join(", ", gained)));
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
    return said.is(Profile.PUPIL)
        && hit.birthDate().isPresent()
        && said.birthDate().value().map(LocalDate::toString).isPresent()
        && !hit.birthDate().equals(said.birthDate().value().map(LocalDate::toString));
  }

  private boolean isFirst(Candidate one) {
    return newcomers.add(
        one.said().nameKeys()
            + one.schools().toString()
            + one.said().birthDate().value().map(LocalDate::toString).orElse(""));
  }

  private Match adopt(Said said, String account) {
    return plan.take(account) ? new Match.Adopted(account) : taken(said);
  }

  private Match taken(Said said) {
    plan.ask(Question.ACCOUNT_TAKEN.at(said.location(), said.fullName()));
    return new Match.Unclear();
  }

  private Match several(Said said, int hits) {
    plan.ask(
        Question.SEVERAL_ACCOUNTS.at(said.location(), said.fullName(), Integer.toString(hits)));
    return new Match.Unclear();
  }
}
