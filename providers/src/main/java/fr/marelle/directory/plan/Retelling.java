package fr.marelle.directory.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ties of people whose ids are others now. */
final class Retelling {
  private final Lookup lookup;
  private final Map<String, String> newIds;
  private final Map<String, String> ownIds;
  private final Set<String> met;
  private final Set<Tie> before = new HashSet<>();

  /**
   * After a batch's renamings.
   *
   * @param newIds by the id that people were known by
   * @param ownIds the same of pupils whose id is somebody else's now: what they said goes with
   *     them, and of whoever else names the id only what this run has heard is about the other
   * @param met of those who do, whom this run has met
   */
  Retelling(
      Lookup lookup, Map<String, String> newIds, Map<String, String> ownIds, Set<String> met) {
    this.lookup = lookup;
    this.newIds = newIds;
    this.ownIds = ownIds;
    this.met = met;
  }

  /**
   * All that is told anew.
   *
   * @param mute whose own word holds no longer
   */
  Plan.Told told(Set<String> mute) {
    Set<Tie> touched = new HashSet<>(lookup.tiesOfPupils(newIds.keySet()));
    touched.addAll(lookup.tiesOfRelatives(newIds.keySet()));
    touched.addAll(ownOf(mute));
    touched.addAll(ownOf(ownIds.keySet()));
    lookup.tiesOfPupils(ownIds.keySet()).stream().filter(this::isOutdated).forEach(touched::add);
    Set<String> pupils = owners(touched, Tie.Side.PUPIL);
    Set<String> relatives = owners(touched, Tie.Side.RELATIVE);
    Set<Tie> all = new HashSet<>(touched);
    lookup.tiesOfPupils(pupils).stream()
        .filter(tie -> tie.saidBy() == Tie.Side.PUPIL)
        .forEach(all::add);
    lookup.tiesOfRelatives(relatives).stream()
        .filter(tie -> tie.saidBy() == Tie.Side.RELATIVE)
        .forEach(all::add);
    Set<Tie> ties = new HashSet<>();
    all.stream()
        .filter(tie -> !mute.contains(tie.owner()))
        .forEach(
            tie -> {
              if (isOutdated(tie)) {
                before.add(new Tie(ownIds.get(tie.pupil()), now(tie.relative()), tie.saidBy()));
              } else {
                (isOfBefore(tie) ? before : ties).add(now(tie));
              }
            });
    return new Plan.Told(withNew(pupils), withNew(relatives), ties);
  }

  /**
   * Pupils whom nobody says any more to be a relative's, by the relative: as accounts name them.
   *
   * @param mainIds by which ids accounts go of whom the directory speaks by several
   */
  Map<String, Set<String>> ended(Plan.Told told, Map<String, String> mainIds) {
    Map<String, Set<String>> ended = new HashMap<>();
    before.forEach(
        tie ->
            ended
                .computeIfAbsent(tie.relative(), id -> new HashSet<>())
                .add(main(tie.pupil(), mainIds)));
    if (!ended.isEmpty()) {
      Map<String, Set<String>> stands = new HashMap<>();
      List<Tie> ties = new ArrayList<>(lookup.tiesOfRelatives(withOthers(ended.keySet(), mainIds)));
      ties.addAll(told.ties());
      ties.forEach(
          tie ->
              stands
                  .computeIfAbsent(main(tie.relative(), mainIds), id -> new HashSet<>())
                  .add(main(tie.pupil(), mainIds)));
      ended.forEach(
          (relative, pupils) ->
              pupils.removeAll(stands.getOrDefault(main(relative, mainIds), Set.of())));
    }
    return ended;
  }

  private static String main(String id, Map<String, String> mainIds) {
    return mainIds.getOrDefault(id, id);
  }

  /** With all other ids of the same people. */
  private static Set<String> withOthers(Set<String> ids, Map<String, String> mainIds) {
    Set<String> mains = new HashSet<>();
    ids.forEach(id -> mains.add(main(id, mainIds)));
    Set<String> all = new HashSet<>(ids);
    all.addAll(mains);
    mainIds.forEach(
        (id, main) -> {
          if (mains.contains(main)) {
            all.add(id);
          }
        });
    return all;
  }

  private Tie now(Tie tie) {
    String pupil = now(tie.pupil());
    return new Tie(
        tie.saidBy() == Tie.Side.PUPIL ? ownIds.getOrDefault(tie.pupil(), pupil) : pupil,
        now(tie.relative()),
        tie.saidBy());
  }

  private List<Tie> ownOf(Set<String> people) {
    List<Tie> own = new ArrayList<>(lookup.tiesOfPupils(people));
    own.addAll(lookup.tiesOfRelatives(people));
    own.removeIf(tie -> !people.contains(tie.owner()));
    return own;
  }

  private static Set<String> owners(Collection<Tie> ties, Tie.Side side) {
    return ties.stream()
        .filter(tie -> tie.saidBy() == side)
        .map(Tie::owner)
        .collect(Collectors.toSet());
  }

  private Set<String> withNew(Set<String> ids) {
    Set<String> all = new HashSet<>(ids);
    ids.forEach(id -> all.add(ownIds.getOrDefault(id, now(id))));
    return all;
  }

  private String now(String id) {
    return newIds.getOrDefault(id, id);
  }

  /** A relative's entry that was read before somebody else had the id speaks of nobody now. */
  private boolean isOutdated(Tie tie) {
    return tie.saidBy() == Tie.Side.RELATIVE
        && ownIds.containsKey(tie.pupil())
        && !met.contains(tie.relative());
  }

  /**
   * Of two whom the new source both knows only its own word holds: what the other said nobody would
   * ever say again, nor take back.
   */
  private boolean isOfBefore(Tie tie) {
    Tie now = now(tie);
    return (isOfAnotherSource(tie.pupil()) || isOfAnotherSource(tie.relative()))
        && Namespace.isSame(now.pupil(), now.relative());
  }

  private boolean isOfAnotherSource(String id) {
    return newIds.containsKey(id) && !Namespace.of(id).equals(Namespace.of(now(id)));
  }
}
