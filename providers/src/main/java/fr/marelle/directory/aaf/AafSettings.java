package fr.marelle.directory.aaf;

import java.util.Optional;

/**
 * What the files of AAF do not say themselves.
 *
 * @param academy whose jointures they hold, in lower case: {@code lille}, of files whose names tell
 *     no UAI
 */
public record AafSettings(Optional<String> academy) {}
