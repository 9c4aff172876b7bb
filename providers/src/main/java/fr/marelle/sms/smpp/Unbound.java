package fr.marelle.sms.smpp;

import fr.marelle.sms.SmsAnswer;

/** That there is no session, so that nothing was sent, and what it means. */
final class Unbound extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient SmsAnswer answer;

  Unbound(SmsAnswer answer) {
    super("Not bound");
    this.answer = answer;
  }

  SmsAnswer answer() {
    return answer;
  }
}
