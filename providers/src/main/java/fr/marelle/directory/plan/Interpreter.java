package fr.marelle.directory.plan;

import fr.marelle.account.Profile;
import fr.marelle.directory.entry.Child;
import fr.marelle.directory.entry.ClassRef;
import fr.marelle.directory.entry.Coverage.Breadth;
import fr.marelle.directory.entry.ExternalId;
import fr.marelle.directory.entry.Field;
import fr.marelle.directory.entry.PersonEntry;
import fr.marelle.directory.entry.Post;
import fr.marelle.directory.entry.Responsibility;
import fr.marelle.directory.entry.SchoolRef;
import fr.marelle.directory.entry.Tie;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Brings what a source says of a person down to what an account keeps of it. */
public final class Interpreter {
  private final SchoolNames schools;
  private final Breadth breadth;
  private final InePrint ines;

  /**
   * @param breadth whether entries tell all schools of their people
   */
  public Interpreter(SchoolNames schools, Breadth breadth, InePrint ines) {
    this.schools = schools;
    this.breadth = breadth;
    this.ines = ines;
  }

  /** What the entry says. Schools that nobody knows are left out. */
  public Said read(PersonEntry entry) {
    return new Said(
        entry.location(),
        entry.saying(),
        entry.id().map(ExternalId::text).orElse(""),
        breadth == Breadth.EVERY_SCHOOL,
        entry.ine().value().map(ines::of),
        entry.profile().value(),
        1,
        entry.names().family(),
        entry.names().usage(),
        entry.names().first(),
        entry.birthDate(),
        entry.contacts().mail(),
        entry.contacts().mobile(),
        entry.identifier(),
        schools(entry),
        classes(entry),
        entry.family().relatives().map(Interpreter::responsible),
        entry.family().children().map(this::children));
  }

  /** The jointures in an entry of which nothing says whose they are. */
  public Set<String> unknownSchools(PersonEntry entry) {
    Set<SchoolRef> named = new LinkedHashSet<>(entry.schools());
    entry.work().headOf().value().stream()
        .flatMap(List::stream)
        .map(ClassRef::school)
        .forEach(named::add);
    Set<String> unknown = new LinkedHashSet<>();
    for (SchoolRef school : named) {
      if (school instanceof SchoolRef.ByJointure one && schools.uai(school).isEmpty()) {
        unknown.add(one.id().text());
      }
    }
    return unknown;
  }

  private Field<Set<String>> schools(PersonEntry entry) {
    Field<List<Post>> posts = entry.work().posts();
    if (entry.school().isAbsent() && posts.isAbsent()) {
      return Field.absent();
    }
    List<SchoolRef> named = new ArrayList<>();
    entry.school().value().ifPresent(named::add);
    posts.value().stream().flatMap(List::stream).map(Post::school).forEach(named::add);
    Set<String> known = new TreeSet<>();
    named.forEach(school -> schools.uai(school).ifPresent(known::add));
    return Field.of(known);
  }

  /** Nobody but pupils and teachers belongs to a class. */
  private Field<Set<PlaceName>> classes(PersonEntry entry) {
    Field<List<ClassRef>> headOf = entry.work().headOf();
    boolean none = entry.profile().value().filter(Interpreter::hasNoClass).isPresent();
    if (none || (entry.classes().isAbsent() && headOf.isAbsent())) {
      return none ? Field.cleared() : Field.absent();
    }
    Set<PlaceName> classes = new TreeSet<>();
    add(entry.classes(), classes);
    add(headOf, classes);
    return Field.of(classes);
  }

  private static boolean hasNoClass(Profile profile) {
    return profile != Profile.PUPIL && profile != Profile.TEACHER;
  }

  private void add(Field<List<ClassRef>> named, Collection<PlaceName> classes) {
    named.value().stream()
        .flatMap(List::stream)
        .forEach(
            one ->
                schools
                    .uai(one.school())
                    .ifPresent(uai -> classes.add(new PlaceName(uai, one.name()))));
  }

  /** Whoever is only there to be called or to pay sees nothing of the child. */
  private static boolean standsIn(Responsibility responsibility) {
    return responsibility != Responsibility.NONE;
  }

  private static Set<String> responsible(List<Tie> ties) {
    Set<String> relatives = new TreeSet<>();
    ties.stream()
        .filter(tie -> standsIn(tie.responsibility()))
        .forEach(tie -> relatives.add(tie.relative().text()));
    return relatives;
  }

  private List<Child> children(List<Child> children) {
    return children.stream()
        .filter(child -> standsIn(child.responsibility()))
        .map(child -> child instanceof Child.ByName named ? known(named) : child)
        .toList();
  }

  private Child known(Child.ByName named) {
    Optional<String> uai = schools.uai(named.school());
    return uai.isEmpty()
        ? named
        : new Child.ByName(
            new SchoolRef.ByUai(uai.get()),
            named.family(),
            named.first(),
            named.birthDate(),
            named.classes(),
            named.kinship(),
            named.responsibility());
  }
}
