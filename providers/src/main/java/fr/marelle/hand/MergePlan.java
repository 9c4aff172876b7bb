package fr.marelle.hand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of two accounts of one person: what the one that goes has, the one that stays has
 * too. But for places that somebody guessed: where the directory says which they are, it is right;
 * and of a pupil at one school those of the account that stays are, since a pupil has one class.
 *
 * @param joined ids of groups
 * @param withheld UAI of schools whose own group is not joined: the account would administer them
 * @param left ids of groups that the one that stays had by hand, where the directory says others,
 *     or the other account has the class that was lacking
 * @param given UAI by the id of a group that counts as given by hand from now on
 * @param children of a relative: external ids
 * @param mainId the external id that the account goes by: one by which the directory knows it,
 *     before one that was made up; null where there is none
 * @param aliases by which the directory knows the person besides, each with the main one
 * @param renamed ids by which relatives named the pupil until now
 * @param records ids of which what the directory says counts for the one that stays
 * @param forgotten ids by which the person has gone, and is there by no other: nobody is blocked
 *     for having been there before
 * @param birthDate null where there is none
 * @param terms of the later acceptance
 */
record MergePlan(
    Set<String> joined,
    Set<String> withheld,
    Set<String> left,
    Map<String, String> given,
    List<String> children,
    String mainId,
    Map<String, String> aliases,
    Set<String> renamed,
    Set<String> records,
    Set<String> forgotten,
    String birthDate,
    List<String> terms) {

  /**
   * Plans.
   *
   * @param pupil whether it is one's
   * @param parted external ids of children from whom somebody parted the relative by hand
   */
  static MergePlan of(MergeSide kept, MergeSide dropped, boolean pupil, Set<String> parted) {
    Set<String> forgotten = new LinkedHashSet<>();
    if (living(kept).isEmpty() && living(dropped).isEmpty()) {
      forgotten.addAll(kept.gone());
      forgotten.addAll(dropped.gone());
    }
    Set<String> keptRecords = without(kept.records().keySet(), forgotten);
    Set<String> records = without(dropped.records().keySet(), forgotten);
    Set<String> told = new HashSet<>();
    living(kept).forEach(id -> told.addAll(MergePlaces.read(kept.records().get(id))));
    living(dropped).forEach(id -> told.addAll(MergePlaces.read(dropped.records().get(id))));
    MergePlaces places = new MergePlaces(kept, dropped, told, pupil);

    Set<String> children = new LinkedHashSet<>(kept.children());
    children.addAll(dropped.children());
    children.removeAll(parted);
    String mainId = mainId(kept, keptRecords, dropped, records);
    Map<String, String> aliases = new HashMap<>();
    Stream.concat(keptRecords.stream(), records.stream())
        .filter(id -> !id.equals(mainId))
        .forEach(id -> aliases.put(id, mainId));
    Set<String> renamed = new LinkedHashSet<>();
    Stream.of(kept.externalId(), dropped.externalId())
        .filter(Objects::nonNull)
        .filter(id -> !id.equals(mainId))
        .forEach(renamed::add);
    return new MergePlan(
        places.joined(),
        places.withheld(),
        places.left(),
        new LinkedHashMap<>(places.given()),
        new ArrayList<>(children),
        mainId,
        aliases,
        renamed,
        records,
        forgotten,
        kept.birthDate() == null ? dropped.birthDate() : kept.birthDate(),
        later(kept.terms(), dropped.terms()));
  }

  private static Set<String> living(MergeSide side) {
    return without(side.records().keySet(), side.gone());
  }

  private static Set<String> without(Set<String> ids, Set<String> others) {
    Set<String> left = new LinkedHashSet<>(ids);
    left.removeAll(others);
    return left;
  }

  private static String mainId(
      MergeSide kept, Set<String> keptRecords, MergeSide dropped, Set<String> records) {
    boolean onlyTheOther = keptRecords.isEmpty() && !records.isEmpty();
    if (onlyTheOther && dropped.externalId() != null) {
      return dropped.externalId();
    }
    return kept.externalId() == null ? dropped.externalId() : kept.externalId();
  }

  /** Moments are ISO-8601, which sorts as time goes. */
  private static List<String> later(List<String> one, List<String> other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return other.get(1).compareTo(one.get(1)) > 0 ? other : one;
  }
}
