package fr.marelle.classroom.api;

import jakarta.ws.rs.Path;
import org.keycloak.models.KeycloakSession;

/** What there is at {@code /realms/{realm}/marelle-classroom}. */
public final class Classroom {
  private final KeycloakSession session;
  private final Routes routes;

  Classroom(KeycloakSession session, Routes routes) {
    this.session = session;
    this.routes = routes;
  }

  /** The REST API. */
  @Path("v1")
  public Object v1() {
    return new Reception(session, routes).resource();
  }
}
