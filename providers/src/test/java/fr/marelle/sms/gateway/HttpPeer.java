package fr.marelle.sms.gateway;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** A gateway on this machine that answers what a test wants. */
final class HttpPeer implements AutoCloseable {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Function<Call, Answer> answers;
  private final HttpServer server;
  private final String scheme;

  record Call(String method, URI address, Headers headers, String body) {}

  record Answer(int status, String body, Map<String, String> headers) {
    Answer(int status, String body) {
      this(status, body, Map.of());
    }
  }

  private HttpPeer(String scheme, HttpServer server, Function<Call, Answer> answers) {
    this.scheme = scheme;
    this.server = server;
    this.answers = answers;
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
  }

  static HttpPeer answering(Function<Call, Answer> answers) {
    try {
      return new HttpPeer("http", HttpServer.create(anyPort(), 0), answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static HttpPeer answering(int status, String body) {
    return answering(call -> new Answer(status, body));
  }

  /** One that is spoken to in TLS, with that certificate. */
  static HttpPeer answering(SSLContext tls, int status, String body) throws IOException {
    HttpsServer server = HttpsServer.create(anyPort(), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return new HttpPeer("https", server, call -> new Answer(status, body));
  }

  private static InetSocketAddress anyPort() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    Call call =
        new Call(
            exchange.getRequestMethod(),
            exchange.getRequestURI(),
            exchange.getRequestHeaders(),
            new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    calls.add(call);
    Answer answer = answers.apply(call);
    byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Location", base() + "/elsewhere");
    answer.headers().forEach(exchange.getResponseHeaders()::add);
    exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
    if (body.length > 0) {
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  URI base() {
    return URI.create(scheme + "://localhost:" + server.getAddress().getPort());
  }

  List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The only one of that method. */
  Call call(String method) {
    return calls.stream()
        .filter(call -> call.method().equals(method))
        .reduce(
            (one, other) -> {
              throw new AssertionError("More than one " + method);
            })
        .orElseThrow();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
