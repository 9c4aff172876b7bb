package fr.marelle.account;

/**
 * Names of the user attributes that Marelle reads and writes; the realm's user profile declares
 * them.
 */
public final class AccountAttributes {
  /** A {@link Profile#value()}. */
  public static final String PROFILE = "profile";

  /** The directory's own id of the person, unique in the realm. */
  public static final String EXTERNAL_ID = "externalId";

  /** ISO-8601 date. */
  public static final String BIRTH_DATE = "birthDate";

  /** Of a relative: the {@link #EXTERNAL_ID} of each pupil whom she stands in for. */
  public static final String CHILDREN = "children";

  /** Mobile number in E.164. */
  public static final String MOBILE = "mobile";

  /**
   * The number that the person proved to be hers, in E.164: verified as long as {@link #MOBILE} is
   * the same.
   */
  public static final String MOBILE_VERIFIED = "mobileVerified";

  /** Until when the person put off verifying her contacts: ISO-8601 instant, UTC. */
  public static final String CONTACTS_PUT_OFF_UNTIL = "contactsPutOffUntil";

  /**
   * What is known of the contacts that the account had when somebody looked last: no contact can be
   * read from it. Nobody edits it, see docs/decisions/0010.
   */
  public static final String CONTACTS_SEEN = "contactsSeen";

  /** When the e-mail address took another's place, or came late: ISO-8601 instant, UTC. */
  public static final String EMAIL_CHANGED_AT = "emailChangedAt";

  /** When the mobile number took another's place: ISO-8601 instant, UTC. */
  public static final String MOBILE_CHANGED_AT = "mobileChangedAt";

  /** The look that the person chose: {@code ecole} or {@code college}. */
  public static final String THEME = "theme";

  /** Version of the terms that were accepted last. */
  public static final String TERMS_VERSION = "termsVersion";

  /** When they were accepted: ISO-8601 instant, UTC. */
  public static final String TERMS_ACCEPTED_AT = "termsAcceptedAt";

  private AccountAttributes() {}
}
