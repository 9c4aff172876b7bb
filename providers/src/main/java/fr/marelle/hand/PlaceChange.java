package fr.marelle.hand;

import fr.marelle.account.Spelling;
import fr.marelle.directory.plan.PlaceName;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How somebody is moved within a school.
 *
 * @param uai of the school
 * @param left names of the classes that are left
 * @param joined names of those that are joined
 */
record PlaceChange(String uai, Collection<String> left, Collection<String> joined) {

  /**
   * Where the directory has put them from now on. What it gave at other schools stays; a person
   * whom it never put into this one stays somebody else's.
   */
  Set<PlaceName> apply(Set<PlaceName> given) {
    if (!PlaceName.schools(given).contains(uai)) {
      return given;
    }
    Set<String> gone = left.stream().map(PlaceChange::spelling).collect(Collectors.toSet());
    Set<PlaceName> places = new HashSet<>();
    given.stream()
        .filter(place -> !place.uai().equals(uai) || !gone.contains(spelling(place.schoolClass())))
        .filter(place -> !place.equals(PlaceName.school(uai)))
        .forEach(places::add);
    joined.forEach(name -> places.add(new PlaceName(uai, name)));
    if (!PlaceName.schools(places).contains(uai)) {
      places.add(PlaceName.school(uai));
    }
    return places;
  }

  private static String spelling(String schoolClass) {
    return Spelling.fold(schoolClass).replaceAll("[\\s\\p{Z}]+", " ").strip();
  }
}
