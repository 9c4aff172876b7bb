package fr.marelle.sms.gateway;

import fr.marelle.sms.Silence;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One request to a gateway and its answer, within a time that nothing the gateway does makes
 * longer. Redirects are not followed: the next address was not agreed on.
 */
final class Exchange {
  private static final Duration CONNECTING = Duration.ofSeconds(3);

  private final HttpClient http;
  private final Silence silence;
  private final Duration patience;

  /**
   * @param http see {@link #client()}
   * @param silence the gateway's
   * @param patience from the beginning to the last byte of the answer
   */
  Exchange(HttpClient http, Silence silence, Duration patience) {
    this.http = http;
    this.silence = silence;
    this.patience = patience;
  }

  /**
   * What it builds is to be shared by all exchanges of a factory: it keeps connections open. It
   * believes whom the server believes, and looks whether a certificate is that host's.
   */
  static HttpClient.Builder client() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(CONNECTING);
  }

  Reply get(URI address) {
    return send(HttpRequest.newBuilder(address).GET(), new Passage());
  }

  Reply post(HttpRequest.Builder request, byte[] body) {
    return write("POST", request, body);
  }

  Reply write(String method, HttpRequest.Builder request, byte[] body) {
    Passage passage = new Passage();
    return send(request.method(method, passage.of(body)), passage);
  }

  private Reply send(HttpRequest.Builder request, Passage passage) {
    if (silence.isOn()) {
      return new Reply.NotAsked("no answers lately");
    }
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request.build(), response -> new BoundedBody());
    try {
      HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      silence.answer();
      return new Reply.Answer(
          response.statusCode(),
          new String(response.body(), StandardCharsets.UTF_8),
          response.headers().firstValue("Retry-After").isPresent());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof HttpTimeoutException) {
        silence.noAnswer();
      } else {
        silence.answer();
      }
      return nothing(passage, e.getCause() instanceof IOException ? "cut off" : "no exchange");
    } catch (TimeoutException e) {
      silence.noAnswer();
      return nothing(passage, "no answer in time");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return nothing(passage, "interrupted");
    } finally {
      answer.cancel(true);
    }
  }

  /** Without its body the gateway has no request: nothing was sent. */
  private static Reply nothing(Passage passage, String how) {
    return passage.close() ? new Reply.NotAsked(how) : new Reply.Lost(how);
  }
}
