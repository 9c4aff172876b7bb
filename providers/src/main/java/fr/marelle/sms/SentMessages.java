package fr.marelle.sms;

import java.time.Duration;
import org.jboss.logging.Logger;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/** Writes down what was sent and what became of it. */
final class SentMessages {
  private static final Logger LOG = Logger.getLogger(SentMessages.class);

  private final KeycloakSession session;
  private final RealmModel realm;

  SentMessages(KeycloakSession session, RealmModel realm) {
    this.session = session;
    this.realm = realm;
  }

  /**
   * In a transaction of its own: the message has left, whatever becomes of the one that wanted it.
   * That it could not be written down must not make anybody send it again.
   */
  void add(Gateway gateway, TextMessage message, SmsAnswer answer, int segments) {
    try {
      SentMessageEntity row =
          new SentMessageEntity(
              KeycloakModelUtils.generateId(), realm.getId(), Time.currentTimeMillis());
      row.about(message, segments);
      row.answered(gateway.id(), answer);
      KeycloakModelUtils.runJobInTransaction(
          session.getKeycloakSessionFactory(), apart -> SentRows.of(apart).add(row));
    } catch (RuntimeException e) {
      LOG.error("A text message was sent that could not be written down.", e);
    }
  }

  /**
   * In the running transaction: a form that is refused after all has used no code.
   *
   * @param kept how long messages are kept: a code that a realm lets live for ever may be as old
   */
  void used(String account, SmsPurpose purpose, Duration kept) {
    long now = Time.currentTimeMillis();
    SentRows.of(session).used(realm.getId(), account, purpose, now - kept.toMillis(), now);
  }
}
