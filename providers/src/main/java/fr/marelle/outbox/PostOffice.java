package fr.marelle.outbox;

import org.keycloak.provider.Provider;

/** What this node does with messages. */
public interface PostOffice extends Provider {

  /** Has a message sent that has just been committed. */
  void sendNow(String realmId, String id);

  /** How many messages that anybody can ask for may wait in one realm. */
  int mostWaiting();

  /** Tells the operator, not too often, that a message was dropped. */
  void dropped(String realm);

  @Override
  default void close() {}
}
