package fr.marelle.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Waits until a server says that it is ready, or dies. */
final class Readiness {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(400);

  private final URI health;
  private final Supplier<String> lastWords;
  private final Duration deadline;

  Readiness(URI managementUrl, Supplier<String> lastWords, Duration deadline) {
    this.health = managementUrl.resolve("health/ready");
    this.lastWords = lastWords;
    this.deadline = deadline;
  }

  /**
   * @throws ServerException with the last lines of the log when the server dies or takes too long
   */
  void await(Running server) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    Instant end = Instant.now().plus(deadline);
    Duration pause = FIRST_PAUSE;
    while (!isReady(client)) {
      if (server.ended(pause)) {
        throw new ServerException(
            "Keycloak ended with code %d while starting. Its last words:%n%s"
                .formatted(server.exitCode(), lastWords.get()));
      }
      if (Instant.now().isAfter(end)) {
        throw new ServerException(
            "Keycloak was not ready within %d seconds. Its last words:%n%s"
                .formatted(deadline.toSeconds(), lastWords.get()));
      }
      pause = longer(pause);
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  private boolean isReady(HttpClient client) {
    HttpRequest request = HttpRequest.newBuilder(health).timeout(Duration.ofSeconds(5)).build();
    try {
      return client.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerException("Interrupted while waiting for Keycloak.", e);
    }
  }
}
