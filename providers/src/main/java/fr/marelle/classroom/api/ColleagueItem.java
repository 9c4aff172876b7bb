package fr.marelle.classroom.api;

import fr.marelle.account.Profile;
import fr.marelle.classroom.access.Person;

/**
 * Somebody whom the caller sees without being able to act on.
 *
 * @param profile null where the directory gave none
 * @param manageable always false
 */
public record ColleagueItem(
    String id, String firstName, String lastName, String profile, boolean manageable) {

  static ColleagueItem of(Person person) {
    return new ColleagueItem(
        person.id(),
        person.firstName(),
        person.lastName(),
        person.profile().map(Profile::value).orElse(null),
        false);
  }
}
