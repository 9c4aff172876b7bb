package fr.marelle.tests.ent;

import fr.marelle.server.KeycloakServer;
import fr.marelle.tests.client.RelyingParty;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
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

  Ent(KeycloakServer server) {
    this.server = server;
    this.admin = server.adminClient();
    this.people = new People(realm());
    this.portal = new RelyingParty(address(""), PORTAL);
    register(portal());
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

  private void register(RelyingParty party) {
    ClientRepresentation portalClient = new ClientRepresentation();
    portalClient.setClientId(PORTAL);
    portalClient.setName("Portail d'essai");
    portalClient.setPublicClient(true);
    portalClient.setRedirectUris(List.of(party.redirectUri().toString()));
    portalClient.setAttributes(Map.of("pkce.code.challenge.method", "S256"));
    realm().clients().create(portalClient).close();

    ClientRepresentation direct = new ClientRepresentation();
    direct.setClientId(DIRECT_CLIENT);
    direct.setPublicClient(true);
    direct.setStandardFlowEnabled(false);
    direct.setDirectAccessGrantsEnabled(true);
    realm().clients().create(direct).close();
  }
}
