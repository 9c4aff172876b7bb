package fr.marelle.outbox;

import java.util.Set;
import java.util.stream.Collectors;
import org.keycloak.common.util.Time;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.urls.UrlType;

/** Where messages are put that are to leave once the transaction has committed. */
public final class Outbox {
  private final KeycloakSession session;

  /** The outbox of the session's realm. */
  public Outbox(KeycloakSession session) {
    this.session = session;
  }

  /**
   * Writes the message down in the running transaction. If that commits, the message is sent at
   * once on another thread, again later where that fails; if it is rolled back, there is no
   * message. Takes as long whatever the message says, and never waits for a server.
   *
   * <p>What {@link AskedBy#ANYBODY} can ask for is dropped when far too many of the kind wait in
   * the realm, and the log says so.
   */
  public void put(OutgoingMessage message) {
    RealmModel realm = session.getContext().getRealm();
    String realmId = realm.getId();
    PostOffice office = session.getProvider(PostOffice.class);
    OutboxRows rows = OutboxRows.of(session);
    Set<String> anybodys = kindsOfAnybody();
    if (anybodys.contains(message.kind())
        && rows.waiting(realmId, anybodys) >= office.mostWaiting()) {
      office.dropped(realm.getName());
      return;
    }
    String id = KeycloakModelUtils.generateId();
    OutboxEntity row = new OutboxEntity(id, realmId, message, baseAddress());
    long now = Time.currentTimeMillis();
    row.put(now, now + Schedule.HEAD_START.toMillis());
    rows.add(row);
    session
        .getTransactionManager()
        .enlistAfterCompletion(
            new AbstractKeycloakTransaction() {
              @Override
              protected void commitImpl() {
                office.sendNow(realmId, id);
              }

              @Override
              protected void rollbackImpl() {
                // Then there is no message.
              }
            });
  }

  private Set<String> kindsOfAnybody() {
    return session
        .getKeycloakSessionFactory()
        .getProviderFactoriesStream(MessageProvider.class)
        .map(MessageProviderFactory.class::cast)
        .filter(factory -> factory.askedBy() == AskedBy.ANYBODY)
        .map(MessageProviderFactory::getId)
        .collect(Collectors.toSet());
  }

  /** As the server's configuration has it; only where that leaves it open, as the request has. */
  private String baseAddress() {
    String address = session.getContext().getUri(UrlType.FRONTEND).getBaseUri().toString();
    if (address.length() > OutboxEntity.MAX_ADDRESS) {
      throw new IllegalArgumentException("The server's address is too long");
    }
    return address;
  }
}
