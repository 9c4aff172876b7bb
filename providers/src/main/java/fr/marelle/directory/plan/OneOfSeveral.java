package fr.marelle.directory.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;

/**
 * Which of several records of one account an entry is about. A record of the entry's own source
 * goes before all others: to take another source's would have the two take the person from each
 * other, night after night.
 */
final class OneOfSeveral {
  private OneOfSeveral() {}

  /**
   * The same one whatever their order; empty where there is none.
   *
   * @param met ids by which the source has spoken of somebody by now
   */
  static Optional<Recorded> of(Said said, Collection<Recorded> records, Set<String> met) {
    return records.stream()
        .min(
            Comparator.comparing((Recorded one) -> !isOfItsSource(said, one))
                .thenComparing(one -> !isOfNone(one))
                .thenComparing(one -> met.contains(one.externalId()))
                .thenComparing(one -> !one.isGone())
                .thenComparing(Recorded::externalId));
  }

  private static boolean isOfItsSource(Said said, Recorded one) {
    return said.hasId() ? Namespace.isSame(said.externalId(), one.externalId()) : isOfNone(one);
  }

  /** Whether the id is ours: no source gives it. */
  private static boolean isOfNone(Recorded one) {
    return one.externalId().startsWith(BatchPlan.OWN_IDS);
  }
}
