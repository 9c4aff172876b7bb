package fr.marelle.tests.ent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.function.UnaryOperator;

/** Plain requests below {@code /admin/realms/ent/}, as a school's scripts send them. */
public final class AdminRest {
  private final HttpClient http = HttpClient.newHttpClient();
  private final URI root;
  private final String token;

  AdminRest(URI root, String token) {
    this.root = root;
    this.token = token;
  }

  /** What came back. */
  public record Answer(int status, String body) {}

  /** Sends a request without a body. */
  public Answer send(String method, String path) {
    return send(path, request -> request.method(method, HttpRequest.BodyPublishers.noBody()));
  }

  /** Posts JSON. */
  public Answer post(String path, String json) {
    return send(
        path,
        request ->
            request
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
  }

  private Answer send(String path, UnaryOperator<HttpRequest.Builder> what) {
    HttpRequest.Builder request = what.apply(HttpRequest.newBuilder(root.resolve(path)));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
