package fr.marelle.hand;

/**
 * An account that was made.
 *
 * @param id of the account
 */
public record MadeAccount(String id, String identifier) {}
