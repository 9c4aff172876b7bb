package fr.marelle.classroom.api;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.OptionalInt;
import org.keycloak.models.ClientModel;
import org.keycloak.models.Constants;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.AcrUtils;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/**
 * Demands the level of authentication that the realm's administrator set as the minimum ACR of the
 * client {@value BearerToken#AUDIENCE}; answers as RFC 9470 says, so that the application can ask
 * for a second factor.
 */
final class Assurance {
  private final RealmModel realm;

  Assurance(RealmModel realm) {
    this.realm = realm;
  }

  void require(AuthResult signedIn) {
    ClientModel api = realm.getClientByClientId(BearerToken.AUDIENCE);
    String minimum = api.getAttribute(Constants.MINIMUM_ACR_VALUE);
    if (minimum == null || minimum.isBlank()) {
      return;
    }
    OptionalInt wanted = level(minimum, api);
    OptionalInt reached = level(signedIn.token().getAcr(), signedIn.client());
    if (wanted.isEmpty() || reached.isEmpty() || reached.getAsInt() < wanted.getAsInt()) {
      throw Refusal.of(Problem.INSUFFICIENT_AUTHENTICATION)
          .header(
              HttpHeaders.WWW_AUTHENTICATE,
              "Bearer error=\"insufficient_user_authentication\", acr_values=\"%s\""
                  .formatted(minimum.strip().replace("\"", "")));
    }
  }

  /** As the client's map of ACR to levels says, or the realm's, or the number itself. */
  private static OptionalInt level(String acr, ClientModel client) {
    if (acr == null) {
      return OptionalInt.empty();
    }
    Map<String, Integer> levels = AcrUtils.getAcrLoaMap(client);
    Integer level = levels.get(acr.strip());
    if (level != null) {
      return OptionalInt.of(level);
    }
    try {
      return OptionalInt.of(Integer.parseInt(acr.strip()));
    } catch (NumberFormatException unknown) {
      return OptionalInt.empty();
    }
  }
}
