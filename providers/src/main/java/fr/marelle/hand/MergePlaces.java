package fr.marelle.hand;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Where somebody is who had two accounts. */
final class MergePlaces {
  private final MergeSide kept;
  private final MergeSide dropped;
  private final Set<String> told;
  private final boolean oneClass;
  private final Set<String> spokenOf = new HashSet<>();

  /**
   * @param told places that the directory gives the person
   * @param oneClass whether the person is in one class at most
   */
  MergePlaces(MergeSide kept, MergeSide dropped, Set<String> told, boolean oneClass) {
    this.kept = kept;
    this.dropped = dropped;
    this.told = told;
    this.oneClass = oneClass;
    told.forEach(place -> spokenOf.add(school(place)));
  }

  /** Ids of groups that the account that stays leaves. */
  Set<String> left() {
    Set<String> left = guessed();
    if (oneClass) {
      Set<String> joined = joined();
      Set<String> classes = new HashSet<>();
      dropped
          .groups()
          .forEach(
              (group, place) -> {
                if (joined.contains(group) && isClass(place)) {
                  classes.add(school(place));
                }
              });
      kept.given()
          .forEach(
              (group, school) -> {
                if (school.equals(kept.groups().get(group)) && classes.contains(school)) {
                  left.add(group);
                }
              });
    }
    return left;
  }

  /** Those that somebody guessed, where the directory says others. */
  private Set<String> guessed() {
    Set<String> guessed = new LinkedHashSet<>();
    kept.given()
        .forEach(
            (group, school) -> {
              if (spokenOf.contains(school)
                  && kept.groups().containsKey(group)
                  && !told.contains(kept.groups().get(group))) {
                guessed.add(group);
              }
            });
    return guessed;
  }

  /** Ids of groups that it joins. */
  Set<String> joined() {
    Set<String> joined = new LinkedHashSet<>(all());
    joined.removeIf(group -> isWithheld(dropped.groups().get(group)));
    return joined;
  }

  /**
   * Schools whose own group it does not join: whoever has the role of their administrators would
   * become one of them.
   */
  Set<String> withheld() {
    return all().stream()
        .map(group -> dropped.groups().get(group))
        .filter(this::isWithheld)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private boolean isWithheld(String place) {
    return kept.administrator() && SchoolPlaces.isUai(place);
  }

  /**
   * Ids of all groups that the person is in by the account that is closed, and not by the other.
   */
  private Set<String> all() {
    Set<String> there = new HashSet<>();
    Set<String> guessed = guessed();
    kept.groups()
        .forEach(
            (group, place) -> {
              if (!guessed.contains(group) && isClass(place)) {
                there.add(school(place));
              }
            });
    Set<String> all = new LinkedHashSet<>();
    dropped
        .groups()
        .forEach(
            (group, place) -> {
              boolean guess = spokenOf.contains(dropped.given().get(group));
              boolean second = oneClass && there.contains(school(place));
              if (!kept.groups().containsKey(group)
                  && (told.contains(place) || (!guess && !second))) {
                all.add(group);
              }
            });
    return all;
  }

  /** UAI by the ids of groups that somebody gave by hand where the directory says nothing. */
  Map<String, String> given() {
    Map<String, String> given = new LinkedHashMap<>();
    Set<String> joined = joined();
    dropped
        .given()
        .forEach(
            (group, school) -> {
              if (joined.contains(group) || kept.groups().containsKey(group)) {
                given.put(group, school);
              }
            });
    given.putAll(kept.given());
    given.keySet().removeAll(left());
    given.values().removeIf(spokenOf::contains);
    return given;
  }

  static Set<String> read(String places) {
    return places.isEmpty() ? Set.of() : Set.of(places.split("\n", -1));
  }

  private static boolean isClass(String place) {
    return !SchoolPlaces.isUai(place) && SchoolPlaces.isUai(school(place));
  }

  private static String school(String place) {
    return place.split("/", 2)[0];
  }
}
