package fr.marelle.directory.plan;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Location;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Plans for relatives: those whom the batch speaks of, and those whose children it speaks of. They
 * belong where their children do.
 */
final class RelativePlanning {
  private final Lookup lookup;
  private final Scope scope;
  private final BatchPlan plan;
  private final Families families;

  /** The pupils whom each relative's entry named last. */
  private final Map<String, Set<String>> toldBefore = new HashMap<>();

  RelativePlanning(Lookup lookup, Scope scope, BatchPlan plan, Families families) {
    this.lookup = lookup;
    this.scope = scope;
    this.plan = plan;
    this.families = families;
  }

  /**
   * Plans.
   *
   * @param pupils what will be kept of those of this batch, by external id
   */
  void plan(List<Heard> news, Map<String, Recorded> pupils) {
    List<PersonPlanning.Found> own = news.isEmpty() ? List.of() : own(news, pupils);
    Set<String> ids = own.stream().map(one -> one.said().externalId()).collect(Collectors.toSet());
    Set<String> followers = families.relativesOf(pupils.keySet());
    followers.removeAll(ids);
    Map<String, Recorded> following =
        followers.isEmpty() ? Map.of() : new HashMap<>(lookup.records(followers));
    following.values().removeIf(Recorded::isGone);
    if (!following.isEmpty()) {
      Set<String> guarded =
          lookup.guarded(following.values().stream().map(Recorded::account).toList());
      following.values().removeIf(record -> guarded.contains(record.account()));
    }
    if (own.isEmpty() && following.isEmpty()) {
      return;
    }
    Set<String> all = new HashSet<>(following.keySet());
    all.addAll(ids);
    Set<String> accounts = new HashSet<>();
    following.values().forEach(record -> accounts.add(record.account()));
    own.forEach(one -> one.account().ifPresent(accounts::add));
    Ties ties = ties(all, pupils, accounts.isEmpty() ? Map.of() : lookup.accounts(accounts));
    own.forEach(one -> plan(one, ties));
    following.values().forEach(record -> follow(record, ties));
  }

  /**
   * Who is whose child.
   *
   * @param held pupils by relative, as all that was said has it
   * @param inAccounts the same as accounts have been made with
   * @param pupils all of them who are known, by external id
   * @param aliases by which id an account goes of a pupil who is known by several
   */
  private record Ties(
      Map<String, Set<String>> held,
      Map<String, Set<String>> inAccounts,
      Map<String, Recorded> pupils,
      Map<String, Account> accounts,
      Map<String, String> aliases) {

    Set<String> children(String relative, Optional<Account> account) {
      Set<String> known = new TreeSet<>(held.getOrDefault(relative, Set.of()));
      known.retainAll(pupils.keySet());
      return TargetRule.children(
          account.map(Account::children).orElse(Set.of()),
          byMainIds(inAccounts.getOrDefault(relative, Set.of())),
          byMainIds(known));
    }

    private Set<String> byMainIds(Set<String> ids) {
      return ids.stream()
          .map(id -> aliases.getOrDefault(id, id))
          .collect(Collectors.toCollection(TreeSet::new));
    }

    Set<PlaceName> places(Set<String> children, Set<PlaceName> otherwise) {
      Set<PlaceName> places =
          PlaceRule.ofRelative(
              children.stream().map(pupils::get).filter(Objects::nonNull).toList());
      return places.isEmpty() ? otherwise : places;
    }
  }

  private Ties ties(
      Set<String> relatives, Map<String, Recorded> pupils, Map<String, Account> accounts) {
    Map<String, Set<String>> held = Families.byRelative(families.tiesOf(relatives));
    if (!held.isEmpty()) {
      lookup
          .untied(held.keySet())
          .forEach((relative, parted) -> held.get(relative).removeAll(parted));
    }
    Map<String, Set<String>> inAccounts =
        accounts.isEmpty() ? Map.of() : Families.byRelative(lookup.tiesInAccounts(relatives));
    Set<String> children = new HashSet<>();
    held.values().forEach(children::addAll);
    accounts.values().forEach(account -> children.addAll(account.children()));
    return new Ties(held, inAccounts, known(children, pupils), accounts, lookup.aliases());
  }

