package fr.marelle.password;

/**
 * One rule of the realm's password policy, as a page shows it.
 *
 * @param id the policy's provider id, such as {@code upperCase}; the page's text is {@code
 *     passwordRule-<id>}
 * @param argument what the text needs to know, such as the number of characters; empty where it
 *     needs nothing
 */
public record PasswordRule(String id, String argument) {}
