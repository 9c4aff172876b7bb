package fr.marelle.demo.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A small HTTP server for this machine only. It listens on the loopback address, answers to no
 * other host name (a site elsewhere could point its own name here), and takes nothing from the
 * pages of other sites.
 */
public final class LocalServer implements AutoCloseable {
  private static final Logger LOGGER = Logger.getLogger(LocalServer.class.getName());
  private static final int THREADS = 8;

  private final HttpServer http;
  private final ExecutorService workers;
  private final Set<String> hosts;

  private LocalServer(HttpServer http, ExecutorService workers) {
    this.http = http;
    this.workers = workers;
    this.hosts = Set.of("localhost:" + port(), "127.0.0.1:" + port());
  }

  /**
   * Starts serving.
   *
   * @param port 0 for any that is free
   * @throws IOException when the port can't be had
   */
  public static LocalServer start(int port, Pages pages) throws IOException {
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    ExecutorService workers =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "marelle-demo-" + port);
              thread.setDaemon(true);
              return thread;
            });
    LocalServer server = new LocalServer(http, workers);
    http.setExecutor(workers);
    http.createContext("/", exchange -> server.serve(exchange, pages));
    http.start();
    return server;
  }

  public int port() {
    return http.getAddress().getPort();
  }

  /** Where its pages are, with a slash at the end. */
  public URI baseUrl() {
    return URI.create("http://localhost:" + port() + "/");
  }

  @Override
  public void close() {
    http.stop(0);
    workers.shutdownNow();
  }

  private void serve(HttpExchange exchange, Pages pages) throws IOException {
    try (exchange) {
      send(exchange, reply(exchange, pages));
    }
  }

  private Reply reply(HttpExchange exchange, Pages pages) throws IOException {
    if (!hosts.contains(String.valueOf(exchange.getRequestHeaders().getFirst("Host")))) {
      return Reply.text(421, "Open http://localhost:" + port() + "/\n");
    }
    String site = exchange.getRequestHeaders().getFirst("Sec-Fetch-Site");
    switch (exchange.getRequestMethod()) {
      case "GET", "HEAD" -> {}
      case "POST" -> {
        if (site != null && !site.equals("same-origin")) {
          return Reply.text(403, "Not from the pages of another site.\n");
        }
      }
      default -> {
        return Reply.text(405, "GET or POST.\n").with("Allow", "GET, HEAD, POST");
      }
    }
    try {
      return pages.answer(new Request(exchange));
    } catch (RuntimeException bug) {
      LOGGER.log(Level.SEVERE, "A page of the demonstration failed", bug);
      return Reply.text(500, "Une erreur est survenue. / Something went wrong.\n");
    }
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", reply.contentType());
    headers.set("Content-Security-Policy", reply.policy());
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "same-origin");
    headers.set("Cache-Control", "no-store");
    reply.headers().forEach(header -> headers.add(header.name(), header.value()));
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    boolean bodiless = exchange.getRequestMethod().equals("HEAD") || body.length == 0;
    exchange.sendResponseHeaders(reply.status(), bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }
}