  private Map<String, Recorded> known(Collection<String> children, Map<String, Recorded> pupils) {
    Set<String> others = new HashSet<>(children);
    others.removeAll(pupils.keySet());
    Map<String, Recorded> known = new HashMap<>();
    if (!others.isEmpty()) {
      known.putAll(lookup.records(others));
    }
    pupils.forEach(
        (id, pupil) -> {
          if (children.contains(id)) {
            known.put(id, pupil);
          }
        });
    return known;
  }

  private void plan(PersonPlanning.Found one, Ties ties) {
    Said said = one.said();
    Optional<Account> account = one.account().map(ties.accounts()::get);
    Optional<Recorded> before = account.isPresent() ? one.record() : Optional.empty();
    Set<String> children = ties.children(said.externalId(), account);
    Set<PlaceName> places = ties.places(children, before.map(Recorded::places).orElse(Set.of()));
    if (places.isEmpty()) {
      plan.ask(Question.NO_CHILD.at(said.location(), said.fullName()));
      return;
    }
    Target target =
        new TargetRule(said, account, before).target(Profile.RELATIVE, children, places);
    if (account.isPresent()) {
      plan.alter(said, account.get(), before, target, changed(said, before), one.order());
    } else {
      plan.create(said, target);
    }
  }

  /** As the ties have it: what a pupil's entry changed was told of there. */
  private Set<Change> changed(Said said, Optional<Recorded> before) {
    boolean same =
        before.isEmpty()
            || said.children().isAbsent()
            || toldBefore
                .getOrDefault(said.externalId(), Set.of())
                .equals(families.saidBy(said.externalId()));
    return same ? Set.of() : Set.of(Change.CHILDREN);
  }

  /**
   * Plans for children whom no row of a relative named.
   *
   * @param location of the source as a whole
   */
  void planUnnamed(
      Map<String, Recorded> parents, Map<String, Set<Unnamed.Item>> left, Location location) {
    Map<String, Set<String>> named =
        Families.byRelative(
            lookup.tiesOfRelatives(parents.keySet()).stream()
                .filter(tie -> tie.saidBy() == Tie.Side.RELATIVE)
                .toList());
    named.forEach(
        (id, children) -> {
          children.removeIf(child -> left.get(id).contains(Unnamed.Item.child(child)));
          families.tellOfRelative(id, children);
        });
    Map<String, Account> accounts =
        lookup.accounts(
            parents.values().stream().map(Recorded::account).collect(Collectors.toSet()));
    Ties ties = ties(parents.keySet(), Map.of(), accounts);
    for (String id : named.keySet()) {
      Recorded record = parents.get(id);
      Account account = accounts.get(record.account());
      if (account != null) {
        Set<String> children = ties.children(id, Optional.of(account));
        Set<PlaceName> places = ties.places(children, record.places());
        Set<Change> changes = EnumSet.of(Change.CHILDREN);
        if (!places.equals(record.places())) {
          changes.add(Change.PLACES);
        }
        plan.lose(
            account,
            LeavingPlanning.target(account, record, places).withFamily(children, places),
            record,
            location,
            changes);
      }
    }
  }

  private void follow(Recorded record, Ties ties) {
    Account account = ties.accounts().get(record.account());
    if (account == null) {
      return;
    }
    Set<String> children = ties.children(record.externalId(), Optional.of(account));
    Set<PlaceName> places = ties.places(children, record.places());
    if (!children.equals(account.children()) || !places.equals(record.places())) {
      Target asItIs =
          new Target(
              record.profile(),
              record.externalId(),
              account.firstName(),
              account.lastName(),
              account.email(),
              account.attribute(AccountAttributes.MOBILE),
              account.attribute(AccountAttributes.BIRTH_DATE),
              children,
              places);
      plan.follow(account, asItIs, record, record.at(places));
    }
  }

  private List<PersonPlanning.Found> own(List<Heard> news, Map<String, Recorded> pupils) {
    Children children = new Children(lookup, scope, plan, pupils, news);
    Map<String, Set<String>> byTies = schoolsByTies(news, pupils);
    List<Asked> asked = news.stream().map(one -> ask(one, children, byTies)).toList();
    Matching matching =
        new Matching(
            lookup,
            scope,
            plan,
            asked.stream()
                .filter(one -> one.heard().record().isEmpty())
                .map(Asked::candidate)
                .toList());
    List<PersonPlanning.Found> own = new ArrayList<>();
    Map<String, Children.Named> named = new HashMap<>();
    for (Asked each : asked) {
      Heard one = each.heard();
      Optional<PersonPlanning.Found> found =
          one.record().isPresent()
              ? Optional.of(
                  PersonPlanning.Found.of(one.said(), one.record().get(), one.more(), scope))
              : PersonPlanning.of(one.said(), matching.match(each.candidate()), plan, scope);
      found.ifPresent(
          relative -> {
            own.add(relative);
            if (!one.said().children().isAbsent()) {
              named.put(relative.said().externalId(), children.of(one.said()));
            }
          });
    }
    List<PersonPlanning.Found> untouched = PersonPlanning.untouched(own, lookup, plan);
    tell(untouched, named);
    return untouched;
  }

