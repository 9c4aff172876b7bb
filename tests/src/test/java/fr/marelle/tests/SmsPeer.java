package fr.marelle.tests;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.keycloak.util.JsonSerialization;

/** A gateway on this machine, which takes what it is given as OVHcloud, Twilio and others do. */
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
    Map<String, Object> message = read(exchange);
    Optional.ofNullable(exchange.getRequestHeaders().getFirst("api-key"))
        .ifPresent(key -> message.put("key", key));
    taken.add(message);
    answer(
        exchange,
        """
        {"id":"m-%d","ids":[%d],"validReceivers":["x"],"invalidReceivers":[],"totalCreditsRemoved":1,
         "sid":"m-%d","status":"queued"}
        """
            .formatted(taken.size(), taken.size(), taken.size()));
  }

  @SuppressWarnings("unchecked") // as JSON has it
  private static Map<String, Object> read(HttpExchange exchange) throws IOException {
    if (!"application/x-www-form-urlencoded"
        .equals(exchange.getRequestHeaders().getFirst("Content-Type"))) {
      return JsonSerialization.readValue(exchange.getRequestBody(), Map.class);
    }
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
    Map<String, Object> fields = new HashMap<>();
    for (String field : form.split("&", -1)) {
      int equals = field.indexOf('=');
      fields.put(
          field.substring(0, equals),
          URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
    }
    return fields;
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

  /** What came in, the oldest first; the header {@code api-key} is in it as {@code key}. */
  List<Map<String, Object>> taken() {
    return List.copyOf(taken);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
