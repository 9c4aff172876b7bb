package fr.marelle.sms;

import java.math.BigDecimal;

/**
 * What became of a test.
 *
 * @param outcome {@code SENT}, {@code REFUSED}, {@code MISCONFIGURED}, {@code UNREACHABLE} or
 *     {@code UNCERTAIN}
 * @param reason the gateway's code, or why it was withheld; may be null, as the next three
 * @param gateway the one that was asked last
 * @param messageId the gateway's
 * @param credits what it cost, in the gateway's own unit
 */
public record SmsTested(
    SmsOutcome outcome,
    String reason,
    String gateway,
    String messageId,
    BigDecimal credits,
    int segments) {

  static SmsTested of(Posting posting) {
    SmsAnswer answer = posting.answer();
    return new SmsTested(
        answer.outcome(),
        answer.reason().orElse(null),
        posting.gateway().orElse(null),
        answer.messageId().orElse(null),
        answer.credits().orElse(null),
        posting.segments());
  }
}
