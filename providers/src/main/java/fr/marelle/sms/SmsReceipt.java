package fr.marelle.sms;

/**
 * What became of a message after the gateway took it.
 *
 * @param messageId the gateway's
 * @param code the gateway's own word for it, at most {@value #MAX_CODE} characters are kept
 */
public record SmsReceipt(String messageId, Status status, String code) {
  /** More is cut. */
  static final int MAX_CODE = 40;

  /** Cuts what is too long. */
  public SmsReceipt {
    code = code.substring(0, Math.min(MAX_CODE, code.length()));
  }

  /** How far it came. */
  public enum Status {
    /** On its way. */
    UNDERWAY,
    /** The phone has it. */
    DELIVERED,
    /** It will never arrive. */
    FAILED;

    /** Nothing comes after it. */
    boolean isFinal() {
      return this != UNDERWAY;
    }
  }
}
