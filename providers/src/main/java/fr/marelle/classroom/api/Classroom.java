package fr.marelle.classroom.api;

import fr.marelle.classroom.console.ConsolePage;
import fr.marelle.sheet.StartPage;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.keycloak.models.KeycloakSession;

/** What there is at {@code /realms/{realm}/marelle-classroom}. */
public final class Classroom {
  /** RFC 9512. */
  private static final String OPENAPI = "application/yaml;charset=utf-8";

  private final KeycloakSession session;
  private final Routes routes;

  Classroom(KeycloakSession session, Routes routes) {
    this.session = session;
    this.routes = routes;
  }

  /** What the REST API is like, for programs and those who write them; for anyone. */
  @GET
  @Path("openapi.yaml")
  public Response openApi() {
    return Response.ok(Classroom.class.getResourceAsStream("openapi.yaml"))
        .type(OPENAPI)
        .header(HttpHeaders.CACHE_CONTROL, "public, max-age=3600")
        .header("Access-Control-Allow-Origin", "*")
        .build();
  }

  /** Where the QR code of a login sheet leads; for anyone. */
  @Path("start")
  public StartPage start() {
    return new StartPage(session);
  }

  /** The class console. */
  @Path("/")
  public ConsolePage console() {
    return new ConsolePage(session);
  }

  /** The REST API. */
  @Path("v1")
  public Object v1() {
    return new Reception(session, routes).resource();
  }
}
