package fr.marelle.outbox;

import org.keycloak.models.KeycloakSession;

/** Where messages are put that are to leave once the transaction has committed. */
public final class Outbox {

  /** The outbox of the session's realm. */
  public Outbox(KeycloakSession session) {}

  /**
   * Writes the message down in the running transaction. If that commits, the message is sent at
   * once on another thread, again later where that fails; if it is rolled back, there is no
   * message. Takes as long whatever the message says, and never waits for a server.
   *
   * <p>When far too many messages of the realm are waiting, it is dropped, and the log says so.
   */
  public void put(OutgoingMessage message) {
    throw new UnsupportedOperationException();
  }
}
