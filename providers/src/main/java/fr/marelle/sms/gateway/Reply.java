package fr.marelle.sms.gateway;

import fr.marelle.sms.SmsAnswer;
import fr.marelle.sms.SmsOutcome;
import java.util.function.Function;

/** What came of a request. */
sealed interface Reply {

  /**
   * An answer, whatever it says.
   *
   * @param again whether it asks to come again later ({@code Retry-After})
   */
  record Answer(int status, String body, boolean again) implements Reply {
    boolean isSuccess() {
      return status / 100 == 2;
    }

    /** As JSON; {@link Json#NOTHING} where it is none. */
    Json json() {
      return Json.read(body);
    }
  }

  /** The gateway did not get the request. */
  record NotAsked(String how) implements Reply {}

  /** The gateway may have got it, and there is no answer. */
  record Lost(String how) implements Reply {}

  /** What it means for the message; the gateway's own words decide where there is an answer. */
  default SmsAnswer read(Function<Answer, SmsAnswer> words) {
    if (this instanceof Answer answer) {
      return words.apply(answer);
    }
    return this instanceof NotAsked notAsked
        ? SmsAnswer.of(SmsOutcome.UNREACHABLE, notAsked.how())
        : SmsAnswer.of(SmsOutcome.UNCERTAIN, ((Lost) this).how());
  }

  /** What a status means that is no success and says nothing more. */
  static SmsOutcome outcome(Answer answer) {
    return switch (answer.status()) {
      case 400, 402, 406, 409, 410, 413, 415, 422 -> SmsOutcome.REFUSED;
      // Not now; what it did not take may be sent again.
      case 408, 425, 429 -> SmsOutcome.UNREACHABLE;
      // A balancer says so too where the gateway broke off after it had taken the message.
      case 503 -> answer.again() ? SmsOutcome.UNREACHABLE : SmsOutcome.UNCERTAIN;
      default ->
          // Behind a balancer that failed, the message may have been taken.
          answer.status() / 100 == 5 ? SmsOutcome.UNCERTAIN : SmsOutcome.MISCONFIGURED;
    };
  }
}
