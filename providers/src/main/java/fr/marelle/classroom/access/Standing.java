package fr.marelle.classroom.access;

import java.util.Optional;
import java.util.Set;

/**
 * How far somebody reaches: the plain facts that {@link Authority} decides by.
 *
 * @param id of the account
 * @param realm whether every account of the realm is within reach
 * @param schools ids of the schools that are administered
 * @param classes ids of the classes that are taught
 */
public record Standing(String id, boolean realm, Set<String> schools, Set<String> classes) {

  /** Whether the class may be looked at. */
  public boolean sees(Place place) {
    return place.isClass()
        && (realm || schools.contains(place.parent().id()) || classes.contains(place.id()));
  }

  /** Whether everybody at that school may be looked at. */
  public boolean administers(Place place) {
    return place.isSchool() && (realm || schools.contains(place.id()));
  }

  /** Whether the account is within reach as an administrator, and not by teaching alone. */
  public boolean administers(Target target) {
    return realm || target.place().map(Place::top).filter(this::administers).isPresent();
  }

  boolean teaches(Place place) {
    return place.isClass() && classes.contains(place.id());
  }

  Optional<Place> taughtOf(Person person) {
    return person.places().stream().filter(this::teaches).findFirst();
  }

  Optional<Place> administeredOf(Person person) {
    Optional<Place> ofClass =
        person.places().stream().filter(this::seesAsAdministrator).findFirst();
    return ofClass.isPresent()
        ? ofClass
        : person.places().stream().filter(this::administers).findFirst();
  }

  private boolean seesAsAdministrator(Place place) {
    return place.isClass() && (realm || schools.contains(place.parent().id()));
  }
}
