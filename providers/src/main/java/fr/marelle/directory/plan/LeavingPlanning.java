package fr.marelle.directory.plan;

import fr.marelle.account.AccountAttributes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/**
 * Plans for people who have gone: they leave their classes, and lose nothing else for now. Whoever
 * belongs to another school as well, of which nothing was said, only leaves those that know them no
 * longer.
 */
final class LeavingPlanning {
  private final Lookup lookup;
  private final BatchPlan plan;

  private final BiPredicate<Recorded, String> left;

  /**
   * @param left whether a school knows somebody no longer
   */
  LeavingPlanning(Lookup lookup, BatchPlan plan, BiPredicate<Recorded, String> left) {
    this.lookup = lookup;
    this.plan = plan;
    this.left = left;
  }

  void plan(List<Leaving> leaving) {
    if (leaving.isEmpty()) {
      return;
    }
    Map<String, Account> accounts =
        lookup.accounts(
            leaving.stream().map(one -> one.record().account()).collect(Collectors.toSet()));
    Map<String, Recorded> records =
        lookup.records(
            leaving.stream().map(one -> one.record().externalId()).collect(Collectors.toSet()));
    Set<String> guarded = accounts.isEmpty() ? Set.of() : lookup.guarded(accounts.keySet());
    OpenEntries entries = new OpenEntries(lookup, leaving);
    for (Leaving found : leaving) {
      Leaving one =
          new Leaving(
              records.getOrDefault(found.record().externalId(), found.record()), found.location());
      Account account = accounts.get(one.record().account());
      Set<PlaceName> others =
          one.record().places().stream()
              .filter(place -> !left.test(one.record(), place.uai()))
              .collect(Collectors.toSet());
      if (account != null && guarded.contains(account.id())) {
        plan.ask(
            Question.GUARDED.at(one.location(), target(account, one.record(), others).fullName()));
      } else if (account != null && others.isEmpty()) {
        Target target = target(account, one.record(), PlaceRule.ofGone(one.record().places()));
        if (entries.isLeftWithout(one.record())) {
          plan.leaveEntry(account, target, one);
        } else {
          plan.leave(account, target, one);
        }
      } else if (account != null) {
        plan.leaveSchools(account, target(account, one.record(), others), one);
      }
    }
  }

  /** As it is, but somewhere else. */
  static Target target(Account account, Recorded record, Set<PlaceName> places) {
    return new Target(
        record.profile(),
        record.externalId(),
        account.firstName(),
        account.lastName(),
        account.email(),
        account.attribute(AccountAttributes.MOBILE),
        account.attribute(AccountAttributes.BIRTH_DATE),
        account.children(),
        places);
  }
}
