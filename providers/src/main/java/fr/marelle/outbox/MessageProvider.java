package fr.marelle.outbox;

import org.keycloak.events.EventType;
import org.keycloak.provider.Provider;

/**
 * Sends one kind of message, which is the id of its factory. Its session and transaction are its
 * own and no one else's; the session's context has the realm, the address at which the request was
 * made that asked for it ({@code getUri}), and its language, but no client, no cookie and no
 * connection.
 */
public interface MessageProvider extends Provider {
  /** What is written, with an error, when a message of most kinds could not be sent. */
  EventType EVENT = EventType.SEND_RESET_PASSWORD;

  /**
   * Sends it. What it writes in its transaction is kept if it answers {@link Sending#SENT} or
   * {@link Sending#NOBODY}, and rolled back otherwise, or where somebody else has taken the message
   * over because it took too long. It may be called again for a message that was sent when the
   * server dies right afterwards. What it throws counts as {@link Sending#UNREACHABLE}.
   */
  Sending send(Attempt attempt);

  /** The event that tells the operator, with an error, of a message that could not be sent. */
  default EventType event() {
    return EVENT;
  }

  @Override
  default void close() {}
}
