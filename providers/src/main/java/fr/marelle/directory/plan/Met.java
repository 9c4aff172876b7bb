package fr.marelle.directory.plan;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Of whom a run has spoken. Somebody whom a question names is there, as far as absences go, but has
 * not been met: her own row may still come, and so may another who could be her.
 */
final class Met {
  private static final String ASKED = "?";

  private Met() {}

  /** What is kept beside an id that only a question named. */
  static String mark(String externalId) {
    return ASKED + externalId;
  }

  /** Whether it is a mark beside an id by which the source has spoken of somebody by now. */
  static boolean isStruck(String mark, Set<String> seen) {
    return mark.startsWith(ASKED)
        && seen.contains(mark.substring(ASKED.length()))
        && !seen.contains(mark);
  }

  /** Those of the ids by which earlier batches spoke of somebody. */
  static Set<String> of(Lookup lookup, Collection<String> ids) {
    Set<String> seen = new HashSet<>(ids.isEmpty() ? Set.of() : lookup.seen(ids));
    if (!seen.isEmpty()) {
      Set<String> marks = new HashSet<>();
      seen.forEach(id -> marks.add(mark(id)));
      Set<String> asked = lookup.seen(marks);
      seen.removeIf(id -> asked.contains(mark(id)));
    }
    return seen;
  }
}
