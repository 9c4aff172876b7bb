package fr.marelle.directory.plan;

/**
 * An account that is to be made.
 *
 * @param id of the account to be
 * @param identifier that it gets, for good
 * @param target how it is to be
 * @param record what is kept of what the directory said
 */
public record Creation(String id, String identifier, Target target, Recorded record) {}
