package fr.marelle.directory.plan;

import java.util.Optional;

/**
 * An account that the directory has not spoken of yet.
 *
 * @param id of the account
 * @param nameKey of its name and profile
 * @param birthDate ISO-8601
 */
public record Stranger(String id, NameKey nameKey, Optional<String> birthDate) {}
