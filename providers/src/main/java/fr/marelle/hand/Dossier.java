package fr.marelle.hand;

import fr.marelle.account.Profile;
import java.util.Optional;

/**
 * What an administrator of the school may correct of an account, as it is.
 *
 * @param birthDate ISO-8601
 * @param inDirectory whether a directory speaks of the person: what it says anew counts
 * @param active whether the person has a password
 * @param version tells that nobody has changed any of it meanwhile
 */
public record Dossier(
    String id,
    String identifier,
    String firstName,
    String lastName,
    Optional<Profile> profile,
    Optional<String> birthDate,
    Contact email,
    Contact mobile,
    boolean inDirectory,
    boolean active,
    String version) {}
