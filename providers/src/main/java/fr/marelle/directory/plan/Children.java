package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.SchoolRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the pupils whom relatives name: by their ids, or by their names in a school. */
final class Children {
  private final Scope scope;
  private final BatchPlan plan;
  private final Map<String, Recorded> byId = new HashMap<>();
  private final Map<NameKey, List<Recorded>> byName = new HashMap<>();

  Children(
      Lookup lookup,
      Scope scope,
      BatchPlan plan,
      Map<String, Recorded> pupils,
      Collection<Heard> relatives) {
    this.scope = scope;
    this.plan = plan;
    Set<String> ids = new HashSet<>();
    Set<NameAt> names = new HashSet<>();
    for (Heard one : relatives) {
      for (Child child : all(one.said())) {
        if (child instanceof Child.ById named) {
          ids.add(named.pupil().text());
        } else if (child instanceof Child.ByName named
            && named.school() instanceof SchoolRef.ByUai school) {
          names.add(new NameAt(school.uai(), key(named)));
        }
      }
    }
    ids.removeAll(pupils.keySet());
    if (!ids.isEmpty()) {
      byId.putAll(lookup.records(ids));
    }
    byId.putAll(pupils);
    Map<String, Recorded> named = new HashMap<>();
    if (!names.isEmpty()) {
      lookup.recordsByName(names).forEach(pupil -> named.put(pupil.externalId(), pupil));
    }
    named.putAll(pupils);
    named
        .values()
        .forEach(
            pupil ->
                byName
                    .computeIfAbsent(new NameKey(pupil.nameKey()), key -> new ArrayList<>())
                    .add(pupil));
  }

  private static List<Child> all(Said said) {
    return said.children().value().orElse(List.of());
  }

  private static NameKey key(Child.ByName child) {
    return NameKey.of(Profile.PUPIL, child.first(), child.family());
  }

  /** The schools of the children who are known. */
  Set<String> schools(Said relative) {
    Set<String> schools = new HashSet<>();
    for (Child child : all(relative)) {
      found(child).forEach(pupil -> schools.addAll(pupil.schools()));
    }
    return schools;
  }

  /** The schools at which a relative's row looks for her children, found or not. */
  Set<String> named(Said relative) {
    Set<String> schools = new HashSet<>();
    for (Child child : all(relative)) {
      if (child instanceof Child.ByName named
          && named.school() instanceof SchoolRef.ByUai school
          && scope.allows(school.uai())) {
        schools.add(school.uai());
      }
    }
    return schools;
  }

  /**
   * Whom a row names.
   *
   * @param pupils external ids
   * @param clear whether it is sure that there is nobody else
   */
  record Named(Set<String> pupils, boolean clear) {}

  /** The children. Whoever is not known, or not for sure, is asked for. */
  Named of(Said relative) {
    Set<String> children = new TreeSet<>();
    boolean clear = true;
    for (Child child : all(relative)) {
      List<Recorded> found = found(child);
      if (found.size() == 1) {
        children.add(found.get(0).externalId());
      } else if (found.isEmpty()) {
        plan.ask(Question.UNKNOWN_CHILD.at(relative.location(), relative.fullName(), words(child)));
        Optional<String> expected = expected(child);
        expected.ifPresent(children::add);
        clear &= expected.isPresent();
      } else {
        clear = false;
        plan.ask(
            Question.SEVERAL_CHILDREN.at(
                relative.location(),
                relative.fullName(),
                words(child),
                Integer.toString(found.size())));
      }
    }
    return new Named(children, clear);
  }

  /**
   * A pupil who becomes known later is hers as well, unless the run is for some schools alone: it
   * has no say in whose child somebody of another school is.
   */
  private Optional<String> expected(Child child) {
    return child instanceof Child.ById named && scope.isUnrestricted()
        ? Optional.of(named.pupil().text())
        : Optional.empty();
  }

  private List<Recorded> found(Child child) {
    if (child instanceof Child.ById named) {
      Recorded pupil = byId.get(named.pupil().text());
      return pupil == null || !isPupil(pupil) ? List.of() : List.of(pupil);
    }
    Child.ByName named = (Child.ByName) child;
    return byName.getOrDefault(key(named), List.of()).stream()
        .filter(this::isPupil)
        .filter(pupil -> isAt(named, pupil) && !isBornAnotherDay(named, pupil))
        .toList();
  }

  private boolean isPupil(Recorded record) {
    return record.profile() == Profile.PUPIL && scope.allowsAny(record.schools());
  }

  private static boolean isAt(Child.ByName child, Recorded pupil) {
    return child.school() instanceof SchoolRef.ByUai school
        && pupil.schools().contains(school.uai());
  }

  private static boolean isBornAnotherDay(Child.ByName child, Recorded pupil) {
    return child.birthDate().isPresent()
        && pupil.birthDate().isPresent()
        && !child.birthDate().map(LocalDate::toString).equals(pupil.birthDate());
  }

  private static String words(Child child) {
    return child instanceof Child.ById named
        ? named.pupil().value()
        : ((Child.ByName) child).first() + " " + ((Child.ByName) child).family();
  }
}
