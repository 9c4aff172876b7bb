package fr.marelle.server;

import java.net.URI;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.KeycloakBuilder;

/** The bootstrap administrator's way into the admin REST API. */
final class AdminAccess implements AutoCloseable {
  private final URI baseUrl;
  private final String name;
  private final String password;
  private Keycloak client;

  AdminAccess(URI baseUrl, ServerSpec spec) {
    this.baseUrl = baseUrl;
    this.name = spec.adminName();
    this.password = spec.adminPassword();
  }

  synchronized Keycloak client() {
    if (client == null) {
      client =
          KeycloakBuilder.builder()
              .serverUrl(baseUrl.toString())
              .realm("master")
              .clientId("admin-cli")
              .username(name)
              .password(password)
              .build();
    }
    return client;
  }

  /** Forgets tokens and connections; the next client signs in again. */
  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
