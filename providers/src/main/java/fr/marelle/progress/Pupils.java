package fr.marelle.progress;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** The pupils of some classes, and where the child is that a relative names. */
final class Pupils {
  private final Set<Presence> presences = new HashSet<>();
  private final Map<String, Set<String>> places = new HashMap<>();

  /**
   * Adds one.
   *
   * @param externalId by which relatives name it; null where it has none
   */
  void add(Presence pupil, String externalId) {
    presences.add(pupil);
    if (externalId != null) {
      places.computeIfAbsent(externalId, id -> new HashSet<>()).add(pupil.place());
    }
  }

  Set<Presence> presences() {
    return presences;
  }

  Set<String> externalIds() {
    return places.keySet();
  }

  /** The classes of the pupil of that external id. */
  Set<String> placesOf(String externalId) {
    return places.getOrDefault(externalId, Set.of());
  }
}
