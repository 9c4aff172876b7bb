package fr.marelle.directory.plan;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** Names those who would go if a person confirmed it: nobody can confirm what she does not see. */
final class HeldPlanning {
  private static final Comparator<Named> BY_CLASS =
      Comparator.comparing(Named::where)
          .thenComparing(one -> one.account().lastName().orElse(""))
          .thenComparing(one -> one.account().firstName().orElse(""))
          .thenComparing(one -> one.account().identifier());

  private final Lookup lookup;
  private final BatchPlan plan;

  HeldPlanning(Lookup lookup, BatchPlan plan) {
    this.lookup = lookup;
    this.plan = plan;
  }

  private record Named(Account account, Leaving leaving, Set<PlaceName> places) {
    String where() {
      return PlaceName.list(places);
    }
  }

  /**
   * Names them, class by class. Whoever could not go anyway is asked about now.
   *
   * @param left which of their schools they would leave
   * @return those who were named
   */
  Set<Leaving> plan(List<Leaving> held, BiPredicate<Recorded, String> left) {
    Map<String, Account> accounts =
        lookup.glimpse(
            held.stream().map(one -> one.record().account()).collect(Collectors.toSet()));
    Set<String> guarded = accounts.isEmpty() ? Set.of() : lookup.guarded(accounts.keySet());
    List<Named> all =
        held.stream()
            .filter(one -> accounts.containsKey(one.record().account()))
            .map(one -> named(accounts.get(one.record().account()), one, left))
            .sorted(BY_CLASS)
            .toList();
    Set<Leaving> named = new HashSet<>();
    for (Named one : all) {
      String fullName =
          LeavingPlanning.target(one.account(), one.leaving().record(), one.places()).fullName();
      if (guarded.contains(one.account().id())) {
        plan.ask(Question.GUARDED.at(one.leaving().location(), fullName));
      } else {
        plan.hold(HeldPerson.line(one.account(), fullName, one.leaving(), one.places()));
        named.add(one.leaving());
      }
    }
    return named;
  }

  private static Named named(Account account, Leaving one, BiPredicate<Recorded, String> left) {
    return new Named(
        account,
        one,
        one.record().places().stream()
            .filter(place -> left.test(one.record(), place.uai()))
            .collect(Collectors.toSet()));
  }
}
