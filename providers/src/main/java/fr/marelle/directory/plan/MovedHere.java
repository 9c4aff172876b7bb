package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Whether somebody who has gone from another school may be taken for one of a run's own: else her
 * old school would hold off the new one's file for ever. A pupil has to have the INE, or the name
 * and the birth date that are known; a relative a child there.
 */
final class MovedHere {
  private final Scope scope;
  private final Map<String, Set<String>> children = new HashMap<>();
  private final Set<String> here = new HashSet<>();

  MovedHere(Lookup lookup, Scope scope, List<Said> people, Collection<Recorded> records) {
    this.scope = scope;
    Set<String> relatives = new HashSet<>();
    records.stream()
        .filter(record -> record.profile() == Profile.RELATIVE && isElsewhere(record))
        .forEach(record -> relatives.add(record.externalId()));
    if (relatives.isEmpty()) {
      return;
    }
    children.putAll(Families.byRelative(lookup.tiesOfRelatives(relatives)));
    Set<String> pupils = new HashSet<>();
    children.values().forEach(pupils::addAll);
    people.stream()
        .filter(said -> pupils.contains(said.externalId()))
        .filter(said -> said.namedSchools().stream().anyMatch(scope::allows))
        .forEach(said -> here.add(said.externalId()));
    lookup.records(pupils).values().stream()
        .filter(pupil -> !pupil.isGone() && pupil.schools().stream().anyMatch(scope::allows))
        .forEach(pupil -> here.add(pupil.externalId()));
  }

  private boolean isElsewhere(Recorded record) {
    return record.isGone() && !scope.allowsAny(record.schools());
  }

  boolean test(Said said, Recorded record) {
    return isElsewhere(record)
        && (record.profile() == Profile.RELATIVE
            ? children.getOrDefault(record.externalId(), Set.of()).stream().anyMatch(here::contains)
            : record.profile() == Profile.PUPIL && isSurely(said, record));
  }

  private static boolean isSurely(Said said, Recorded record) {
    boolean sameIne = said.inePrint().isPresent() && said.inePrint().equals(record.inePrint());
    return sameIne
        || (said.nameKeys().contains(new NameKey(record.nameKey()))
            && SamePersonRule.isBornTheSameDay(said, record));
  }
}
