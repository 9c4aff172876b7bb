package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Coverage.Extent;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * What a run is about.
 *
 * @param allowed UAI of the only schools that it may touch; empty where it may touch any
 * @param covered UAI of the schools that its source speaks for; only of those that it may touch
 * @param extent whether whoever is not in it has gone
 * @param sharedMails whether two accounts may have the same address
 * @param blockAfter how long the account of somebody who has gone stays open
 * @param removeAfter how long after that it stays at all
 */
public record Scope(
    Set<String> allowed,
    Set<String> covered,
    Extent extent,
    boolean sharedMails,
    Duration blockAfter,
    Duration removeAfter) {
  public Scope {
    allowed = Set.copyOf(allowed);
    Set<String> spokenFor = new HashSet<>(covered);
    if (!allowed.isEmpty()) {
      spokenFor.retainAll(allowed);
    }
    covered = Set.copyOf(spokenFor);
  }

  /** Whether whoever is not in the source has gone. */
  public boolean isComplete() {
    return extent == Extent.COMPLETE;
  }

  /** Whether the run may touch any school. */
  boolean isUnrestricted() {
    return allowed.isEmpty();
  }

  /**
   * Whether an entry tells all schools of its person. The word of a source that does counts for
   * nothing beyond the schools that the run is for.
   */
  boolean tellsAllSchools(Said said) {
    return said.wholeTruth() && isUnrestricted();
  }

  /** Whether the run may touch that school. */
  public boolean allows(String uai) {
    return isUnrestricted() || allowed.contains(uai);
  }

  /**
   * Whether the run may touch somebody who belongs to these schools: nobody's, or one of its own.
   */
  boolean allowsAny(Collection<String> schools) {
    return schools.isEmpty() || schools.stream().anyMatch(this::allows);
  }
}
