package fr.marelle.sms;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a gateway said of one message.
 *
 * @param messageId the gateway's own, by which its delivery receipt comes; empty where it gave none
 * @param reason the gateway's code or a word of ours, for the operator: never the number, the text
 *     or a secret
 * @param credits what it cost, in the gateway's own unit; empty where it does not say
 */
public record SmsAnswer(
    SmsOutcome outcome,
    Optional<String> messageId,
    Optional<String> reason,
    Optional<BigDecimal> credits) {
  /** Longer ids are no ids. */
  public static final int MAX_ID = 100;

  static final int MAX_REASON = 100;

  /** What a gateway says may repeat the number or the text: letters and digits of a code remain. */
  private static final Pattern NOT_OF_A_CODE = Pattern.compile("[^A-Za-z0-9_.:-]+");

  private static final Pattern DIGITS = Pattern.compile("\\d{6,}");

  /** Cuts what is too long, and takes out of the reason whatever may be a number or a code. */
  public SmsAnswer {
    messageId = messageId.filter(id -> !id.isBlank() && id.length() <= MAX_ID);
    reason = reason.map(SmsAnswer::harmless).filter(said -> !said.isEmpty());
  }

  /** The gateway took it; the id may be null. */
  public static SmsAnswer sent(String messageId) {
    return new SmsAnswer(
        SmsOutcome.SENT, Optional.ofNullable(messageId), Optional.empty(), Optional.empty());
  }

  /** Any other outcome, and why. */
  public static SmsAnswer of(SmsOutcome outcome, String reason) {
    return new SmsAnswer(outcome, Optional.empty(), Optional.of(reason), Optional.empty());
  }

  /** The same, at that cost. */
  public SmsAnswer costing(BigDecimal cost) {
    return new SmsAnswer(outcome, messageId, reason, Optional.of(cost));
  }

  private static String harmless(String said) {
    String plain = NOT_OF_A_CODE.matcher(said).replaceAll(" ").strip();
    String cut = plain.substring(0, Math.min(MAX_REASON, plain.length()));
    return DIGITS.matcher(cut).replaceAll("…");
  }
}
