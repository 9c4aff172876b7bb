package fr.marelle.directory.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who stands in for whom while a batch is planned: what is known, and what its entries say anew.
 */
final class Families {
  private final Lookup lookup;
  private final Set<String> pupils = new HashSet<>();
  private final Set<String> relatives = new HashSet<>();
  private final Map<String, Set<String>> named = new HashMap<>();
  private final Set<Tie> told = new LinkedHashSet<>();

  Families(Lookup lookup) {
    this.lookup = lookup;
  }

  /** A pupil says anew who stands in for them. */
  void tellOfPupil(String pupil, Collection<String> relatives) {
    pupils.add(pupil);
    relatives.forEach(relative -> told.add(new Tie(pupil, relative, Tie.Side.PUPIL)));
  }

  /** A relative says anew for whom she stands in. */
  void tellOfRelative(String relative, Collection<String> children) {
    relatives.add(relative);
    named.put(relative, Set.copyOf(children));
    children.forEach(pupil -> told.add(new Tie(pupil, relative, Tie.Side.RELATIVE)));
  }

  /** Who stands, or stood until now, in for these pupils. */
  Set<String> relativesOf(Collection<String> concerned) {
    Set<String> all = new TreeSet<>();
    if (!concerned.isEmpty()) {
      lookup.tiesOfPupils(concerned).forEach(tie -> all.add(tie.relative()));
    }
    told.stream()
        .filter(tie -> concerned.contains(tie.pupil()))
        .forEach(tie -> all.add(tie.relative()));
    return all;
  }

  /** The ties of these relatives, as all that was said has it. */
  List<Tie> tiesOf(Collection<String> concerned) {
    List<Tie> ties = new ArrayList<>();
    lookup.tiesOfRelatives(concerned).stream().filter(this::stands).forEach(ties::add);
    told.stream().filter(tie -> concerned.contains(tie.relative())).forEach(ties::add);
    return ties;
  }

  private boolean stands(Tie known) {
    return !(known.saidBy() == Tie.Side.PUPIL ? pupils : relatives).contains(known.owner());
  }

  /** The pupils among ties, by relative. */
  static Map<String, Set<String>> byRelative(Collection<Tie> ties) {
    return ties.stream()
        .collect(
            Collectors.groupingBy(
                Tie::relative,
                Collectors.mapping(Tie::pupil, Collectors.toCollection(TreeSet::new))));
  }

  /** The pupils whom a relative's own entry names. */
  Set<String> saidBy(String relative) {
    return named.getOrDefault(relative, Set.of());
  }

  Plan.Told told() {
    return new Plan.Told(Set.copyOf(pupils), Set.copyOf(relatives), List.copyOf(told));
  }
}
