package fr.marelle.sms;

import java.util.Optional;

/**
 * What became of a text message.
 *
 * @param answer of the gateway that was asked last
 * @param gateway its name; empty where none was asked
 * @param segments that were paid for where it was sent
 * @param withheld why no gateway was asked; empty where one was
 */
public record Posting(
    SmsAnswer answer, Optional<String> gateway, int segments, Optional<Withheld> withheld) {

  static Posting withheld(Withheld reason) {
    return new Posting(
        SmsAnswer.of(SmsOutcome.REFUSED, reason.name()), Optional.empty(), 0, Optional.of(reason));
  }

  static Posting nowhere() {
    return new Posting(
        SmsAnswer.of(SmsOutcome.MISCONFIGURED, "no gateway"),
        Optional.empty(),
        0,
        Optional.empty());
  }

  /** One of the five. */
  public SmsOutcome outcome() {
    return answer.outcome();
  }

  /** Whether it was held back by a limit: it is refused, and may go another day. */
  public boolean isWithheld() {
    return withheld.isPresent();
  }
}
