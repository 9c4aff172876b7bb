package fr.marelle.outbox;

/**
 * One try to send a message.
 *
 * @param number 1 until a try has come to its end in vain. One that was cut short, with its node or
 *     by an exception, is not counted: nobody knows how far it got
 */
public record Attempt(OutgoingMessage message, int number) {

  /**
   * Whether what is counted for each message is counted now: limits, for one. So that a mail server
   * that is down uses up nobody's mails, and a node that died sends none beyond them.
   */
  public boolean isFirst() {
    return number == 1;
  }
}
