package fr.marelle.classroom.api;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.common.util.UriUtils;
import org.keycloak.connections.jpa.JpaConnectionProvider;
import org.keycloak.models.ClientModel;
import org.keycloak.models.ClientScopeModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.protocol.oidc.utils.WebOriginsUtils;

/**
 * From which web pages the API may be called (CORS): those of the calling client. Before it is
 * known, in a preflight or in an answer to a request without a good token: those of the clients
 * that may ask for a scope of the API. Cookies play no part.
 */
final class Origins {
  private static final String ORIGIN = "Origin";
  private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
  private static final String SENT =
      String.join(
          ", ", HttpHeaders.AUTHORIZATION, HttpHeaders.CONTENT_TYPE, HttpHeaders.ACCEPT_LANGUAGE);
  private static final String ANY = "*";
  private static final String MAX_AGE_SECONDS = "600";

  private final KeycloakSession session;
  private final RealmModel realm;
  private final String origin;
  private Boolean allowed;

  Origins(KeycloakSession session) {
    this.session = session;
    this.realm = session.getContext().getRealm();
    this.origin = session.getContext().getHttpRequest().getHttpHeaders().getHeaderString(ORIGIN);
  }

  /** Refuses a page that is not the client's. */
  void require(ClientModel client) {
    allowed = origin == null || isOwn() || isOf(client);
    if (!allowed) {
      throw Refusal.of(Problem.FORBIDDEN);
    }
  }

  /** Whether the request comes from a page that may learn the answer. */
  boolean isAllowed() {
    if (allowed == null) {
      allowed = origin == null || isOwn() || clients().anyMatch(this::isOf);
    }
    return allowed;
  }

  /** Lets the page read the answer. */
  void mark(Response.ResponseBuilder answer) {
    answer.header(HttpHeaders.VARY, ORIGIN + ", " + HttpHeaders.ACCEPT_LANGUAGE);
    if (origin != null && isAllowed()) {
      answer
          .header(ALLOW_ORIGIN, origin)
          .header(
              "Access-Control-Expose-Headers",
              String.join(
                  ", ",
                  HttpHeaders.WWW_AUTHENTICATE,
                  HttpHeaders.CONTENT_DISPOSITION,
                  HttpHeaders.RETRY_AFTER));
    }
  }

  /** Tells the browser what the page may send. */
  void markPreflight(Response.ResponseBuilder answer, Collection<String> verbs) {
    answer.header(HttpHeaders.VARY, ORIGIN);
    if (origin != null && isAllowed()) {
      answer
          .header(ALLOW_ORIGIN, origin)
          .header("Access-Control-Allow-Methods", String.join(", ", verbs))
          .header("Access-Control-Allow-Headers", SENT)
          .header("Access-Control-Max-Age", MAX_AGE_SECONDS);
    }
  }

  private boolean isOwn() {
    return origin.equals(UriUtils.getOrigin(session.getContext().getUri().getRequestUri()));
  }

  private boolean isOf(ClientModel client) {
    Set<String> origins = WebOriginsUtils.resolveValidWebOrigins(session, client);
    return origins.contains(origin) || origins.contains(ANY);
  }

  private Stream<ClientModel> clients() {
    Set<String> names = Stream.of(Scope.values()).map(Scope::value).collect(Collectors.toSet());
    List<String> scopes =
        realm
            .getClientScopesStream()
            .filter(scope -> names.contains(scope.getName()))
            .map(ClientScopeModel::getId)
            .toList();
    return clientIds(scopes).stream()
        .map(realm::getClientById)
        .filter(client -> client != null && client.isEnabled());
  }

  private List<String> clientIds(List<String> scopes) {
    return scopes.isEmpty()
        ? List.of()
        : session
            .getProvider(JpaConnectionProvider.class)
            .getEntityManager()
            .createQuery(
                """
                select distinct m.clientId from ClientScopeClientMappingEntity m
                where m.clientScopeId in (:scopes)
                """,
                String.class)
            .setParameter("scopes", scopes)
            .getResultList();
  }
}
