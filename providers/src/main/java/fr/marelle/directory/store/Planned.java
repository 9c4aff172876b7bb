package fr.marelle.directory.store;

import fr.marelle.directory.plan.Lookup;
import fr.marelle.directory.plan.Plan;
import java.util.Optional;
import java.util.function.Function;

/**
 * The plan of a batch, with what the tables were found to hold when it was made.
 *
 * @param lookup who writes the plan needs to know which rows there are
 */
public record Planned(Plan plan, StoredLookup lookup) {
  /** Plans what is to be written next. */
  public static Planned now(StoredLookup lookup, Function<Lookup, Plan> planning) {
    return new Planned(planning.apply(lookup), lookup);
  }

  /**
   * Plans what is to be written after a plan that is not written yet.
   *
   * @return empty where that can't be told before it is
   */
  public static Optional<Planned> ahead(
      StoredLookup lookup, Plan coming, Function<Lookup, Plan> planning) {
    if (!coming.adopted().isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Planned(planning.apply(new AheadLookup(lookup, coming)), lookup));
    } catch (NotYetException later) {
      return Optional.empty();
    }
  }
}
