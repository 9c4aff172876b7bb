package fr.marelle.throttle;

/**
 * What a limit allows for one key.
 *
 * @param key an address, a number, the id of an account or a school; only its hash is kept
 */
public record Allowance(SendingLimit limit, String key) {}
