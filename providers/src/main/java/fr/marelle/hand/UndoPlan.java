package fr.marelle.hand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How two accounts become two again: the one that was closed gets back what it had, and the other
 * gives up what it has from there alone. What came since stays with the one that was kept.
 *
 * @param left ids of groups that the account that was kept leaves
 * @param joined ids of groups that the other joins
 * @param keptChildren external ids
 * @param droppedChildren the same
 * @param records external ids of records that go back
 * @param lost what can't be as it was
 */
record UndoPlan(
    Set<String> left,
    Set<String> joined,
    List<String> keptChildren,
    List<String> droppedChildren,
    Set<String> records,
    List<Fault> lost) {

  /**
   * Plans.
   *
   * @param now the account that was kept, as it is
   * @param find the id of the group of a place; empty where it is gone
   */
  static UndoPlan of(MergeMemory memory, MergeSide now, Function<String, Optional<String>> find) {
    List<Fault> lost = new ArrayList<>();
    MergeSide kept = memory.kept();
    MergeSide dropped = memory.dropped();

    Set<String> records = new LinkedHashSet<>();
    Map<String, String> here = now.records();
    for (String id : dropped.records().keySet()) {
      if (here.containsKey(id)) {
        records.add(id);
      } else {
        lost.add(Fault.of("", "marelleHandLostRecord", id));
      }
    }

    Set<String> back = new LinkedHashSet<>(dropped.groups().values());
    Set<String> moved = new HashSet<>();
    for (String id : records) {
      Set<String> before = places(dropped.records().get(id));
      Set<String> since = places(here.get(id));
      moved.addAll(since);
      if (!before.equals(since)) {
        before.stream().filter(place -> !since.contains(place)).forEach(back::remove);
        back.addAll(since);
      }
    }
    Set<String> joined = new LinkedHashSet<>();
    for (String place : back) {
      find.apply(place)
          .ifPresentOrElse(
              joined::add, () -> lost.add(Fault.of("", "marelleHandLostGroup", place)));
    }

    Set<String> stays = new HashSet<>(kept.groups().keySet());
    here.entrySet().stream()
        .filter(one -> !records.contains(one.getKey()))
        .flatMap(one -> places(one.getValue()).stream())
        .flatMap(place -> find.apply(place).stream())
        .forEach(stays::add);
    Set<String> left =
        Stream.concat(
                dropped.groups().keySet().stream(),
                moved.stream().flatMap(place -> find.apply(place).stream()))
            .filter(group -> now.groups().containsKey(group))
            .filter(group -> !stays.contains(group))
            .collect(Collectors.toCollection(LinkedHashSet::new));

    List<String> keptChildren = new ArrayList<>(now.children());
    List<String> droppedChildren = new ArrayList<>();
    for (String child : dropped.children()) {
      if (now.children().contains(child)) {
        droppedChildren.add(child);
        if (!kept.children().contains(child)) {
          keptChildren.remove(child);
        }
      } else {
        lost.add(Fault.of("", "marelleHandLostTie", child));
      }
    }
    return new UndoPlan(left, joined, keptChildren, droppedChildren, records, lost);
  }

  /** The children of a relative who named one of the two, or both, as they were. */
  static Optional<List<String>> childrenOfRelative(
      MergeMemory memory, List<String> before, Collection<String> now) {
    if (!now.contains(memory.mainId())) {
      return Optional.empty();
    }
    Set<String> ids =
        Stream.of(memory.kept().externalId(), memory.dropped().externalId())
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<String> children = new ArrayList<>(now);
    children.remove(memory.mainId());
    before.stream().filter(ids::contains).forEach(children::add);
    return Optional.of(children);
  }

  private static Set<String> places(String written) {
    return written.isEmpty() ? Set.of() : Set.of(written.split("\n", -1));
  }
}
