package fr.marelle.cli;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The directory's API of one realm, to a client with a service account. */
final class Server {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration EARLY = Duration.ofSeconds(30);
  private static final int UNAUTHORIZED = 401;
  private static final int CONFLICT = 409;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final URI tokens;
  private final URI api;
  private final Credentials credentials;
  private final Texts texts;
  private String token = "";
  private long expiry;

  /**
   * @param base as in {@code https://connexion.mon-ent.fr}, with its path where it has one
   */
  Server(URI base, String realm, Credentials credentials, Texts texts) {
    URI root = URI.create(base.toString().replaceAll("/+$", "") + "/");
    String name = encoded(realm);
    this.tokens = root.resolve("realms/" + name + "/protocol/openid-connect/token");
    this.api = root.resolve("admin/realms/" + name + "/marelle-directory/");
    this.credentials = credentials;
    this.texts = texts;
  }

  /** A run as it stands. */
  Run run(String id) {
    return get("runs/" + encoded(id), new TypeReference<>() {});
  }

  /** The newest runs. */
  List<Run> runs(int max) {
    return get("runs?max=" + max, new TypeReference<>() {});
  }

  /** A page of the report: lines of one kind. */
  List<ReportLine> report(String id, String kind, int first, int max) {
    return get(
        "runs/%s/report?kind=%s&first=%d&max=%d".formatted(encoded(id), kind, first, max),
        new TypeReference<>() {});
  }

  /** A page of the questions that somebody can answer. */
  List<Question> questions(String id, int first, int max) {
    return get(
        "runs/%s/questions?first=%d&max=%d".formatted(encoded(id), first, max),
        new TypeReference<>() {});
  }

  /** A page of those who have gone. */
  List<Departure> departures(List<String> schools, int first, int max) {
    String of =
        schools.stream().map(uai -> "&school=" + encoded(uai)).collect(Collectors.joining());
    return get("departures?first=%d&max=%d%s".formatted(first, max, of), new TypeReference<>() {});
  }

  /** Answers questions: all of them, or none. How many were. */
  int answer(String id, List<Answer> answers) {
    byte[] body;
    try {
      body = JSON.writeValueAsBytes(answers);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return answered("runs/%s/questions/answers".formatted(encoded(id)), body, "application/json");
  }

  /** Says that all are the same persons, as far as that is safe. How many questions that was. */
  int answerSame(String id) {
    return answered(
        "runs/%s/questions/same".formatted(encoded(id)), new byte[0], "application/octet-stream");
  }

  private int answered(String path, byte[] body, String type) {
    JsonNode answer =
        ask(
            path,
            request ->
                request
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
            new TypeReference<>() {});
    return answer.path("answered").asInt();
  }

  /**
   * Makes a run whose file comes afterwards.
   *
   * @param settings names and values; a name may come more than once
   */
  Run begin(List<Map.Entry<String, String>> settings) {
    String query =
        settings.stream()
            .map(one -> one.getKey() + "=" + encoded(one.getValue()))
            .collect(Collectors.joining("&"));
    return post("runs?" + query, new byte[0]);
  }

  /** Sends the next piece of a run's file. */
  Run send(String id, long offset, byte[] piece) {
    return post("runs/%s/file?offset=%d".formatted(encoded(id), offset), piece);
  }

  /** Has something done with a run: {@code start}, {@code pause} and so on. */
  Run act(String id, String act) {
    return post("runs/%s/%s".formatted(encoded(id), act), new byte[0]);
  }

  private Run post(String path, byte[] body) {
    return ask(
        path,
        request ->
            request
                .header("Content-Type", "application/octet-stream")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)),
        new TypeReference<>() {});
  }

  private <T> T get(String path, TypeReference<T> type) {
    return ask(path, HttpRequest.Builder::GET, type);
  }

  private <T> T ask(String path, UnaryOperator<HttpRequest.Builder> method, TypeReference<T> type) {
    HttpResponse<String> answer = authorized(path, method);
    if (answer.statusCode() == UNAUTHORIZED) {
      // Ended before its time, as when the server was started anew.
      token = "";
      answer = authorized(path, method);
    }
    if (answer.statusCode() / 100 != 2) {
      throw new ServerFailure(answer.statusCode(), problem(path, answer));
    }
    return read(answer.body(), type);
  }

  private HttpResponse<String> authorized(String path, UnaryOperator<HttpRequest.Builder> method) {
    return exchange(
        method.apply(
            HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + token())
                .header("Accept", "application/json")
                .header("Accept-Language", texts.language())));
  }

  private String token() {
    if (token.isEmpty() || System.nanoTime() > expiry) {
      HttpResponse<String> answer =
          exchange(
              HttpRequest.newBuilder(tokens)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "grant_type=client_credentials&client_id="
                              + encoded(credentials.client())
                              + "&client_secret="
                              + encoded(credentials.secret()))));
      if (answer.statusCode() != 200) {
        // Some servers call a wrong client a wrong request.
        throw new ServerFailure(
            answer.statusCode() == 400 ? UNAUTHORIZED : answer.statusCode(),
            texts.text("failure.token", credentials.client(), answer.statusCode()));
      }
      JsonNode given = read(answer.body(), new TypeReference<>() {});
      token = given.path("access_token").asText();
      long seconds = given.path("expires_in").asLong();
      expiry = System.nanoTime() + Duration.ofSeconds(seconds).minus(EARLY).toNanos();
    }
    return token;
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return http.send(
          request.timeout(PATIENCE).build(),
          HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new ServerFailure(0, texts.text("failure.reach", api.getAuthority(), reason(e)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ServerFailure(0, texts.text("failure.reach", api.getAuthority(), ""));
    }
  }

  private static String reason(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private String problem(String path, HttpResponse<String> answer) {
    String detail = "";
    try {
      detail = JSON.readTree(answer.body()).path("detail").asText();
    } catch (IOException e) {
      // From something between us and the server.
    }
    return switch (answer.statusCode()) {
      case UNAUTHORIZED, 403 -> texts.text("failure.forbidden", credentials.client());
      case 404 ->
          detail.isEmpty() ? texts.text("failure.noExtension", api) : texts.text("failure.noRun");
      case CONFLICT -> conflict(path, detail);
      case 400, 413 -> texts.text("failure.request", answer.statusCode(), detail);
      default -> texts.text("failure.answer", answer.statusCode(), detail);
    };
  }

  /** What can't be done now, and why, as far as what was asked for tells. */
  private String conflict(String path, String detail) {
    String act = path.replaceAll("[?].*", "").replaceAll(".*/", "");
    return texts.find("failure.state." + act).orElse(texts.text("failure.state", detail));
  }

  private <T> T read(String body, TypeReference<T> type) {
    try {
      return JSON.readValue(body, type);
    } catch (IOException e) {
      throw new ServerFailure(0, texts.text("failure.answer", "", ""));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
