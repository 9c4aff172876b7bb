package fr.marelle.demo.post;

import java.time.Instant;

/** A message that would have been sent. */
public sealed interface Message {
  /** Given by the mailbox, one more for each. */
  long id();

  Instant receivedAt();

  /** An address, or a number in E.164. */
  String to();

  /** What there is to read without markup; may be empty. */
  String text();

  /**
   * A mail.
   *
   * @param from the sender's name and address
   * @param to the address it was handed in for
   * @param html empty when there is no such part
   */
  record Mail(
      long id, Instant receivedAt, String from, String to, String subject, String text, String html)
      implements Message {}

  /** An SMS. */
  record Sms(long id, Instant receivedAt, String to, String text) implements Message {}
}
