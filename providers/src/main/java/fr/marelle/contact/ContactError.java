package fr.marelle.contact;

/** What is wrong with what was typed into a contact field. */
public enum ContactError {
  MISSING_EMAIL("marelleMissingEmail"),
  INVALID_EMAIL("marelleInvalidEmail"),
  EMAIL_TOO_LONG("marelleEmailTooLong"),
  /** No number at all, or not one that receives text messages. */
  INVALID_MOBILE("marelleInvalidMobile"),
  /** A number that is dear to reach: premium rate or shared cost. */
  PREMIUM_MOBILE("marellePremiumMobile");

  private final String messageKey;

  ContactError(String messageKey) {
    this.messageKey = messageKey;
  }

  /** The key of the sentence to show at the field. */
  public String messageKey() {
    return messageKey;
  }
}
