package fr.marelle.directory.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The ties of people whose ids are others now. */
final class Retelling {
  private final Lookup lookup;
  private final Map<String, String> newIds;
  private final Set<Tie> before = new HashSet<>();

  /**
   * After a batch's renamings.
   *
   * @param newIds by the id that people were known by
   */
  Retelling(Lookup lookup, Map<String, String> newIds) {
    this.lookup = lookup;
    this.newIds = newIds;
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
        .forEach(tie -> (isOfBefore(tie) ? before : ties).add(now(tie)));
    return new Plan.Told(withNew(pupils), withNew(relatives), ties);
  }

  /** Pupils whom nobody says any more to be a relative's, by the relative. */
  Map<String, Set<String>> ended(Plan.Told told) {
    Map<String, Set<String>> ended = Families.byRelative(before);
    if (!ended.isEmpty()) {
      List<Tie> stands = new ArrayList<>(lookup.tiesOfRelatives(ended.keySet()));
      stands.addAll(told.ties());
      stands.stream()
          .filter(tie -> ended.containsKey(tie.relative()))
          .forEach(tie -> ended.get(tie.relative()).remove(tie.pupil()));
    }
    return ended;
  }

  private Tie now(Tie tie) {
    return new Tie(now(tie.pupil()), now(tie.relative()), tie.saidBy());
  }

  private List<Tie> ownOf(Set<String> mute) {
    List<Tie> own = new ArrayList<>(lookup.tiesOfPupils(mute));
    own.addAll(lookup.tiesOfRelatives(mute));
    own.removeIf(tie -> !mute.contains(tie.owner()));
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
    ids.forEach(id -> all.add(now(id)));
    return all;
  }

  private String now(String id) {
    return newIds.getOrDefault(id, id);
  }

  /**
   * Of two whom the new source both knows only its own word holds: what the other said nobody would
   * ever say again, nor take back.
   */
  private boolean isOfBefore(Tie tie) {
    return (isOfAnotherSource(tie.pupil()) || isOfAnotherSource(tie.relative()))
        && Namespace.of(now(tie.pupil())).equals(Namespace.of(now(tie.relative())));
  }

  private boolean isOfAnotherSource(String id) {
    return newIds.containsKey(id) && !Namespace.of(id).equals(Namespace.of(now(id)));
  }
}
