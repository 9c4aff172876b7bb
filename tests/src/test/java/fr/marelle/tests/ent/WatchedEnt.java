package fr.marelle.tests.ent;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import fr.marelle.demo.post.PostRoom;
import fr.marelle.server.KeycloakServer;
import fr.marelle.server.ServerSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * The {@link Ent} on a server whose database the tests see, which is how they move the clock, and
 * whose mails and text messages come to a post room of theirs. In development mode because of the
 * outbox for text messages; it knows its address, as an operator must tell it, believes what a
 * proxy says, and looks into its outbox every second.
 */
public final class WatchedEnt implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicBoolean gatewayIsDown = new AtomicBoolean();
  private final SharedDatabase database;
  private final HttpServer gateway;
  private PostRoom post;
  private Letters letters;
  private Ent ent;

  private WatchedEnt(SharedDatabase database, HttpServer gateway) {
    this.database = database;
    this.gateway = gateway;
  }

  static WatchedEnt start() {
    try {
      WatchedEnt watched =
          new WatchedEnt(
              SharedDatabase.temporary(),
              HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
      watched.gateway.createContext("/", watched::answer);
      watched.gateway.start();
      watched.ent = new Ent(watched.node());
      return watched;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For another class of tests: an empty post room, and nothing on its way to it. */
  void begin() {
    try {
      database.change("delete from MARELLE_OUTBOX");
      forgetTheNetwork();
      if (post != null) {
        post.close();
      }
      post = PostRoom.start(0);
      letters = Letters.of(ent, post);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everybody lives behind one address here, which has limits of its own. */
  public void forgetTheNetwork() {
    database.change("delete from MARELLE_SENDING where NAME like '%network%'");
  }

  /** Another server on the same database, which whoever asked for it closes. */
  public KeycloakServer node() {
    int port = freePort();
    ServerSpec spec =
        RunningEnt.production()
            .development()
            .port(port)
            .option("hostname", "http://localhost:" + port)
            .option("proxy-headers", "xforwarded")
            .option("spi-marelle-outbox--default--interval", "1")
            .option(
                "spi-marelle-sms-sender--development--url",
                "http://localhost:" + gateway.getAddress().getPort() + "/");
    return database.start(spec);
  }

  /** After its server was stopped or killed. */
  public void startAgain() {
    ent.server().start();
    ent = ent.again();
    letters = Letters.of(ent, post);
  }

  /** The realm, until the server is started again. */
  public Ent ent() {
    return ent;
  }

  /** The server's database. */
  public SharedDatabase database() {
    return database;
  }

  /** Where mails and text messages arrive. */
  public PostRoom post() {
    return post;
  }

  /** The mails there. */
  public Letters letters() {
    return letters;
  }

  /** Has the gateway for text messages take none while something is tried; mails leave. */
  public <T> T withoutGateway(Supplier<T> trial) {
    gatewayIsDown.set(true);
    try {
      return trial.get();
    } finally {
      gatewayIsDown.set(false);
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    exchange.getResponseHeaders().set("Retry-After", "60");
    exchange.sendResponseHeaders(gatewayIsDown.get() ? 503 : pass(body), -1);
    exchange.close();
  }

  private int pass(byte[] body) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(post.smsUrl())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    ent.close();
    gateway.stop(0);
    if (post != null) {
      post.close();
    }
    database.delete();
  }
}
