package fr.marelle.audit;

/**
 * Details that Marelle adds to Keycloak's events. Who, to whom, when and from where are the event's
 * own fields; a secret is never among the details.
 */
public final class AccountEvents {
  /** Of a code that was issued, revealed, printed or used: the type of its credential. */
  public static final String CODE_TYPE = "code_type";

  /** A {@link fr.marelle.account.Profile#value()}. */
  public static final String PROFILE = "profile";

  /** Version of the terms that was accepted or refused. */
  public static final String TERMS_VERSION = "terms_version";

  /** Language in which the terms were read: a BCP 47 tag. */
  public static final String TERMS_LOCALE = "terms_locale";

  /** SHA-256 of the text that was accepted, in lower-case hexadecimal. */
  public static final String TERMS_SHA256 = "terms_sha256";

  /**
   * Of a forgotten password or identifier: what was sent ({@code link}, {@code code}, {@code sms},
   * {@code identifier}), or why it was no more than advice.
   */
  public static final String RECOVERY_WAY = "recovery_way";

  /**
   * The error of what was not sent because too much was sent before; of a text message, Keycloak's
   * detail {@code reason} says by which limit.
   */
  public static final String SENDING_LIMIT_REACHED = "sending_limit_reached";

  /** Of a text message that was handed over: what the gateway said of it. */
  public static final String SMS_OUTCOME = "sms_outcome";

  /** Of a message that could not be sent: its kind. */
  public static final String MESSAGE = "message";

  /** Of somebody who enrols: what was found ({@code ready}, {@code active}…), or what was wrong. */
  public static final String ENROLMENT = "enrolment";

  /** The account of a pupil who is said not to be the relative's. */
  public static final String ATTACHMENT_REPORTED = "attachment_reported";

  /** The error that tells of codes sent by text message of which too few were used. */
  public static final String SMS_CODES_UNUSED = "sms_codes_unused";

  /** How many codes were sent by text message. */
  public static final String SMS_SENT = "sms_sent";

  /** How many of them were used. */
  public static final String SMS_USED = "sms_used";

  private AccountEvents() {}
}
