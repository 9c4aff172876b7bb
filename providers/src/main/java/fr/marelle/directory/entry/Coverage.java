package fr.marelle.directory.entry;

import fr.marelle.account.Profile;
import java.util.Map;
import java.util.Set;

/**
 * Whom a source speaks of, known before its first entry is read.
 *
 * @param extent whether who is not in it has gone
 * @param breadth whether its entries tell all schools of their people
 * @param schools the people that its files are about, by the UAI of the school, from the files'
 *     names or the caller. A school whose pupils are covered, but not its relatives, keeps its
 *     relatives
 * @param profiles the same of those schools that only a whole {@link SchoolEntry} names
 */
public record Coverage(
    Extent extent, Breadth breadth, Map<String, Set<Profile>> schools, Set<Profile> profiles) {
  public Coverage {
    schools = Map.copyOf(schools);
    profiles = Set.copyOf(profiles);
  }

  /** The people of a school that the source is about. */
  public Set<Profile> profilesOf(String uai) {
    return schools.getOrDefault(uai, profiles);
  }

  /** Whether entries tell all schools that their people belong to. */
  public enum Breadth {
    /** A school's own tables: of other schools they say nothing. */
    ONE_SCHOOL,
    /** An academy's directory. */
    EVERY_SCHOOL
  }

  /** Whether a source tells all or what is new. */
  public enum Extent {
    /** Whoever is of a covered school and profile, and not in it, has gone. */
    COMPLETE,
    /** Whoever is not in it stays as they are. */
    DELTA
  }
}
