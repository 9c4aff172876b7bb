package fr.marelle.directory.entry;

import fr.marelle.account.Profile;
import java.util.Set;

/**
 * Whom a source speaks of, known before its first entry is read.
 *
 * @param extent whether who is not in it has gone
 * @param schools UAI of the schools, from the files' names or the caller; those whose whole {@link
 *     SchoolEntry} the source holds come on top. Empty where only those entries tell
 * @param profiles of the people that its files are about. A school whose pupils are covered, but
 *     not its relatives, keeps its relatives
 */
public record Coverage(Extent extent, Set<String> schools, Set<Profile> profiles) {
  public Coverage {
    schools = Set.copyOf(schools);
    profiles = Set.copyOf(profiles);
  }

  /** Whether a source tells all or what is new. */
  public enum Extent {
    /** Whoever is of a covered school and profile, and not in it, has gone. */
    COMPLETE,
    /** Whoever is not in it stays as they are. */
    DELTA
  }
}
