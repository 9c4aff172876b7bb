package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Where somebody belongs: in the classes, and in those schools where there is no class of his.
 * Relatives belong to the schools of their children.
 */
final class PlaceRule {
  private final Scope scope;

  PlaceRule(Scope scope) {
    this.scope = scope;
  }

  /**
   * Where a person belongs, a relative apart.
   *
   * @param known where the directory put them before
   */
  Set<PlaceName> of(Said said, Profile profile, Set<PlaceName> known) {
    Set<PlaceName> classes =
        new TreeSet<>(
            said.classes().isAbsent()
                ? filtered(known, PlaceName::isClass)
                : said.classes().value().orElse(Set.of()));
    Set<String> schools = new HashSet<>();
    if (said.schools().isAbsent()) {
      schools.addAll(PlaceName.schools(known));
      // A source that puts a pupil into a class of one school takes them out of any other.
      if (profile == Profile.PUPIL && !PlaceName.schools(classes).isEmpty()) {
        schools.retainAll(PlaceName.schools(classes));
      }
    } else {
      schools.addAll(said.schools().value().orElse(Set.of()));
      if (said.classes().isAbsent()) {
        classes.removeIf(place -> !schools.contains(place.uai()));
      }
    }
    Set<PlaceName> places = withSchools(classes, schools);
    if (profile != Profile.PUPIL && !scope.tellsAllSchools(said)) {
      Set<String> spokenFor = new HashSet<>(scope.covered());
      spokenFor.addAll(said.namedSchools());
      places.addAll(filtered(known, place -> !spokenFor.contains(place.uai())));
    }
    places.addAll(filtered(known, place -> !scope.allows(place.uai())));
    return places;
  }

  /** Where the relatives of pupils belong. */
  static Set<PlaceName> ofRelative(Collection<Recorded> children) {
    return children.stream()
        .flatMap(child -> child.schools().stream())
        .map(PlaceName::school)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Where somebody is who has gone: in no class, but still of the school. */
  static Set<PlaceName> ofGone(Set<PlaceName> places) {
    return PlaceName.schools(places).stream()
        .map(PlaceName::school)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<PlaceName> withSchools(Set<PlaceName> classes, Set<String> schools) {
    Set<PlaceName> places = new TreeSet<>(classes);
    Set<String> withClass = PlaceName.schools(classes);
    schools.stream()
        .filter(school -> !withClass.contains(school))
        .forEach(school -> places.add(PlaceName.school(school)));
    return places;
  }

  private static Set<PlaceName> filtered(Set<PlaceName> places, Predicate<PlaceName> which) {
    return places.stream().filter(which).collect(Collectors.toSet());
  }
}
