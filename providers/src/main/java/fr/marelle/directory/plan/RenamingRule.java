package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What comes of people being known by other ids: for their families, and for whoever has the id
 * that they had.
 */
final class RenamingRule {
  private final Lookup lookup;
  private final Map<String, Recorded> taken;
  private final Map<String, Recorded> givenUp;
  private final Map<String, Recorded> renamed = new LinkedHashMap<>();
  private final Map<String, String> newIds = new HashMap<>();
  private final Map<String, String> ownIds = new HashMap<>();
  private final Set<String> mute = new HashSet<>();

  /**
   * @param taken what was kept of people, by the ids that a source gives them now
   * @param givenUp the same by the ids that are somebody else's now
   * @param ids makes ids for those
   */
  RenamingRule(
      Lookup lookup,
      Map<String, Recorded> taken,
      Map<String, Recorded> givenUp,
      Supplier<String> ids) {
    this.lookup = lookup;
    this.taken = taken;
    this.givenUp = givenUp;
    taken.forEach(
        (id, record) -> {
          renamed.put(id, record);
          newIds.put(record.externalId(), id);
        });
    givenUp.forEach(
        (id, record) -> {
          String own = BatchPlan.OWN_IDS + ids.get();
          renamed.put(own, record);
          if (record.profile() == Profile.PUPIL) {
            ownIds.put(id, own);
          } else {
            mute.add(id);
          }
        });
  }

  /**
   * All of it.
   *
   * @param spent subjects of answers that were asked for this alone
   */
  Renamings with(Set<String> spent) {
    Map<String, Set<String>> naming = naming();
    Set<String> met = Met.of(lookup, naming.keySet());
    Retelling retelling = new Retelling(lookup, newIds, ownIds, met);
    Plan.Told told = retelling.told(mute);
    Map<String, String> children = new HashMap<>(newIds);
    children.putAll(ownIds);
    return new Renamings(
        renamed,
        children,
        kept(naming, met),
        unheard(naming.keySet(), met),
        lost(retelling, told),
        told,
        spent,
        taken.keySet(),
        givenUp.keySet());
  }

  /** Of a relative whose id is somebody else's nobody tells any more whose she was. */
  private Map<String, Set<String>> lost(Retelling retelling, Plan.Told told) {
    Map<String, String> mainIds = mainIds();
    Map<String, Set<String>> lost = new HashMap<>();
    lookup
        .tiesOfRelatives(mute)
        .forEach(
            tie ->
                lost.computeIfAbsent(givenUp.get(tie.relative()).account(), id -> new HashSet<>())
                    .add(mainIds.getOrDefault(now(tie.pupil()), now(tie.pupil()))));
    Map<String, Set<String>> ended = retelling.ended(told, mainIds);
    Map<String, Recorded> relatives =
        ended.isEmpty() ? new HashMap<>() : new HashMap<>(lookup.records(ended.keySet()));
    relatives.putAll(taken);
    ended.forEach(
        (relative, pupils) -> {
          if (relatives.containsKey(relative)) {
            lost.computeIfAbsent(relatives.get(relative).account(), id -> new HashSet<>())
                .addAll(pupils);
          }
        });
    return lost;
  }

  /** By which ids accounts go from now on of whom the directory speaks by several. */
  private Map<String, String> mainIds() {
    Map<String, String> mainIds = new HashMap<>();
    lookup.aliases().forEach((id, main) -> mainIds.put(now(id), now(main)));
    return mainIds;
  }

  private String now(String id) {
    return newIds.getOrDefault(id, ownIds.getOrDefault(id, id));
  }

  /** The relatives whose own entries name pupils whose ids are somebody else's, with those ids. */
  private Map<String, Set<String>> naming() {
    return Families.byRelative(
        lookup.tiesOfPupils(ownIds.keySet()).stream()
            .filter(tie -> tie.saidBy() == Tie.Side.RELATIVE)
            .toList());
  }

  /**
   * The ids by which accounts go on to name a child: whom this run has heard already speaks of
   * whoever has the id now.
   */
  private Map<String, Set<String>> kept(Map<String, Set<String>> naming, Set<String> met) {
    Map<String, Set<String>> kept = new HashMap<>();
    lookup
        .records(met)
        .forEach(
            (id, relative) ->
                kept.computeIfAbsent(relative.account(), account -> new HashSet<>())
                    .addAll(naming.get(id)));
    return kept;
  }

  /**
   * The others, who spoke before there was anybody else: what they say next is looked at, were it
   * the same. Whoever has another id now is looked at anyway.
   */
  private List<Recorded> unheard(Set<String> naming, Set<String> met) {
    Set<String> others = new HashSet<>(naming);
    others.removeAll(met);
    others.removeAll(newIds.keySet());
    others.removeAll(givenUp.keySet());
    return lookup.records(others).values().stream().map(Recorded::unheard).toList();
  }
}
