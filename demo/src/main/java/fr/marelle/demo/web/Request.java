package fr.marelle.demo.web;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a browser or a gateway asks of a {@link LocalServer}. */
public final class Request {
  static final String LANGUAGE_COOKIE = "marelle-language";

  private final HttpExchange exchange;

  Request(HttpExchange exchange) {
    this.exchange = exchange;
  }

  /** Whether this asks to read; otherwise it asks to change something. */
  public boolean reads() {
    return !exchange.getRequestMethod().equals("POST");
  }

  public String path() {
    return exchange.getRequestURI().getPath();
  }

  /** Path and query, as the browser sent them. */
  public URI uri() {
    return exchange.getRequestURI();
  }

  /** The first value of a query parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters().get(name));
  }

  /** The first value of a header. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** The value of a cookie. */
  public Optional<String> cookie(String name) {
    for (String line : exchange.getRequestHeaders().getOrDefault("Cookie", List.of())) {
      for (String pair : line.split(";", -1)) {
        String[] parts = pair.strip().split("=", 2);
        if (parts.length == 2 && parts[0].equals(name)) {
          return Optional.of(parts[1]);
        }
      }
    }
    return Optional.empty();
  }

  /** The language the person chose, else the one the browser asks for. */
  public Language language() {
    return cookie(LANGUAGE_COOKIE)
        .flatMap(Language::tagged)
        .orElseGet(() -> Language.accepted(header("Accept-Language").orElse("")));
  }

  /**
   * The body as UTF-8 text.
   *
   * @param limit of bytes
   * @return empty when the body is longer than that
   * @throws IOException when it can't be read
   */
  public Optional<String> body(int limit) throws IOException {
    byte[] read = exchange.getRequestBody().readNBytes(limit + 1);
    return read.length > limit
        ? Optional.empty()
        : Optional.of(new String(read, StandardCharsets.UTF_8));
  }

  private Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>();
    String query = exchange.getRequestURI().getRawQuery();
    if (query != null) {
      for (String pair : query.split("&", -1)) {
        String[] parts = pair.split("=", 2);
        parameters.putIfAbsent(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "");
      }
    }
    return parameters;
  }

  private static String decode(String part) {
    try {
      return URLDecoder.decode(part, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return part;
    }
  }
}
