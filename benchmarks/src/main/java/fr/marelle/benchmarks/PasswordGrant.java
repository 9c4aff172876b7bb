package fr.marelle.benchmarks;

import fr.marelle.server.KeycloakServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import org.keycloak.representations.idm.ClientRepresentation;

/** Signs somebody in by a password, without a page: one hash and a session. */
final class PasswordGrant {
  private static final String CLIENT = "mesure-directe";

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI tokens;
  private final String identifier;

  private PasswordGrant(URI tokens, String identifier) {
    this.tokens = tokens;
    this.identifier = identifier;
  }

  /** Makes somebody, and a client that lets them in. */
  static PasswordGrant of(KeycloakServer server) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(CLIENT);
    client.setPublicClient(true);
    client.setStandardFlowEnabled(false);
    client.setDirectAccessGrantsEnabled(true);
    server.adminClient().realm("ent").clients().create(client).close();
    String identifier = new Accounts(server.adminClient().realm("ent")).active("pendant", 1).get(0);
    return new PasswordGrant(
        server.baseUrl().resolve("realms/ent/protocol/openid-connect/token"), identifier);
  }

  /** How long it took, in milliseconds. */
  double signIn() {
    String form =
        "grant_type=password&client_id=%s&username=%s&password=%s"
            .formatted(CLIENT, identifier, Accounts.PASSWORD);
    HttpRequest request =
        HttpRequest.newBuilder(tokens)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build();
    long begun = System.nanoTime();
    try {
      var answer = http.send(request, BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return (System.nanoTime() - begun) / 1e6;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
