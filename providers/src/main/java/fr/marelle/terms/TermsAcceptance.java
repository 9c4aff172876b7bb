package fr.marelle.terms;

/**
 * A proof, as the administration lists it.
 *
 * @param username null where the account is not in Keycloak's own database
 * @param textSha256 names the text that was accepted, see {@link TermsAdminResource#text}
 * @param acceptedAt milliseconds since the epoch
 */
public record TermsAcceptance(
    String id,
    String userId,
    String username,
    String version,
    String locale,
    String textSha256,
    long acceptedAt) {}
