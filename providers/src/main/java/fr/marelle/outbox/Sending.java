package fr.marelle.outbox;

import fr.marelle.mail.MailOutcome;
import fr.marelle.sms.Posting;
import fr.marelle.sms.SmsOutcome;

/** What became of a message. */
public enum Sending {
  /** Handed over to the mail server or to the gateway. */
  SENT,
  /** There was nobody to send it to, or nothing to send any more. Nothing is wrong. */
  NOBODY,
  /** Refused for good: trying again would change nothing. The operator is told. */
  REFUSED,
  /** Not taken now. It is tried again, and the operator is told when that was in vain. */
  UNREACHABLE;

  /** What a mail's outcome means for the message. */
  public static Sending of(MailOutcome outcome) {
    return switch (outcome) {
      case SENT -> SENT;
      case REFUSED -> REFUSED;
      case UNREACHABLE -> UNREACHABLE;
    };
  }

  /** What became of a text message; what a limit withheld is not tried again by itself. */
  public static Sending of(Posting posting) {
    return posting.isWithheld() ? NOBODY : of(posting.outcome());
  }

  private static Sending of(SmsOutcome outcome) {
    return switch (outcome) {
      // Whoever may have got a code need not get another one by itself.
      case SENT, UNCERTAIN -> SENT;
      case REFUSED, MISCONFIGURED -> REFUSED;
      case UNREACHABLE -> UNREACHABLE;
    };
  }
}
