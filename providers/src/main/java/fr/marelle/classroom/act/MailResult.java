package fr.marelle.classroom.act;

/**
 * What came of sending a mail to an account.
 *
 * @param account its id
 * @param outcome {@code sent}, or why it wasn't
 */
public record MailResult(String account, String outcome) {}
