package fr.marelle.directory.plan;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * By which ids the directory still knows people of whom it speaks by several, since two accounts
 * were merged: whoever has gone by one of them may be there by another.
 */
final class OpenEntries {
  private final Map<String, Set<String>> open = new HashMap<>();

  OpenEntries(Lookup lookup, Collection<Leaving> leaving) {
    Set<String> accounts =
        leaving.stream().map(one -> one.record().account()).collect(Collectors.toSet());
    if (!accounts.isEmpty()) {
      lookup.recordsOfAccounts(accounts).stream()
          .filter(record -> !record.isGone())
          .forEach(
              record ->
                  open.computeIfAbsent(record.account(), account -> new HashSet<>())
                      .add(record.externalId()));
    }
  }

  /** Those of these people who are there by another id, if all of them go. */
  List<Leaving> staying(Collection<Leaving> leaving) {
    Set<String> going =
        leaving.stream().map(one -> one.record().externalId()).collect(Collectors.toSet());
    return leaving.stream()
        .filter(
            one ->
                open.getOrDefault(one.record().account(), Set.of()).stream()
                    .anyMatch(id -> !going.contains(id)))
        .toList();
  }

  /** Somebody has gone by one id. Whether another is left. */
  boolean isLeftWithout(Recorded gone) {
    Set<String> others = open.getOrDefault(gone.account(), new HashSet<>());
    others.remove(gone.externalId());
    return !others.isEmpty();
  }
}
