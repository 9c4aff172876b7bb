package fr.marelle.classroom.access;

import fr.marelle.account.Profile;
import java.util.Optional;

/**
 * An account that the caller may act on.
 *
 * @param id Keycloak's id of the account
 * @param profile empty where the directory gave none
 * @param enabled false for one that is blocked
 * @param place the class or school by which the caller reaches it; empty where a realm
 *     administrator acts outside of schools
 */
public record Target(
    String id,
    String identifier,
    String firstName,
    String lastName,
    Optional<Profile> profile,
    boolean enabled,
    Optional<Place> place) {

  static Target of(Person person, Authority.Reason reason) {
    return new Target(
        person.id(),
        person.identifier(),
        person.firstName(),
        person.lastName(),
        person.profile(),
        person.enabled(),
        reason.place());
  }

  /** The path of that class or school, for the events; empty where there is none. */
  public String path() {
    return place.map(Place::path).orElse("");
  }
}
