package fr.marelle.directory.entry;

/**
 * Somebody of whom the source speaks in an entry that is no use: what is wrong with it is the
 * {@link Problem} before, at the same place. Who the person is is known all the same, so nobody
 * takes her for gone.
 */
public record UnreadEntry(Location location, ExternalId id) implements Entry {}
