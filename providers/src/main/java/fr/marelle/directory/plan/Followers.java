package fr.marelle.directory.plan;

import fr.marelle.directory.entry.Child;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A relative follows her children to another source: whoever is called the same, and is tied to one
 * of them by an id of the other source, if that knows none of her children any more.
 */
final class Followers {
  private final Lookup lookup;
  private final Scope scope;
  private final Map<String, Recorded> taken;

  /**
   * For one batch.
   *
   * @param taken what was kept of the children who are known by another id now, by the new one
   */
  Followers(Lookup lookup, Scope scope, Map<String, Recorded> taken) {
    this.lookup = lookup;
    this.scope = scope;
    this.taken = taken;
  }

  /**
   * What is kept of those who follow, by the id that they are known by from now on.
   *
   * @param unknown relatives whom nobody knows by the id that they have
   * @param people all of the batch
   * @param met ids by which the source spoke of somebody
   */
  Map<String, Recorded> of(List<Said> unknown, List<Said> people, Set<String> met) {
    Map<String, Set<String>> children = children(unknown, people);
    Map<String, Recorded> following = new HashMap<>();
    if (children.isEmpty()) {
      return following;
    }
    Map<String, Set<String>> tied = tiedBefore(children);
    Map<String, Recorded> before =
        lookup.records(tied.values().stream().flatMap(Set::stream).collect(Collectors.toSet()));
    Set<String> metBefore = Met.of(lookup, before.keySet());
    before.keySet().removeIf(id -> met.contains(id) || metBefore.contains(id));
    Map<String, Set<String>> theirs = Families.byRelative(lookup.tiesOfRelatives(before.keySet()));
    Set<String> busy = withChildren(theirs);
    for (Said said : unknown) {
      List<Recorded> same =
          tied.getOrDefault(said.externalId(), Set.of()).stream()
              .filter(id -> !busy.contains(id))
              .map(before::get)
              .filter(one -> one != null && isSame(said, one))
              .filter(
                  one ->
                      isOfTheirFamily(
                          children.getOrDefault(said.externalId(), Set.of()),
                          theirs.getOrDefault(one.externalId(), Set.of()),
                          one))
              .toList();
      if (same.size() == 1) {
        following.put(said.externalId(), same.get(0));
        before.remove(same.get(0).externalId());
      }
    }
    return following;
  }

  private boolean isSame(Said said, Recorded one) {
    return said.is(one.profile())
        && said.nameKeys().contains(new NameKey(one.nameKey()))
        && !Namespace.isSame(one.externalId(), said.externalId())
        && scope.allowsAny(one.schools());
  }

  /** Whoever signs in with an account comes by no other child through a name. */
  private boolean isOfTheirFamily(Set<String> named, Set<String> before, Recorded one) {
    return named.stream().allMatch(child -> before.contains(idBefore(child).orElse(child)))
        || lookup.inUse(Set.of(one.account()), Set.of()).isEmpty();
  }

  /** Those of the relatives of whose children some source still speaks by an id of theirs. */
  private Set<String> withChildren(Map<String, Set<String>> theirs) {
    Set<String> left =
        taken.values().stream().map(Recorded::externalId).collect(Collectors.toSet());
    Set<String> others = new HashSet<>();
    theirs.forEach(
        (relative, pupils) ->
            pupils.stream()
                .filter(pupil -> !left.contains(pupil) && Namespace.isSame(pupil, relative))
                .forEach(others::add));
    Map<String, Recorded> records = others.isEmpty() ? Map.of() : lookup.records(others);
    others.removeIf(
        pupil -> Optional.ofNullable(records.get(pupil)).filter(Recorded::isGone).isPresent());
    return theirs.entrySet().stream()
        .filter(one -> one.getValue().stream().anyMatch(others::contains))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** The pupils whom relatives stand in for by their new ids. */
  private Map<String, Set<String>> children(List<Said> relatives, List<Said> people) {
    if (relatives.isEmpty()) {
      return Map.of();
    }
    Set<String> ids = relatives.stream().map(Said::externalId).collect(Collectors.toSet());
    Map<String, Set<String>> children =
        new HashMap<>(Families.byRelative(lookup.tiesOfRelatives(ids)));
    for (Said relative : relatives) {
      relative.children().value().orElse(List.of()).stream()
          .filter(Child.ById.class::isInstance)
          .map(child -> ((Child.ById) child).pupil().text())
          .forEach(
              pupil ->
                  children
                      .computeIfAbsent(relative.externalId(), id -> new HashSet<>())
                      .add(pupil));
    }
    for (Said said : people) {
      said.relatives().value().orElse(Set.of()).stream()
          .filter(ids::contains)
          .forEach(
              id -> children.computeIfAbsent(id, one -> new HashSet<>()).add(said.externalId()));
    }
    return children;
  }

  /** Who else stood in for the same pupils. */
  private Map<String, Set<String>> tiedBefore(Map<String, Set<String>> children) {
    Set<String> asked = new HashSet<>();
    children.values().forEach(asked::addAll);
    for (String pupil : List.copyOf(asked)) {
      idBefore(pupil).ifPresent(asked::add);
    }
    Map<String, Set<String>> byPupil = new HashMap<>();
    lookup
        .tiesOfPupils(asked)
        .forEach(
            tie -> byPupil.computeIfAbsent(tie.pupil(), id -> new HashSet<>()).add(tie.relative()));
    Map<String, Set<String>> tied = new HashMap<>();
    children.forEach(
        (relative, some) -> {
          Set<String> others = tied.computeIfAbsent(relative, id -> new HashSet<>());
          for (String pupil : some) {
            others.addAll(byPupil.getOrDefault(pupil, Set.of()));
            idBefore(pupil)
                .ifPresent(before -> others.addAll(byPupil.getOrDefault(before, Set.of())));
          }
          others.remove(relative);
        });
    return tied;
  }

  private Optional<String> idBefore(String pupil) {
    return Optional.ofNullable(taken.get(pupil)).map(Recorded::externalId);
  }
}
