package fr.marelle.sms;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a gateway said of one message.
 *
 * @param messageId the gateway's own, by which its delivery receipt comes; empty where it gave none
 * @param reason words of ours and the gateway's code, for the operator: never the number, the text
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

  private static final Pattern ID = Pattern.compile("[!-~]{1," + MAX_ID + "}");

  private static final String WORDS = "[A-Za-z_]{1,40}(?: [A-Za-z_]{1,40}){0,5}";
  private static final String NUMBER = "(?:-?\\d{1,5}|0x[0-9A-F]{4})";

  /** Some words and one short number: whatever is longer may be somebody's number, or a code. */
  private static final Pattern REASON =
      Pattern.compile(WORDS + "(?: " + NUMBER + ")?|" + NUMBER + "(?: " + WORDS + ")?");

  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** A shorter word of a text is no code, but may well be one of a reason. */
  private static final int LEAST_OF_A_CODE = 6;

  /** Drops an id that is none, and a reason that may be more than one. */
  public SmsAnswer {
    messageId = messageId.filter(id -> ID.matcher(id).matches());
    reason = reason.filter(said -> said.length() <= MAX_REASON && REASON.matcher(said).matches());
  }

  /** The gateway took it; the id may be null. */
  public static SmsAnswer sent(String messageId) {
    return new SmsAnswer(
        SmsOutcome.SENT, Optional.ofNullable(messageId), Optional.empty(), Optional.empty());
  }

  /**
   * Any other outcome, and why.
   *
   * @param reason letters and at most one short number, else none is kept; of a gateway's words no
   *     more than a {@link GatewayWord}
   */
  public static SmsAnswer of(SmsOutcome outcome, String reason) {
    return new SmsAnswer(outcome, Optional.empty(), Optional.of(reason), Optional.empty());
  }

  /** The same, at that cost. */
  public SmsAnswer costing(BigDecimal cost) {
    return new SmsAnswer(outcome, messageId, reason, Optional.of(cost));
  }

  /** The same without an id or a reason that repeats the number or a word of the text. */
  SmsAnswer silentAbout(SmsMessage message) {
    return new SmsAnswer(
        outcome,
        messageId.filter(id -> !id.contains(message.to().substring(1))),
        reason.filter(said -> !repeats(said, message.text())),
        credits);
  }

  private static boolean repeats(String said, String text) {
    String words = said.toLowerCase(Locale.ROOT);
    return BETWEEN_WORDS
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .anyMatch(word -> word.length() >= LEAST_OF_A_CODE && words.contains(word));
  }
}
