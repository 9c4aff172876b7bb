package fr.marelle.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where text messages arrive: counted, the last code to each number kept. */
final class TextMessages implements AutoCloseable {
  private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

  private final ObjectMapper json = new ObjectMapper();
  private final Map<String, String> codes = new ConcurrentHashMap<>();
  private final AtomicInteger received = new AtomicInteger();
  private final HttpServer server;

  TextMessages() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext(
        "/",
        exchange -> {
          JsonNode message = json.readTree(exchange.getRequestBody());
          received.incrementAndGet();
          Matcher code = CODE.matcher(message.path("text").asText());
          if (code.find()) {
            codes.put(message.path("to").asText(), code.group());
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  URI address() {
    return URI.create("http://localhost:%d/".formatted(server.getAddress().getPort()));
  }

  /** How many came so far. */
  int received() {
    return received.get();
  }

  /** The last code to that number. */
  Optional<String> codeTo(String number) {
    return Optional.ofNullable(codes.get(number));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
