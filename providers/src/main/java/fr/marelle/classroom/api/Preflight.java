package fr.marelle.classroom.api;

import jakarta.ws.rs.OPTIONS;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Set;

/** Answers a browser that asks whether a page may call the API. */
public final class Preflight {
  private final Origins origins;
  private final Set<String> verbs;

  Preflight(Origins origins, Set<String> verbs) {
    this.origins = origins;
    this.verbs = verbs;
  }

  /** What the path knows; the headers of CORS only for a page that may call it. */
  @OPTIONS
  @Path("{path: .*}")
  public Response answer() {
    Response.ResponseBuilder answer =
        Response.noContent().header(HttpHeaders.ALLOW, String.join(", ", verbs));
    origins.markPreflight(answer, verbs);
    return answer.build();
  }
}
