package fr.marelle.directory.api;

import fr.marelle.directory.run.Questions;
import fr.marelle.text.Texts;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.keycloak.util.JsonSerialization;

/**
 * Problem details (RFC 9457). What somebody may have typed is told in her language; all else is for
 * programs, and in English.
 */
final class Problems {
  private static final String TYPE = "urn:marelle:problem:";

  private static final String REFUSED = "marelleDirectoryProblem.refused.";

  private static final int MOST_SAID = 20;

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
  static WebApplicationException refused(Map<Long, Questions.Refusal> refused, Texts texts) {
    String all =
        refused.entrySet().stream()
            .limit(MOST_SAID)
            .map(one -> texts.text(REFUSED + one.getValue().name(), one.getKey()))
            .collect(Collectors.joining(", "));
    return invalid(texts.text("marelleDirectoryProblem.refused", all));
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
