package fr.marelle.sms;

import java.util.Optional;

/**
 * What became of a message after the gateway took it.
 *
 * @param messageId the gateway's
 * @param code the gateway's own word for it, see {@link GatewayWord}; empty where it gave none
 */
public record SmsReceipt(String messageId, Status status, Optional<String> code) {

  /**
   * Of what the gateway said.
   *
   * @param word of which no more is kept than is safe
   */
  public static SmsReceipt of(String messageId, Status status, String word) {
    return new SmsReceipt(messageId, status, GatewayWord.of(word));
  }

  /** How far it came. */
  public enum Status {
    /** On its way. */
    UNDERWAY,
    /** The phone has it. */
    DELIVERED,
    /** It will never arrive. */
    FAILED
  }
}
