package fr.marelle.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.keycloak.util.JsonSerialization;

/** A gateway on this machine, which takes what it is given, and knows OVHcloud's ways. */
final class SmsPeer implements AutoCloseable {
  private final List<Map<String, Object>> taken = new CopyOnWriteArrayList<>();
  private final HttpServer server;

  private SmsPeer(HttpServer server) {
    this.server = server;
  }

  static SmsPeer open() throws IOException {
    SmsPeer peer =
        new SmsPeer(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    peer.server.createContext("/auth/time", exchange -> answer(exchange, now()));
    peer.server.createContext("/", peer::take);
    peer.server.start();
    return peer;
  }

  private static String now() {
    return Long.toString(System.currentTimeMillis() / 1_000);
  }

  private void take(HttpExchange exchange) throws IOException {
    @SuppressWarnings("unchecked") // as JSON has it
    Map<String, Object> message = JsonSerialization.readValue(exchange.getRequestBody(), Map.class);
    taken.add(message);
    answer(
        exchange,
        """
        {"id":"m-%d","ids":[%d],"validReceivers":["x"],"invalidReceivers":[],"totalCreditsRemoved":1}
        """
            .formatted(taken.size(), taken.size()));
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** What came in, the oldest first. */
  List<Map<String, Object>> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
