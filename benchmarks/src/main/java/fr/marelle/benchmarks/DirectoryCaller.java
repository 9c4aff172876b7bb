package fr.marelle.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.marelle.server.KeycloakServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/** Sends directories to a server and watches what comes of them. */
final class DirectoryCaller {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> OVER = Set.of("done", "asking", "cancelled", "failed");

  /** Keycloak takes ten megabytes at once. */
  private static final int PIECE = 8_000_000;

  private static final long LOOK_NANOS = 500_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final KeycloakServer server;
  private final URI runs;

  DirectoryCaller(KeycloakServer server) {
    this.server = server;
    this.runs = server.baseUrl().resolve("admin/realms/ent/marelle-directory/runs");
  }

  /**
   * A look at a run.
   *
   * @param seconds since its first batch
   * @param people of whom its source had spoken by then
   */
  record Look(double seconds, long people) {}

  /**
   * A run that is over.
   *
   * @param run as the server tells it
   * @param looks while it was under way, the last one at its end
   * @param stolen the share of the processors' time that was, meanwhile
   */
  record Ended(JsonNode run, List<Look> looks, String stolen) {
    long people() {
      return counted(run);
    }

    /** For which the server worked on it. */
    double seconds() {
      return looks.get(looks.size() - 1).seconds();
    }

    double perSecond() {
      return people() / seconds();
    }

    /** People a second in each tenth of them. */
    List<Double> tenths() {
      List<Double> tenths = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        double from = at(people() * i / 10.0);
        double to = at(people() * (i + 1) / 10.0);
        tenths.add(people() / 10.0 / (to - from));
      }
      return tenths;
    }

    /** When so many were done, between two looks in proportion. */
    private double at(double wanted) {
      Look before = new Look(0, 0);
      for (Look look : looks) {
        if (look.people() >= wanted && look.people() > before.people()) {
          double share = (wanted - before.people()) / (look.people() - before.people());
          return before.seconds() + share * (look.seconds() - before.seconds());
        }
        before = look;
      }
      return before.seconds();
    }
  }

  private static long counted(JsonNode run) {
    JsonNode counts = run.get("counts");
    return counts.get("created").asLong()
        + counts.get("changed").asLong()
        + counts.get("unchanged").asLong()
        + counts.get("returned").asLong();
  }

  /** Has a file applied, and waits for the end. */
  Ended apply(Path file) {
    String query = "?academy=lille&file=" + file.getFileName();
    String id = post(query, new byte[0]).get("id").asText();
    try (InputStream in = Files.newInputStream(file)) {
      long offset = 0;
      for (byte[] piece = in.readNBytes(PIECE); piece.length > 0; piece = in.readNBytes(PIECE)) {
        post("/" + id + "/file?offset=" + offset, piece);
        offset += piece.length;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    post("/" + id + "/start", new byte[0]);
    return watch(id);
  }

  private JsonNode post(String path, byte[] body) {
    return send(
        HttpRequest.newBuilder(URI.create(runs + path)), "POST", BodyPublishers.ofByteArray(body));
  }

  private Ended watch(String id) {
    List<Look> looks = new ArrayList<>();
    ProcessorTime before = ProcessorTime.now();
    long begun = System.nanoTime();
    long people = 0;
    while (true) {
      JsonNode run =
          send(HttpRequest.newBuilder(URI.create(runs + "/" + id)), "GET", BodyPublishers.noBody());
      long now = counted(run);
      if (now != people) {
        looks.add(new Look((System.nanoTime() - begun) / 1e9, now));
        people = now;
      }
      if (OVER.contains(run.get("state").asText())) {
        looks.add(new Look((System.nanoTime() - begun) / 1e9, now));
        if (!run.get("state").asText().equals("done")) {
          throw new IllegalStateException("The run did not end well: " + run);
        }
        return new Ended(run, looks, ProcessorTime.now().stolenSince(before));
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  private JsonNode send(HttpRequest.Builder request, String method, BodyPublisher body) {
    request
        .method(method, body)
        .header("Content-Type", "application/octet-stream")
        .header(
            "Authorization",
            "Bearer " + server.adminClient().tokenManager().getAccessTokenString());
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      if (answer.statusCode() / 100 != 2) {
        throw new IllegalStateException(answer.statusCode() + " " + answer.body());
      }
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
