package fr.marelle.directory.aaf;

import java.util.Optional;

/**
 * What the files of AAF do not say themselves.
 *
 * @param academy whose jointures they hold, in lower case: {@code lille}. Where empty, the UAI in
 *     each file's name tells
 */
public record AafSettings(Optional<String> academy) {}
