package fr.marelle.hand;

import fr.marelle.account.Profile;
import java.util.Optional;

/**
 * Somebody, as far as it takes to tell whether two are one.
 *
 * @param account its id; empty of somebody who has none yet
 * @param birthDate ISO-8601
 * @param email lower case
 * @param mobile in E.164
 */
record Person(
    String account,
    Optional<Profile> profile,
    String firstName,
    String lastName,
    Optional<String> birthDate,
    Optional<String> email,
    Optional<String> mobile) {}
