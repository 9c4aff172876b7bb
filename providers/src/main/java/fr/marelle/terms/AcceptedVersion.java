package fr.marelle.terms;

/**
 * How many accounts accepted a version.
 *
 * @param firstAcceptedAt milliseconds since the epoch
 * @param lastAcceptedAt milliseconds since the epoch
 */
public record AcceptedVersion(
    String version, long acceptances, long firstAcceptedAt, long lastAcceptedAt) {}
