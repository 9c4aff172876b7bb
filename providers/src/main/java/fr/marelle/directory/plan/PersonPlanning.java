package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Plans for pupils, teachers, staff and guests. */
final class PersonPlanning {
  private final Lookup lookup;
  private final Scope scope;
  private final BatchPlan plan;
  private final Families families;
  private final PlaceRule places;
  private final Map<String, Set<String>> toldBefore = new HashMap<>();

  PersonPlanning(Lookup lookup, Scope scope, BatchPlan plan, Families families) {
    this.lookup = lookup;
    this.scope = scope;
    this.plan = plan;
    this.families = families;
    this.places = new PlaceRule(scope);
  }

  /**
   * Somebody found out.
   *
   * @param account id of one that was there before, or that the record names
   * @param order which row of theirs it is
   */
  record Found(Said said, Optional<Recorded> record, Optional<String> account, RowOrder order) {
    static Found of(Said said, Recorded record, boolean more, Scope scope) {
      Said own =
          said.wholeTruth() || record.schools().stream().allMatch(scope::allows)
              ? said
              : said.ofPlacesAlone();
      return new Found(
          more ? own.adding(record) : own,
          Optional.of(record),
          Optional.of(record.account()),
          RowOrder.of(more, Optional.of(record), scope));
    }
  }

  /** What will be kept of the pupils among them, by external id. */
  Map<String, Recorded> plan(List<Heard> news) {
    if (news.isEmpty()) {
      return Map.of();
    }
    List<Found> found = found(news);
    Set<String> wanted = new HashSet<>();
    found.forEach(one -> one.account().ifPresent(wanted::add));
    Map<String, Account> accounts = wanted.isEmpty() ? Map.of() : lookup.accounts(wanted);
    findRelatives(found);
    Map<String, Recorded> pupils = new HashMap<>();
    for (Found one : untouched(found, lookup, plan)) {
      plan(one, one.account().map(accounts::get))
          .filter(record -> record.profile() == Profile.PUPIL)
          .ifPresent(
              record -> {
                pupils.put(record.externalId(), record);
                if (!one.said().relatives().isAbsent()) {
                  families.tellOfPupil(record.externalId(), relatives(one));
                }
              });
    }
    return pupils;
  }

  /** Whom pupils named before, and whose those are whom they name: asked for all at once. */
  private void findRelatives(List<Found> found) {
    Set<String> pupils = new HashSet<>();
    Set<String> named = new HashSet<>();
    for (Found one : found) {
      one.said()
          .relatives()
          .value()
          .filter(relatives -> one.order() == RowOrder.FURTHER || !scope.isUnrestricted())
          .ifPresent(
              relatives -> {
                pupils.add(one.said().externalId());
                named.addAll(relatives);
              });
    }
    if (!pupils.isEmpty()) {
      lookup.tiesOfPupils(pupils).stream()
          .filter(tie -> tie.saidBy() == Tie.Side.PUPIL)
          .forEach(
              tie ->
                  toldBefore
                      .computeIfAbsent(tie.pupil(), id -> new HashSet<>())
                      .add(tie.relative()));
      lookup.records(named);
    }
  }

  /** Without those whose accounts the run may not touch. */
  static List<Found> untouched(List<Found> found, Lookup lookup, BatchPlan plan) {
    Set<String> accounts = new HashSet<>();
    found.forEach(one -> one.account().ifPresent(accounts::add));
    Set<String> guarded = accounts.isEmpty() ? Set.of() : lookup.guarded(accounts);
    List<Found> others = new ArrayList<>();
    for (Found one : found) {
      if (one.account().filter(guarded::contains).isPresent()) {
        plan.ask(Question.GUARDED.at(one.said().location(), one.said().fullName()));
      } else {
        others.add(one);
      }
    }
    return others;
  }

