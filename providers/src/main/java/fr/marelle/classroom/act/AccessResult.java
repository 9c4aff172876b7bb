package fr.marelle.classroom.act;

/**
 * What came of blocking or unblocking an account.
 *
 * @param account its id
 * @param outcome {@code blocked}, {@code already-blocked}, {@code unblocked} or {@code
 *     already-unblocked}
 */
public record AccessResult(String account, String outcome) {}
