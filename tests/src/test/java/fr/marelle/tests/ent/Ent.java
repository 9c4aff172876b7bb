package fr.marelle.tests.ent;

import fr.marelle.server.KeycloakServer;
import fr.marelle.tests.client.RelyingParty;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.keycloak.admin.client.Keycloak;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.ClientRepresentation;
import org.keycloak.representations.idm.RealmRepresentation;

/** The shipped realm on a running server, with a portal of the suite's own. */
public final class Ent implements AutoCloseable {
  /** The realm's name. */
  public static final String REALM = "ent";

  /** A client that may use the direct grant, which the shipped realm's clients may not. */
  public static final String DIRECT_CLIENT = "essai-direct";

  private static final String PORTAL = "essai-portail";

  private final KeycloakServer server;
  private final Keycloak admin;
  private final RelyingParty portal;
  private final People people;

  /** Finds the realm on a server that never saw the suite, and registers its clients. */
  public Ent(KeycloakServer server) {
    this(server, People::new, Ent::register);
  }

  private Ent(
      KeycloakServer server,
      Function<RealmResource, People> people,
      BiConsumer<RealmResource, ClientRepresentation> clients) {
    this.server = server;
    this.admin = server.adminClient();
    this.people = people.apply(realm());
    this.portal = new RelyingParty(address(""), PORTAL);
    clients.accept(realm(), portalClient(portal));
    clients.accept(realm(), directClient());
  }

  /** Finds the realm again on a server that was started anew with the same data. */
  public static Ent again(KeycloakServer server) {
    return new Ent(server, People::new, Ent::updateRedirects);
  }

  /** The same on the same server, where more people can be made beside those made before. */
  public Ent again() {
    portal.close();
    return new Ent(server, people::goOn, Ent::updateRedirects);
  }

  private static void updateRedirects(RealmResource realm, ClientRepresentation client) {
    ClientRepresentation known = realm.clients().findByClientId(client.getClientId()).get(0);
    known.setRedirectUris(client.getRedirectUris());
    realm.clients().get(known.getId()).update(known);
  }

  /** The server that it runs on. */
  public KeycloakServer server() {
    return server;
  }

  /** What the server's administrator may do. */
  public Keycloak admin() {
    return admin;
  }

  /** The realm, to its administrator. */
  public RealmResource realm() {
    return admin.realm(REALM);
  }

  /** An application that people sign in to. */
  public RelyingParty portal() {
    return portal;
  }

  /** Makes accounts. */
  public People people() {
    return people;
  }

  /** An address below the realm's own, as in {@code address("/account/")}. */
  public URI address(String path) {
    return server.baseUrl().resolve("realms/" + REALM + path);
  }

  /** The realm's own REST resources, to the server's administrator. */
  public AdminRest rest() {
    return rest(admin.tokenManager().getAccessTokenString());
  }

  /** The realm's own REST resources, to whoever has that token. */
  public AdminRest rest(String token) {
    return new AdminRest(server.baseUrl().resolve("admin/realms/" + REALM + "/"), token);
  }

  /** Changes settings of the realm while something is tried, then puts them back. */
  public void with(Consumer<RealmRepresentation> change, Runnable trial) {
    RealmRepresentation before = realm().toRepresentation();
    RealmRepresentation changed = realm().toRepresentation();
    change.accept(changed);
    realm().update(changed);
    try {
      trial.run();
    } finally {
      realm().update(before);
    }
  }

  @Override
  public void close() {
    portal.close();
    admin.close();
    server.close();
  }

  private static void register(RealmResource realm, ClientRepresentation client) {
    realm.clients().create(client).close();
  }

  private static ClientRepresentation portalClient(RelyingParty party) {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(PORTAL);
    client.setName("Portail d'essai");
    client.setPublicClient(true);
    client.setRedirectUris(List.of(party.redirectUri().toString()));
    client.setAttributes(Map.of("pkce.code.challenge.method", "S256"));
    return client;
  }

  private static ClientRepresentation directClient() {
    ClientRepresentation client = new ClientRepresentation();
    client.setClientId(DIRECT_CLIENT);
    client.setPublicClient(true);
    client.setStandardFlowEnabled(false);
    client.setDirectAccessGrantsEnabled(true);
    return client;
  }
}
