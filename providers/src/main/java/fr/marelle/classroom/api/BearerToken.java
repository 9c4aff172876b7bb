package fr.marelle.classroom.api;

import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.keycloak.jose.jws.JWSHeader;
import org.keycloak.jose.jws.JWSInput;
import org.keycloak.jose.jws.JWSInputException;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.representations.AccessToken;
import org.keycloak.services.managers.AppAuthManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** The bearer token of a request (RFC 6750), which must be meant for this API. */
final class BearerToken {
  /** The client that stands for the API: tokens name it as their audience. */
  static final String AUDIENCE = "marelle-classroom";

  private static final String CHALLENGE = "Bearer realm=\"%s\"";
  private static final String INVALID = CHALLENGE + ", error=\"invalid_token\"";

  private final KeycloakSession session;
  private final RealmModel realm;

  BearerToken(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
  }

  /** Whose token it is: of an account that is not blocked and whose session goes on. */
  AuthResult require() {
    List<String> sent =
        session
            .getContext()
            .getHttpRequest()
            .getHttpHeaders()
            .getRequestHeader(HttpHeaders.AUTHORIZATION);
    if (sent == null || sent.isEmpty()) {
      throw unauthorized(CHALLENGE);
    }
    AuthResult signedIn = sent.size() > 1 || !isOffered() ? null : authenticate();
    if (signedIn == null) {
      throw unauthorized(INVALID);
    }
    // What an administrator does in somebody's name would be written down as hers.
    if (signedIn.session().getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) != null) {
      throw Refusal.of(Problem.FORBIDDEN);
    }
    return signedIn;
  }

  private AuthResult authenticate() {
    String token = token();
    return isWellFormed(token)
        ? new AppAuthManager.BearerTokenAuthenticator(session)
            .setTokenString(token)
            .setAudience(AUDIENCE)
            .authenticate()
        : null;
  }

  private String token() {
    try {
      return AppAuthManager.extractAuthorizationHeaderToken(
          session.getContext().getHttpRequest().getHttpHeaders());
    } catch (NotAuthorizedException notBearer) {
      return null;
    }
  }

  /** Keycloak stumbles over a token whose header names no algorithm. */
  private static boolean isWellFormed(String token) {
    try {
      return token != null
          && Optional.ofNullable(new JWSInput(token).getHeader())
              .map(JWSHeader::getAlgorithm)
              .isPresent();
    } catch (JWSInputException malformed) {
      return false;
    }
  }

  /** A realm without that client, or that disabled it, has no such API. */
  private boolean isOffered() {
    ClientModel api = realm.getClientByClientId(AUDIENCE);
    return api != null && api.isEnabled();
  }

  static void requireScope(AccessToken token, List<Scope> scopes) {
    String granted = token.getScope() == null ? "" : token.getScope();
    List<String> names = Arrays.asList(granted.split(" "));
    if (scopes.stream().map(Scope::value).noneMatch(names::contains)) {
      String wanted = scopes.stream().map(Scope::value).collect(Collectors.joining(" "));
      throw Refusal.of(Problem.INSUFFICIENT_SCOPE)
          .header(
              HttpHeaders.WWW_AUTHENTICATE,
              "Bearer error=\"insufficient_scope\", scope=\"" + wanted + "\"");
    }
  }

  private Refusal unauthorized(String challenge) {
    return Refusal.of(Problem.UNAUTHORIZED)
        .header(
            HttpHeaders.WWW_AUTHENTICATE, challenge.formatted(realm.getName().replace("\"", "")));
  }
}
