package fr.marelle.classroom.access;

import fr.marelle.account.Profile;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rule: who may act on whom. Nobody on herself, nobody on a client's account; a realm
 * administrator on everyone else; a school administrator on everyone of his schools, and a teacher
 * on the pupils of her classes and their relatives, unless the account administers something
 * itself. Who is several of these may do what any of them may.
 */
public final class Authority {
  private final Standing caller;

  /** The authority of somebody who stands so. */
  public Authority(Standing caller) {
    this.caller = caller;
  }

  /**
   * Where the target is within reach.
   *
   * @param target who is to be acted on
   * @param children the pupils among the children whom the target names; of nobody but a relative
   *     do they count
   * @param administrator whether the target has an administrator's role, by whatever way
   * @return the class or school that gives the authority; a place of no group for a realm
   *     administrator acting on somebody outside of all schools; empty where there is no authority
   */
  public Optional<Reason> over(Person target, Collection<Person> children, boolean administrator) {
    if (target.id().equals(caller.id()) || target.service()) {
      return Optional.empty();
    }
    Optional<Reason> school = asAdministrator(target, children);
    if (caller.realm()) {
      return Optional.of(school.orElse(Reason.NOWHERE));
    }
    return administrator ? Optional.empty() : school.or(() -> asTeacher(target, children));
  }

  private Optional<Reason> asAdministrator(Person target, Collection<Person> children) {
    return Stream.concat(Stream.of(target), pupilsOf(target, children))
        .map(caller::administeredOf)
        .flatMap(Optional::stream)
        .max((one, other) -> Boolean.compare(one.isClass(), other.isClass()))
        .map(Reason::at);
  }

  private Optional<Reason> asTeacher(Person target, Collection<Person> children) {
    Stream<Person> pupils =
        target.is(Profile.PUPIL) ? Stream.of(target) : pupilsOf(target, children);
    return pupils.map(caller::taughtOf).flatMap(Optional::stream).findFirst().map(Reason::at);
  }

  private static Stream<Person> pupilsOf(Person relative, Collection<Person> children) {
    return relative.is(Profile.RELATIVE)
        ? children.stream()
            .filter(Objects::nonNull)
            .filter(child -> child.is(Profile.PUPIL))
            .filter(child -> child.externalId().filter(relative.children()::contains).isPresent())
        : Stream.empty();
  }

  /**
   * What gives the authority.
   *
   * @param place the class or school; empty for a realm administrator acting outside of schools
   */
  public record Reason(Optional<Place> place) {
    private static final Reason NOWHERE = new Reason(Optional.empty());

    private static Reason at(Place place) {
      return new Reason(Optional.of(place));
    }
  }
}
