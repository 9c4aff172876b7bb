package fr.marelle.demo;

import fr.marelle.demo.portal.Portal;
import fr.marelle.demo.post.PostRoom;
import fr.marelle.server.Checkout;
import fr.marelle.server.DemonstrationSchool;
import fr.marelle.server.KeycloakServer;
import fr.marelle.server.KeycloakVersions;
import fr.marelle.server.ServerSpec;
import fr.marelle.server.Servers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/** A demonstration that runs: Keycloak with the school, the portal, the post room. */
public final class Demonstration implements AutoCloseable {
  private final Deque<Runnable> closings = new ArrayDeque<>();
  private URI issuer;
  private KeycloakServer keycloak;
  private Portal portal;
  private PostRoom postRoom;
  private List<DemonstrationSchool.Person> people;

  private Demonstration() {}

  /**
   * Starts it with the data of the last time, or with a new school.
   *
   * @throws DemonstrationException when it can't be started, for a reason to be read
   * @throws fr.marelle.server.ServerException when Keycloak can't
   */
  public static Demonstration start(DemonstrationSettings settings) {
    return started(settings, data -> {});
  }

  /** The same, with a new school in any case. */
  public static Demonstration startAfresh(DemonstrationSettings settings) {
    return started(settings, DataDirectory::empty);
  }

  /** Where Keycloak is. */
  public URI keycloak() {
    return keycloak.baseUrl();
  }

  /** The version of Keycloak that runs. */
  public String version() {
    return keycloak.version();
  }

  /** Where the portal is. */
  public URI portal() {
    return portal.url();
  }

  /** Where teachers find the class console. */
  public URI classConsole() {
    return Portal.classConsole(issuer);
  }

  /** Where mails and SMS are to be read, and taken in. */
  public PostRoom postRoom() {
    return postRoom;
  }

  /** Who can sign in. */
  public List<DemonstrationSchool.Person> people() {
    return people;
  }

  /** Stops all of it; the data stays. */
  @Override
  public void close() {
    while (!closings.isEmpty()) {
      closings.pop().run();
    }
  }

  private static Demonstration started(
      DemonstrationSettings settings, Consumer<DataDirectory> preparation) {
    Demonstration demonstration = new Demonstration();
    try {
      demonstration.begin(settings, preparation);
      return demonstration;
    } catch (RuntimeException e) {
      demonstration.close();
      throw e;
    }
  }

  private void begin(DemonstrationSettings settings, Consumer<DataDirectory> preparation) {
    DataDirectory data = DataDirectory.hold(settings.data());
    closings.push(data::close);
    requireFree(settings.keycloakPort());
    requireFree(settings.portalPort());
    requireFree(settings.postRoomPort());
    preparation.accept(data);

    issuer =
        URI.create("http://localhost:%d/realms/%s".formatted(settings.keycloakPort(), Realm.NAME));
    try {
      postRoom = PostRoom.start(settings.postRoomPort());
      closings.push(postRoom::close);
      portal = Portal.start(settings.portalPort(), issuer, postRoom.url());
      closings.push(portal::close);
    } catch (IOException e) {
      throw new UncheckedIOException("The portal or the post room can't be started", e);
    }
    keycloak = Servers.process(server(settings, data, postRoom));
    closings.push(keycloak::close);

    people = DemonstrationSchool.load(keycloak);
    Realm realm = new Realm(keycloak.adminClient());
    realm.sendMailTo(postRoom);
    realm.welcome(portal);
  }

  private static ServerSpec server(
      DemonstrationSettings settings, DataDirectory data, PostRoom postRoom) {
    return ServerSpec.of(KeycloakVersions.supported().newest())
        .port(settings.keycloakPort())
        .development()
        .withExtension()
        .withRealm(Checkout.find().realm())
        .option("spi-marelle-sms-sender--development--url", postRoom.smsUrl().toString())
        .dataDirectory(data.path());
  }

  /** Asked before anything is started, so that the answer comes at once. */
  private static void requireFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    } catch (IOException e) {
      throw new DemonstrationException("console.portTaken", Integer.toString(port));
    }
  }
}
