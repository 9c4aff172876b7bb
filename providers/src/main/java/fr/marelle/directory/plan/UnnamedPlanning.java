package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Location;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Plans, at the end of a source, for places and children that no row of somebody named. */
final class UnnamedPlanning {
  private final Lookup lookup;
  private final BatchPlan plan;
  private final RelativePlanning relatives;
  private final Location location;

  UnnamedPlanning(Lookup lookup, BatchPlan plan, RelativePlanning relatives, Location location) {
    this.lookup = lookup;
    this.plan = plan;
    this.relatives = relatives;
    this.location = location;
  }

  void plan(Map<String, Set<Unnamed.Item>> left) {
    Map<String, Recorded> parents = new HashMap<>();
    Map<String, Recorded> others = new HashMap<>();
    lookup
        .records(left.keySet())
        .forEach(
            (id, record) -> {
              if (!record.isGone()) {
                (record.profile() == Profile.RELATIVE ? parents : others).put(id, record);
              }
            });
    Map<String, Account> accounts =
        others.isEmpty()
            ? Map.of()
            : lookup.accounts(
                others.values().stream().map(Recorded::account).collect(Collectors.toSet()));
    others.forEach(
        (id, record) -> {
          Account account = accounts.get(record.account());
          if (account != null) {
            leave(account, record, left.get(id));
          }
        });
    if (!parents.isEmpty()) {
      relatives.planUnnamed(parents, left, location);
    }
  }

  private void leave(Account account, Recorded record, Set<Unnamed.Item> left) {
    Set<PlaceName> places =
        record.places().stream()
            .filter(place -> !left.contains(Unnamed.Item.place(place)))
            .collect(Collectors.toSet());
    if (!places.isEmpty() && !places.equals(record.places())) {
      plan.lose(
          account,
          LeavingPlanning.target(account, record, places),
          record,
          location,
          Set.of(Change.PLACES));
    }
  }
}
