package fr.marelle.outbox;

/** What became of a message. */
public enum Sending {
  /** Handed over to the mail server or to the gateway. */
  SENT,
  /** There was nobody to send it to, or nothing to send any more. Nothing is wrong. */
  NOBODY,
  /** Refused for good: trying again would change nothing. The operator is told. */
  REFUSED,
  /** Not taken now. It is tried again, and the operator is told when that was in vain. */
  UNREACHABLE
}
