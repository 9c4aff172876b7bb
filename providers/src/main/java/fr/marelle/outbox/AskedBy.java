package fr.marelle.outbox;

/** Who can have a kind of message leave. */
public enum AskedBy {
  /**
   * Whoever finds the page, as often as he likes. Such messages are dropped when too many of them
   * wait.
   */
  ANYBODY,
  /**
   * The person herself, signed in, or the server on its own: codes that she waits for, notices of
   * what was done to her account. Never dropped, whatever strangers do.
   */
  OWNER
}
