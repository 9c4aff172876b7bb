package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.contact.ContactFingerprint;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.SchoolRef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Rows of one batch of a complete source that are about one person: tables have a row for each of a
 * teacher's schools, or of a mother's children.
 */
final class MergedRows {
  private MergedRows() {}

  /** The same with one row for each person. Rows that contradict each other stay apart. */
  static List<Said> of(List<Said> people) {
    List<Said> merged = new ArrayList<>();
    Map<String, Integer> first = new HashMap<>();
    for (Said said : people) {
      String key = key(said);
      Integer at = key.isEmpty() ? null : first.putIfAbsent(key, merged.size());
      if (at != null && agree(merged.get(at), said)) {
        merged.set(at, both(merged.get(at), said));
      } else {
        merged.add(said);
      }
    }
    return merged;
  }

  private static String key(Said said) {
    if (said.hasId()) {
      return said.externalId();
    }
    Set<String> schools = schoolsOfChildren(said);
    return said.is(Profile.RELATIVE) && !schools.isEmpty()
        ? schools + said.nameKeys().stream().map(NameKey::text).sorted().toList().toString()
        : "";
  }

  private static Set<String> schoolsOfChildren(Said said) {
    return said.children().value().orElse(List.of()).stream()
        .filter(Child.ByName.class::isInstance)
        .map(child -> ((Child.ByName) child).school())
        .filter(SchoolRef.ByUai.class::isInstance)
        .map(school -> ((SchoolRef.ByUai) school).uai())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean agree(Said one, Said other) {
    return one.hasId()
        ? one.profile().equals(other.profile())
            && one.nameKeys().stream().anyMatch(other.nameKeys()::contains)
            && !SamePersonRule.isBornAnotherDay(
                other, one.birthDate().value().map(Object::toString))
        : agree(
            one.mail().value(), other.mail().value(), one.mobile().value(), other.mobile().value());
  }

  /** Whether a row without an id may be about a relative of whom an earlier one spoke. */
  static boolean mayBeTheSame(Said said, Recorded record) {
    return said.is(Profile.RELATIVE)
        && agree(
            said.mail().value().map(ContactFingerprint::of),
            record.mailPrint(),
            said.mobile().value().map(ContactFingerprint::of),
            record.mobilePrint());
  }

  /** Of two of the same name: one contact is the same, or none is another. */
  private static boolean agree(
      Optional<String> mail,
      Optional<String> otherMail,
      Optional<String> mobile,
      Optional<String> otherMobile) {
    return (mail.isPresent() && mail.equals(otherMail))
        || (mobile.isPresent() && mobile.equals(otherMobile))
        || (mayBe(mail, otherMail) && mayBe(mobile, otherMobile));
  }

  private static boolean mayBe(Optional<String> one, Optional<String> other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }

  private static Said both(Said one, Said other) {
    return one.with(
        either(one.mail(), other.mail()),
        either(one.mobile(), other.mobile()),
        all(one.schools(), other.schools()),
        all(one.classes(), other.classes()),
        all(one.relatives(), other.relatives()),
        allChildren(one.children(), other.children()));
  }

  private static <T> Field<T> either(Field<T> one, Field<T> other) {
    return one.value().isPresent() || other.isAbsent() ? one : other;
  }

  private static <T extends Comparable<T>> Field<Set<T>> all(
      Field<Set<T>> one, Field<Set<T>> other) {
    if (one.value().isEmpty() || other.value().isEmpty()) {
      return either(one, other);
    }
    Set<T> all = new TreeSet<>(one.value().get());
    all.addAll(other.value().get());
    return Field.of(all);
  }

  private static Field<List<Child>> allChildren(Field<List<Child>> one, Field<List<Child>> other) {
    if (one.value().isEmpty() || other.value().isEmpty()) {
      return either(one, other);
    }
    Set<Child> all = new LinkedHashSet<>(one.value().get());
    all.addAll(other.value().get());
    return Field.of(List.copyOf(all));
  }
}