  /** Those who belong to other schools alone are not to be had by writing their ids into a file. */
  private Set<String> relatives(Found one) {
    Said said = one.said();
    Set<String> relatives = new HashSet<>(said.relatives().value().orElse(Set.of()));
    Set<String> before = toldBefore.getOrDefault(said.externalId(), Set.of());
    if (one.order() == RowOrder.FURTHER) {
      relatives.addAll(before);
    }
    if (!scope.isUnrestricted() && !relatives.isEmpty()) {
      lookup
          .records(relatives)
          .forEach(
              (id, record) -> {
                if (!scope.allowsAny(record.schools()) && !before.contains(id)) {
                  relatives.remove(id);
                  plan.ask(Question.BELONGS_ELSEWHERE.at(said.location(), id));
                }
              });
    }
    return relatives;
  }

  private List<Found> found(List<Heard> news) {
    Matching matching =
        new Matching(
            lookup,
            scope,
            plan,
            news.stream()
                .filter(one -> one.record().isEmpty())
                .map(one -> candidate(one.said()))
                .toList());
    List<Found> found = new ArrayList<>();
    for (Heard one : news) {
      if (one.record().isPresent()) {
        found.add(Found.of(one.said(), one.record().get(), one.more(), scope));
      } else if (one.said().namedSchools().isEmpty()) {
        plan.ask(Question.NO_SCHOOL.at(one.said().location(), one.said().fullName()));
      } else {
        of(one.said(), matching.match(candidate(one.said())), plan, scope).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Matching.Candidate candidate(Said said) {
    return new Matching.Candidate(said, said.namedSchools());
  }

  /** Whom an entry is about; empty where a question is asked. */
  static Optional<Found> of(Said said, Matching.Match match, BatchPlan plan, Scope scope) {
    if (match instanceof Matching.Match.Known known) {
      return Optional.of(
          Found.of(said.of(known.record().externalId()), known.record(), known.more(), scope));
    }
    if (match instanceof Matching.Match.Unclear) {
      return Optional.empty();
    }
    Said named = said;
    if (!said.hasId()) {
      named = said.of(plan.newExternalId());
      plan.saw(named.externalId());
      plan.given(said, named.externalId());
    }
    return Optional.of(
        new Found(
            named,
            Optional.empty(),
            match instanceof Matching.Match.Adopted adopted
                ? Optional.of(adopted.account())
                : Optional.empty(),
            RowOrder.ONLY));
  }

  /** Of several rows one does not take back what another says. */
  private void keep(Found one, Recorded record, Set<PlaceName> where) {
    if (one.order() == RowOrder.FURTHER) {
      plan.unnamed().namesPlaces(record.externalId(), where);
    } else if (one.order() == RowOrder.FIRST) {
      Set<PlaceName> others = new HashSet<>(record.places());
      others.removeAll(where);
      plan.unnamed().leavesPlaces(record.externalId(), others);
    }
    if (one.order() != RowOrder.ONLY) {
      where.addAll(record.places());
    }
  }

  /** Whoever has gone from elsewhere, and comes here, is of no other school any more. */
  private Set<PlaceName> places(Recorded record) {
    return record.isGone() && !scope.allowsAny(record.schools()) ? Set.of() : record.places();
  }

  private Optional<Recorded> plan(Found one, Optional<Account> account) {
    Said said = one.said();
    Optional<Profile> profile = TargetRule.profile(said, one.record());
    if (profile.isEmpty()) {
      plan.ask(Question.UNKNOWN_PERSON.at(said.location(), said.externalId()));
      return Optional.empty();
    }
    Set<PlaceName> where =
        places.of(said, profile.get(), one.record().map(this::places).orElse(Set.of()));
    one.record().ifPresent(record -> keep(one, record, where));
    if (where.isEmpty()) {
      plan.ask(Question.NO_SCHOOL.at(said.location(), said.fullName()));
      return Optional.empty();
    }
    Optional<Recorded> before = account.isPresent() ? one.record() : Optional.empty();
    Target target =
        new TargetRule(said, account, before)
            .target(profile.get(), account.map(Account::children).orElse(Set.of()), where);
    return Optional.of(
        account.isPresent()
            ? plan.alter(said, account.get(), before, target, Set.of(), one.order())
            : plan.create(said, target));
  }
}
