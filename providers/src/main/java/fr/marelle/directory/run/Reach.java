package fr.marelle.directory.run;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/**
 * The schools that somebody may speak for.
 *
 * @param only their UAI; empty where it is any
 */
public record Reach(Optional<Set<String>> only) {
  /** Whoever administers the realm. */
  public static final Reach ALL = new Reach(Optional.empty());

  public Reach {
    only = only.map(Set::copyOf);
  }

  /** Some schools; perhaps none. */
  public static Reach of(Collection<String> schools) {
    return new Reach(Optional.of(Set.copyOf(schools)));
  }

  /** Whether a run touches nothing beyond them. */
  public boolean covers(Run run) {
    return only.isEmpty() || (!run.schools().isEmpty() && only.get().containsAll(run.schools()));
  }

  /** Whether that school is one of them. */
  public boolean covers(String uai) {
    return only.isEmpty() || only.get().contains(uai);
  }
}
