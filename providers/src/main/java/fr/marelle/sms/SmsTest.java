package fr.marelle.sms;

/**
 * Where an administrator has a test sent.
 *
 * @param to in E.164
 * @param gateway id or name of one of the realm's; without it the message goes the usual way, with
 *     fallback
 */
public record SmsTest(String to, String gateway) {}
