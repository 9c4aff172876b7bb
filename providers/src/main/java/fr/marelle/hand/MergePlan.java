package fr.marelle.hand;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What becomes of two accounts of one person: all that the one that goes has, the one that stays
 * has too.
 *
 * @param joined ids of groups
 * @param children of a relative: external ids
 * @param mainId the external id that the account goes by: one by which the directory knows it,
 *     before one that was made up; null where there is none
 * @param aliases by which the directory knows the person besides, each with the main one
 * @param renamed ids by which relatives named the pupil until now
 * @param birthDate null where there is none
 * @param terms of the later acceptance
 */
record MergePlan(
    Set<String> joined,
    List<String> children,
    String mainId,
    Map<String, String> aliases,
    Set<String> renamed,
    String birthDate,
    List<String> terms) {

  static MergePlan of(MergeSide kept, MergeSide dropped) {
    Set<String> joined = new LinkedHashSet<>(dropped.groups().keySet());
    joined.removeAll(kept.groups().keySet());
    Set<String> children = new LinkedHashSet<>(kept.children());
    children.addAll(dropped.children());
    String mainId = mainId(kept, dropped);
    Map<String, String> aliases = new HashMap<>();
    Stream.concat(kept.records().keySet().stream(), dropped.records().keySet().stream())
        .filter(id -> !id.equals(mainId))
        .forEach(id -> aliases.put(id, mainId));
    Set<String> renamed = new LinkedHashSet<>();
    Stream.of(kept.externalId(), dropped.externalId())
        .filter(Objects::nonNull)
        .filter(id -> !id.equals(mainId))
        .forEach(renamed::add);
    return new MergePlan(
        joined,
        new ArrayList<>(children),
        mainId,
        aliases,
        renamed,
        kept.birthDate() == null ? dropped.birthDate() : kept.birthDate(),
        later(kept.terms(), dropped.terms()));
  }

  private static String mainId(MergeSide kept, MergeSide dropped) {
    boolean onlyTheOther = kept.records().isEmpty() && !dropped.records().isEmpty();
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