  /** Somebody, and where to look for her. */
  private record Asked(Heard heard, Matching.Candidate candidate) {}

  private static Asked ask(Heard one, Children children, Map<String, Set<String>> byTies) {
    Set<String> where = new HashSet<>(children.schools(one.said()));
    where.addAll(children.named(one.said()));
    where.addAll(byTies.getOrDefault(one.said().externalId(), Set.of()));
    return new Asked(one, new Matching.Candidate(one.said(), where));
  }

  private Map<String, Set<String>> schoolsByTies(List<Heard> news, Map<String, Recorded> pupils) {
    Set<String> newcomers =
        news.stream()
            .filter(one -> one.record().isEmpty() && one.said().hasId())
            .map(one -> one.said().externalId())
            .collect(Collectors.toSet());
    if (newcomers.isEmpty()) {
      return Map.of();
    }
    List<Tie> ties = families.tiesOf(newcomers);
    Map<String, Recorded> known =
        known(ties.stream().map(Tie::pupil).collect(Collectors.toSet()), pupils);
    Map<String, Set<String>> schools = new HashMap<>();
    for (Tie tie : ties) {
      Recorded pupil = known.get(tie.pupil());
      if (pupil != null) {
        schools.computeIfAbsent(tie.relative(), id -> new HashSet<>()).addAll(pupil.schools());
      }
    }
    return schools;
  }

  private void tell(List<PersonPlanning.Found> own, Map<String, Children.Named> children) {
    Set<String> known =
        own.stream()
            .filter(one -> one.record().isPresent())
            .map(one -> one.said().externalId())
            .collect(Collectors.toSet());
    if (!known.isEmpty()) {
      toldBefore.putAll(
          Families.byRelative(
              lookup.tiesOfRelatives(known).stream()
                  .filter(tie -> tie.saidBy() == Tie.Side.RELATIVE)
                  .toList()));
    }
    Set<String> earlier = new HashSet<>();
    toldBefore.values().forEach(earlier::addAll);
    Map<String, Recorded> pupils = earlier.isEmpty() ? Map.of() : lookup.records(earlier);
    for (PersonPlanning.Found one : own) {
      Children.Named named = children.get(one.said().externalId());
      if (named != null) {
        families.tellOfRelative(one.said().externalId(), told(one, named, pupils));
      }
    }
  }

  private Set<String> told(
      PersonPlanning.Found one, Children.Named named, Map<String, Recorded> pupils) {
    Set<String> all = withAll(named, one.said());
    String id = one.said().externalId();
    if (one.order() == RowOrder.FURTHER) {
      plan.unnamed().namesChildren(id, named.clear() ? named.pupils() : all);
      return all;
    }
    if (!named.clear()) {
      return all;
    }
    Set<String> told = with(named.pupils(), one.said(), pupils);
    if (one.order() == RowOrder.ONLY) {
      return told;
    }
    Set<String> others = new TreeSet<>(all);
    others.removeAll(told);
    plan.unnamed().leavesChildren(id, others);
    return all;
  }

  /** Whoever may be meant by what is not clear, or was meant by an earlier row, stays. */
  private Set<String> withAll(Children.Named named, Said said) {
    Set<String> told = new TreeSet<>(named.pupils());
    told.addAll(toldBefore.getOrDefault(said.externalId(), Set.of()));
    return told;
  }

  /** A school's own file says nothing of children at other schools. */
  private Set<String> with(Set<String> named, Said said, Map<String, Recorded> pupils) {
    Set<String> told = new TreeSet<>(named);
    if (!scope.tellsAllSchools(said)) {
      toldBefore.getOrDefault(said.externalId(), Set.of()).stream()
          .filter(id -> pupils.containsKey(id))
          .filter(id -> pupils.get(id).schools().stream().noneMatch(scope.covered()::contains))
          .forEach(told::add);
    }
    return told;
  }
}
