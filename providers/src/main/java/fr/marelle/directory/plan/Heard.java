package fr.marelle.directory.plan;

import java.util.Optional;

/**
 * Something new of a person.
 *
 * @param record what the directory said before; empty of somebody of whom it never spoke
 */
record Heard(Said said, Optional<Recorded> record) {}
