package fr.marelle.sms;

/** What a text message is for. */
public enum SmsPurpose {
  /** A code in place of a forgotten password. */
  PASSWORD(true),
  /** A code that proves that a number is the account's. */
  CONTACT(true),
  /** The code of a parent who makes an account. */
  ENROLMENT(true),
  /** Something that a person should know, without a code. */
  NOTICE(false),
  /** An administrator tries the gateway. */
  TEST(false);

  private final boolean code;

  SmsPurpose(boolean code) {
    this.code = code;
  }

  /** Whether it holds a code that is typed somewhere, or else was sent in vain. */
  boolean isCode() {
    return code;
  }
}
