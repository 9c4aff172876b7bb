package fr.marelle.outbox;

/**
 * A message that this node, and no other, is sending.
 *
 * @param baseAddress the server's address as the request saw it that asked for the message
 * @param tries this one included
 * @param attempt the number of the {@link Attempt}, which is lower where tries were cut short
 */
record ClaimedMessage(
    String id,
    String realmId,
    String baseAddress,
    OutgoingMessage message,
    int tries,
    int attempt) {}
