package fr.marelle.directory.plan;

import java.util.Optional;

/**
 * Something new of a person.
 *
 * @param record what the directory said before; empty of somebody of whom it never spoke
 * @param more whether it adds to what the same source said before
 */
record Heard(Said said, Optional<Recorded> record, boolean more) {}
