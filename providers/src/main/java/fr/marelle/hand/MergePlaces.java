package fr.marelle.hand;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

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
    Set<String> left = new LinkedHashSet<>();
    kept.given()
        .forEach(
            (group, school) -> {
              if (spokenOf.contains(school)
                  && kept.groups().containsKey(group)
                  && !told.contains(kept.groups().get(group))) {
                left.add(group);
              }
            });
    return left;
  }

  /** Ids of groups that it joins. */
  Set<String> joined() {
    Set<String> there = new HashSet<>();
    Set<String> left = left();
    kept.groups()
        .forEach(
            (group, place) -> {
              if (!left.contains(group)) {
                there.add(school(place));
              }
            });
    Set<String> joined = new LinkedHashSet<>();
    dropped
        .groups()
        .forEach(
            (group, place) -> {
              boolean guessed = spokenOf.contains(dropped.given().get(group));
              boolean second =
                  oneClass && SchoolPlaces.isUai(school(place)) && there.contains(school(place));
              if (!kept.groups().containsKey(group)
                  && (told.contains(place) || (!guessed && !second))) {
                joined.add(group);
              }
            });
    return joined;
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
    given.values().removeIf(spokenOf::contains);
    return given;
  }

  static Set<String> read(String places) {
    return places.isEmpty() ? Set.of() : Set.of(places.split("\n", -1));
  }

  private static String school(String place) {
    return place.split("/", 2)[0];
  }
}
