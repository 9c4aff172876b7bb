package fr.marelle.benchmarks;

import fr.marelle.server.Checkout;
import fr.marelle.server.KeycloakServer;
import fr.marelle.server.KeycloakVersions;
import fr.marelle.server.ServerSpec;
import fr.marelle.server.Servers;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;

/**
 * One server that holds both sides: the shipped realm, with a client on our flow and one on
 * Keycloak's, and a realm with nothing of ours. Started when first asked for.
 */
final class Workbench implements AutoCloseable {
  /** Where clients have people sent back to; nobody listens there. */
  static final String REDIRECT_URI = "http://localhost/retour";

  /** A client that calls the class console's API for whoever gives it the password. */
  static final String CONSOLE_CLIENT = "console";

  private static final String NAME = "workbench";
  private static final String ENT = "ent";
  private static final String STOCK = "stock";

  private final Database database;
  private KeycloakServer server;

  Workbench(Database database) {
    this.database = database;
  }

  /** A server in production mode with the extension, and a key for codes. */
  static ServerSpec withExtension() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return stock()
        .withExtension()
        .option(
            "spi-marelle-code-keys--default--keys",
            "mesures:" + Base64.getEncoder().encodeToString(key));
  }

  /** A server in production mode as Keycloak ships it. */
  static ServerSpec stock() {
    return ServerSpec.of(KeycloakVersions.supported().newest()).production();
  }

  /** The shipped realm. */
  RealmResource ent() {
    return server().adminClient().realm(ENT);
  }

  /** The realm with nothing of ours. */
  RealmResource stockRealm() {
    return server().adminClient().realm(STOCK);
  }

  /** The shipped realm, our flow, our page. */
  Side ours() {
    return side("Marelle", ENT, "ours");
  }

  /** The shipped realm and its required actions, but Keycloak's flow and Keycloak's page. */
  Side stockFlow() {
    return side("parcours de Keycloak, même royaume", ENT, STOCK);
  }

  /** Keycloak's flow, actions and page, in the realm with nothing of ours. */
  Side stockEverything() {
    return side("royaume sans rien de Marelle", STOCK, STOCK);
  }

  /** The class console's API, in the shipped realm. */
  URI classroom() {
    return server().baseUrl().resolve("realms/%s/marelle-classroom/v1/".formatted(ENT));
  }

  /** Where the shipped realm gives out tokens. */
  URI tokens() {
    return URI.create(ours().token());
  }

  /** A way into the server's database. */
  Connection connection() throws SQLException {
    server();
    return database.connect(NAME);
  }

  /** How many statements the database is asked while this is done. */
  int statementsDuring(Runnable work) {
    return database.statementsDuring(work);
  }

  private Side side(String name, String realm, String client) {
    URI protocol =
        server().baseUrl().resolve("realms/%s/protocol/openid-connect/".formatted(realm));
    return new Side(
        name, protocol.resolve("auth").toString(), protocol.resolve("token").toString(), client);
  }

  private KeycloakServer server() {
    if (server == null) {
      Checkout checkout = Checkout.find();
      server = Servers.process(database.give(NAME, withExtension()).withRealm(checkout.realm()));
      server.adminClient().realms().create(new StockRealm(STOCK).from(checkout.realm()));
      add(ent(), client("ours"));
      add(ent(), onKeycloaksFlow(client(STOCK)));
      add(stockRealm(), client(STOCK));
      add(ent(), consoleClient());
    }
    return server;
  }

  private ClientRepresentation onKeycloaksFlow(ClientRepresentation client) {
    String browserFlow =
        ent().flows().getFlows().stream()
            .filter(flow -> flow.getAlias().equals("browser"))
            .findFirst()
            .orElseThrow()
            .getId();
    client.setAuthenticationFlowBindingOverrides(Map.of("browser", browserFlow));
    client.getAttributes().put("login_theme", "keycloak.v2");
    return client;
  }

  private static ClientRepresentation client(String id) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(id);
    client.setPublicClient(true);
    client.setRedirectUris(List.of(REDIRECT_URI));
    client.setAttributes(new HashMap<>(Map.of("pkce.code.challenge.method", "S256")));
    return client;
  }

  /** A client that calls the class console for whoever gives it the password. */
  static ClientRepresentation consoleClient() {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(CONSOLE_CLIENT);
    client.setPublicClient(true);
    client.setStandardFlowEnabled(false);
    client.setDirectAccessGrantsEnabled(true);
    client.setDefaultClientScopes(
        List.of("basic", "acr", "classroom.read", "classroom.codes", "classroom.block"));
    return client;
  }

  /** Adds a client to a realm. */
  static void add(RealmResource realm, ClientRepresentation client) {
    try (Response response = realm.clients().create(client)) {
      if (response.getStatus() != 201) {
        throw new IllegalStateException(
            "No client %s: %s".formatted(client.getClientId(), response.readEntity(String.class)));
      }
    }
  }

  @Override
  public void close() {
    if (server != null) {
      server.close();
    }
  }
}
