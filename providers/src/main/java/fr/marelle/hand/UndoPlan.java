package fr.marelle.hand;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
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
 * gives up what it has from there alone. Whatever is no longer as the merge wrote it stays as it is
 * now, with the account that was kept.
 *
 * @param left ids of groups that the account that was kept leaves
 * @param rejoined ids of groups that it left by the merge
 * @param joined ids of groups that the other joins
 * @param keptGiven UAI by the id of a group that counts as given by hand
 * @param droppedGiven the same
 * @param keptChildren external ids
 * @param droppedChildren the same
 * @param keptId external id; null where there is none
 * @param presentId by which relatives name the pupil until now; null where there is none
 * @param aliases of all ids of both
 * @param records external ids of records that go back
 * @param lost what can't be as it was
 * @param lostChildren external ids of children to whom a relative was tied, and is no longer
 */
record UndoPlan(
    Set<String> left,
    Set<String> rejoined,
    Set<String> joined,
    Map<String, String> keptGiven,
    Map<String, String> droppedGiven,
    List<String> keptChildren,
    List<String> droppedChildren,
    String keptId,
    String presentId,
    Map<String, String> aliases,
    Set<String> records,
    List<Loss> lost,
    List<String> lostChildren) {

  /**
   * Plans.
   *
   * @param now the account that was kept, as it is
   * @param aliases as they are
   * @param find the id of the group of a place; empty where it is gone
   */
  static UndoPlan of(
      MergeMemory memory,
      MergeSide now,
      Map<String, String> aliases,
      Function<String, Optional<String>> find) {
    List<Loss> lost = new ArrayList<>();
    MergePlan written = memory.plan();
    MergeSide kept = memory.kept();
    MergeSide dropped = memory.dropped();

    Set<String> records = new LinkedHashSet<>();
    Map<String, String> here = now.records();
    for (String id : dropped.records().keySet()) {
      if (here.containsKey(id) && written.records().contains(id)) {
        records.add(id);
      } else {
        lost.add(Loss.of("marelleHandLostRecord", id));
      }
    }
    kept.records().keySet().stream()
        .filter(written.forgotten()::contains)
        .forEach(id -> lost.add(Loss.of("marelleHandLostRecord", id)));

    Set<String> back = new LinkedHashSet<>(dropped.groups().values());
    Set<String> moved = new HashSet<>();
    for (String id : records) {
      Set<String> before = MergePlaces.read(dropped.records().get(id));
      Set<String> since = MergePlaces.read(here.get(id));
      moved.addAll(since);
      if (!before.equals(since)) {
        before.stream().filter(place -> !since.contains(place)).forEach(back::remove);
        back.addAll(since);
      }
    }
    Set<String> joined = groups(back, find, lost);
    Set<String> rejoined = new LinkedHashSet<>();
    written.left().stream()
        .filter(kept.groups()::containsKey)
        .forEach(group -> rejoined.addAll(groups(Set.of(kept.groups().get(group)), find, lost)));

    Set<String> stays = new HashSet<>(kept.groups().keySet());
    here.entrySet().stream()
        .filter(one -> !records.contains(one.getKey()))
        .flatMap(one -> MergePlaces.read(one.getValue()).stream())
        .flatMap(place -> find.apply(place).stream())
        .forEach(stays::add);
    Set<String> left =
        Stream.concat(
                dropped.groups().keySet().stream(),
                moved.stream().flatMap(place -> find.apply(place).stream()))
            .filter(group -> now.groups().containsKey(group))
            .filter(group -> !stays.contains(group))
            .collect(Collectors.toCollection(LinkedHashSet::new));

    Map<String, String> keptGiven = new HashMap<>(now.given());
    if (now.given().equals(written.given())) {
      keptGiven = new HashMap<>(kept.given());
    } else {
      keptGiven.keySet().removeAll(left);
    }
    Map<String, String> droppedGiven = new HashMap<>(dropped.given());
    droppedGiven.keySet().retainAll(joined);

    // From whom somebody had parted the person by the other account.
    Set<String> lostChildren = new LinkedHashSet<>(kept.children());
    lostChildren.removeAll(written.children());
    List<String> keptChildren = new ArrayList<>(now.children());
    List<String> droppedChildren = new ArrayList<>();
    for (String child : dropped.children()) {
      if (now.children().contains(child)) {
        droppedChildren.add(child);
        if (!kept.children().contains(child)) {
          keptChildren.remove(child);
        }
      } else {
        lostChildren.add(child);
      }
    }

    boolean sameId = Objects.equals(now.externalId(), written.mainId());
    if (!sameId) {
      lost.add(Loss.of("marelleHandLostId"));
    }
    return new UndoPlan(
        left,
        rejoined,
        joined,
        keptGiven,
        droppedGiven,
        keptChildren,
        droppedChildren,
        sameId ? kept.externalId() : now.externalId(),
        now.externalId(),
        aliases(memory, aliases),
        records,
        lost,
        List.copyOf(lostChildren));
  }

  private static Set<String> groups(
      Set<String> places, Function<String, Optional<String>> find, List<Loss> lost) {
    Set<String> groups = new LinkedHashSet<>();
    for (String place : places) {
      find.apply(place)
          .ifPresentOrElse(groups::add, () -> lost.add(Loss.of("marelleHandLostGroup", place)));
    }
    return groups;
  }

  private static Map<String, String> aliases(MergeMemory memory, Map<String, String> now) {
    Set<String> ids = new HashSet<>(memory.kept().ids());
    ids.addAll(memory.dropped().ids());
    Map<String, String> aliases = new HashMap<>();
    for (String id : ids) {
      boolean asWritten = Objects.equals(now.get(id), memory.plan().aliases().get(id));
      String alias = asWritten ? memory.aliases().get(id) : now.get(id);
      if (alias != null) {
        aliases.put(id, alias);
      }
    }
    return aliases;
  }

  /**
   * The children of a relative who named one of the two, or both, as they were; empty where she was
   * parted from the pupil since.
   */
  Optional<List<String>> childrenOfRelative(
      MergeMemory memory, List<String> before, Collection<String> now) {
    if (presentId == null || !now.contains(presentId)) {
      return Optional.empty();
    }
    List<String> children = new ArrayList<>(now);
    children.remove(presentId);
    for (String child : before) {
      if (child.equals(memory.kept().externalId())) {
        children.add(keptId);
      } else if (child.equals(memory.dropped().externalId())) {
        children.add(child);
      }
    }
    return Optional.of(children);
  }
}
