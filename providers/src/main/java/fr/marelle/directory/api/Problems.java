package fr.marelle.directory.api;

import fr.marelle.directory.run.Questions;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keycloak.util.JsonSerialization;

/** Problem details (RFC 9457), in English: they are for programs. */
final class Problems {
  private static final String TYPE = "urn:marelle:problem:";

  private static final int MOST_SAID = 20;

  private static final Map<Questions.Refusal, String> SENTENCES =
      Map.of(
          Questions.Refusal.NO_QUESTION,
          "no such question",
          Questions.Refusal.TWICE,
          "answered twice",
          Questions.Refusal.OTHER_ACCOUNT,
          "not one of the accounts that it names",
          Questions.Refusal.ONLY_SOMEONE_NEW,
          "only someoneNew answers it",
          Questions.Refusal.CONTRADICTED,
          "another question about the same is answered otherwise");

  private Problems() {}

  static WebApplicationException notFound() {
    return of(404, "not-found", "There is no such run in this realm.");
  }

  static WebApplicationException conflict(String detail) {
    return of(409, "conflict", detail);
  }

  static WebApplicationException invalid(String detail) {
    return of(400, "invalid-request", detail);
  }

  /** Answers that were refused: nothing was kept. */
  static WebApplicationException refused(Map<Long, Questions.Refusal> refused) {
    String all =
        refused.entrySet().stream()
            .limit(MOST_SAID)
            .map(one -> one.getKey() + " (" + SENTENCES.get(one.getValue()) + ")")
            .collect(Collectors.joining(", "));
    return invalid("No answer was kept, because of " + all + ".");
  }

  static WebApplicationException tooLarge(long bytes) {
    return of(413, "payload-too-large", "The file is larger than " + (bytes >> 30) + " GiB.");
  }

  static WebApplicationException busy() {
    return of(503, "busy", "Too many follow runs on this node: ask again in a minute.");
  }

  private static WebApplicationException of(int status, String slug, String detail) {
    Map<String, Object> problem =
        new TreeMap<>(Map.of("type", TYPE + slug, "status", status, "detail", detail));
    try {
      return new WebApplicationException(
          slug,
          Response.status(status)
              .type("application/problem+json")
              .entity(JsonSerialization.writeValueAsBytes(problem))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
