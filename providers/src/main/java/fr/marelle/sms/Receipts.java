package fr.marelle.sms;

import java.util.Optional;
import org.keycloak.common.util.Time;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.utils.KeycloakModelUtils;
import org.keycloak.urls.UrlType;

/** Where gateways hand in what became of their messages. */
public final class Receipts {
  static final String PATH = "marelle-sms";

  private final KeycloakSessionFactory factory;

  /** In transactions of that server. */
  public Receipts(KeycloakSessionFactory factory) {
    this.factory = factory;
  }

  /**
   * Keeps a receipt, in a transaction of its own.
   *
   * @param realm the one whose message it must be; empty for a session that serves all of them
   * @param gateway its id
   * @return false where no message is known by that id: it may be in a moment, so that the gateway
   *     is to come again
   */
  public boolean keep(Optional<String> realm, String gateway, SmsReceipt receipt) {
    return KeycloakModelUtils.runJobInTransactionWithResult(
        factory, session -> keep(session, realm, gateway, receipt));
  }

  private static boolean keep(
      KeycloakSession session, Optional<String> realm, String gateway, SmsReceipt receipt) {
    SentRows rows = SentRows.of(session);
    Optional<SentRows.Found> sent = rows.find(realm, gateway, receipt.messageId());
    Optional<RealmModel> of =
        sent.flatMap(row -> Optional.ofNullable(session.realms().getRealm(row.realm())));
    of.ifPresent(
        one -> {
          rows.receipt(sent.get().id(), receipt, Time.currentTimeMillis());
          session.getContext().setRealm(one);
          SmsOffice.of(session, one)
              .meters()
              .receipt(one.getName(), gatewayName(one, gateway), receipt.status());
        });
    return of.isPresent();
  }

  private static String gatewayName(RealmModel realm, String gateway) {
    return Optional.ofNullable(realm.getComponent(gateway))
        .map(component -> component.getName())
        .orElse(gateway);
  }

  /** Where that gateway is to post the receipts of the session's realm, as the world sees it. */
  public static String address(KeycloakSession session, String gateway) {
    return session
        .getContext()
        .getUri(UrlType.FRONTEND)
        .getBaseUriBuilder()
        .path("realms")
        .path(session.getContext().getRealm().getName())
        .path(PATH)
        .path("receipts")
        .path(gateway)
        .build()
        .toString();
  }
}
