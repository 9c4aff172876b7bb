package fr.marelle.recovery;

import fr.marelle.account.Identifier;
import fr.marelle.outbox.Outbox;
import fr.marelle.outbox.OutgoingMessage;
import fr.marelle.throttle.Network;
import fr.marelle.throttle.RequestLimits;
import java.util.HashMap;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.KeycloakSession;

/**
 * Writes down who asks for what; whoever sends it looks up whose it is. Beyond {@link
 * RequestLimits} nothing is written down.
 */
final class RecoveryRequests {
  static final String TYPED = "typed";
  static final String COMPLETION = "completion";
  static final String IP_ADDRESS = "ip";
  static final String CLIENT = "client";
  static final String TAB = "tab";

  private final KeycloakSession session;
  private final RequestLimits limits;
  private final Map<String, String> from;

  private RecoveryRequests(
      KeycloakSession session, RequestLimits limits, Map<String, String> from) {
    this.session = session;
    this.limits = limits;
    this.from = from;
  }

  static RecoveryRequests of(AuthenticationFlowContext context, RecoverySettings settings) {
    return new RecoveryRequests(
        context.getSession(),
        new RequestLimits(
            context.getSession(),
            "recovery",
            settings.requestsOfNetwork(),
            RecoverySettings.REQUESTS_OF_NETWORK),
        Map.of(
            IP_ADDRESS,
            context.getConnection().getRemoteHost(),
            CLIENT,
            context.getAuthenticationSession().getClient().getClientId(),
            TAB,
            context.getAuthenticationSession().getTabId()));
  }

  /** Where the request comes from. */
  String clientAddress() {
    return from.get(IP_ADDRESS);
  }

  /** Where a message was asked for. */
  static Network asker(OutgoingMessage message) {
    return Network.of(message.details().get(IP_ADDRESS));
  }

  /** A forgotten password. */
  void password(Identifier identifier) {
    put(PasswordMessages.KIND, Map.of(TYPED, identifier.typed()));
  }

  /** A forgotten identifier. */
  void identifier(String address, String completion) {
    put(IdentifierMessages.KIND, Map.of(TYPED, address, COMPLETION, completion));
  }

  private void put(String kind, Map<String, String> asked) {
    if (!limits.allow(clientAddress())) {
      return;
    }
    Map<String, String> details = new HashMap<>(from);
    details.putAll(asked);
    new Outbox(session)
        .put(new OutgoingMessage(kind, null, session.getContext().resolveLocale(null), details));
  }
}
