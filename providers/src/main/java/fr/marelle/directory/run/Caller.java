package fr.marelle.directory.run;

/**
 * Who asks for something.
 *
 * @param account id of the account
 * @param realmId realm of that account
 */
public record Caller(String account, String realmId) {}
