package fr.marelle.hand;

import fr.marelle.account.Profile;
import java.util.Optional;

/**
 * Somebody, as far as it takes to tell whether two are one.
 *
 * @param account its id; empty of somebody who has none yet
 * @param birthDate ISO-8601
 * @param email lower case; empty where its owner proved that it is hers, as is the number: nobody
 *     finds those by trying
 * @param mobile in E.164
 */
record Person(
    String account,
    Optional<Profile> profile,
    String firstName,
    String lastName,
    Optional<String> birthDate,
    Optional<String> email,
    Optional<String> mobile) {

  /** The same, as far as whoever may not see the contacts may be told. */
  Person withoutContacts() {
    return new Person(
        account, profile, firstName, lastName, birthDate, Optional.empty(), Optional.empty());
  }
}
