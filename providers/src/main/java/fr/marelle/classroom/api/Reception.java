package fr.marelle.classroom.api;

import fr.marelle.classroom.access.Caller;
import fr.marelle.classroom.access.Callers;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import java.util.regex.Pattern;
import org.keycloak.http.HttpRequest;
import org.keycloak.models.KeycloakSession;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Receives every request to the API: nothing goes on that it hasn't let through. */
final class Reception {
  private static final String BASE = "/" + ClassroomProvider.ID + "/v1/";

  /**
   * Nothing that is ours is written otherwise. So no two readings of one path (escapes, parameters
   * of segments) can come to different methods.
   */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9/._~-]+");

  private final KeycloakSession session;
  private final Routes routes;
  private final HttpRequest request;
  private final Origins origins;
  private final Answers answers;

  Reception(KeycloakSession session, Routes routes) {
    this.session = session;
    this.routes = routes;
    this.request = session.getContext().getHttpRequest();
    this.origins = new Origins(session);
    this.answers = new Answers(session, origins);
  }

  /**
   * What answers the request.
   *
   * @throws jakarta.ws.rs.WebApplicationException with a problem, if it isn't to be answered
   */
  Object resource() {
    return answers.orProblem(this::admit);
  }

  private Object admit() {
    String path = path();
    Set<String> verbs = routes.verbs(path);
    if (verbs.isEmpty()) {
      throw Refusal.of(Problem.NOT_FOUND);
    }
    if (request.getHttpMethod().equals(HttpMethod.OPTIONS)) {
      return new Preflight(origins, verbs);
    }
    Routes.Route route =
        routes
            .find(request.getHttpMethod(), path)
            .orElseThrow(
                () ->
                    Refusal.of(Problem.METHOD_NOT_ALLOWED)
                        .header(HttpHeaders.ALLOW, String.join(", ", verbs)));
    Call call = call(route);
    if (route.takesBody()) {
      requireType(route.bodyType());
    }
    return Resources.create(route.method().getDeclaringClass(), call);
  }

  private Call call(Routes.Route route) {
    AuthResult signedIn = new BearerToken(session).require();
    origins.require(signedIn.client());
    BearerToken.requireScope(signedIn.token(), route.scopes());
    new Assurance(session.getContext().getRealm()).require(signedIn);
    Caller caller =
        new Callers(session, session.getContext().getRealm())
            .find(signedIn.user())
            .orElseThrow(() -> Refusal.of(Problem.FORBIDDEN));
    return new Call(session, answers, caller, signedIn);
  }

  private String path() {
    String path = session.getContext().getUri().getRequestUri().getRawPath();
    int base = path.indexOf(BASE);
    if (base < 0) {
      throw Refusal.of(Problem.NOT_FOUND);
    }
    String rest = path.substring(base + BASE.length());
    if (!PLAIN.matcher(rest).matches()) {
      throw Refusal.of(Problem.NOT_FOUND);
    }
    return rest;
  }

  private void requireType(MediaType wanted) {
    MediaType type = mediaType(request.getHttpHeaders());
    if (type == null || !type.isCompatible(wanted)) {
      throw Refusal.of(Problem.UNSUPPORTED_MEDIA_TYPE).header("Accept", wanted.toString());
    }
  }

  private static MediaType mediaType(HttpHeaders headers) {
    try {
      String type = headers.getHeaderString(HttpHeaders.CONTENT_TYPE);
      return type == null ? null : MediaType.valueOf(type);
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
