package fr.marelle.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.marelle.tests.ent.Ent;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Runs of the directory, as an administrator's program starts and follows them. */
final class DirectoryRuns {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WAITING = Set.of("waiting", "running", "uploading");

  private static final int MOST_LOOKS = 3;

  private final Ent ent;
  private final HttpClient http = HttpClient.newHttpClient();

  DirectoryRuns(Ent ent) {
    this.ent = ent;
  }

  /** A run that was asked for. */
  record Asked(String id) {}

  /** Sends tables, by their file names, and asks for a run. */
  Asked start(Map<String, String> tables, String parameters) {
    return begin(zip(tables), parameters);
  }

  /** Asks for a run with what there is of its file. */
  Asked begin(byte[] file, String parameters) {
    HttpResponse<String> answer =
        send("POST", "runs?file=ecole.zip&" + parameters, file, "application/zip");
    if (answer.statusCode() != 201) {
      throw new AssertionError(answer.statusCode() + " " + answer.body());
    }
    return new Asked(json(answer.body()).get("id").asText());
  }

  /** The same, and waits for its end. */
  JsonNode run(Map<String, String> tables, String parameters) {
    return await(start(tables, parameters));
  }

  /** Waits until it has ended or asks. */
  JsonNode await(Asked asked) {
    for (int i = 0; i < MOST_LOOKS; i++) {
      // Lasts as long as the run does, or as the server lets somebody follow one.
      progress(asked);
      JsonNode run = get(asked);
      if (!WAITING.contains(run.get("state").asText())) {
        return run;
      }
    }
    throw new AssertionError("The run does not end: " + get(asked));
  }

  JsonNode get(Asked asked) {
    return json(send("GET", "runs/" + asked.id(), new byte[0], "text/plain").body());
  }

  /** The run that was asked for last. */
  JsonNode newest() {
    return json(send("GET", "runs?max=1", new byte[0], "text/plain").body()).get(0);
  }

  /** Pauses, resumes, cancels, confirms or applies. The status, and what came back. */
  HttpResponse<String> act(Asked asked, String act) {
    return send("POST", "runs/" + asked.id() + "/" + act, new byte[0], "application/json");
  }

  /** The lines of one kind: {@code marelleDirectoryReportCreated[lina.martin, …]}. */
  List<String> report(String id, String kind) {
    List<String> lines = new ArrayList<>();
    json(send("GET", "runs/" + id + "/report?max=1000&kind=" + kind, new byte[0], "text/plain")
            .body())
        .forEach(
            line -> {
              List<String> parameters = new ArrayList<>();
              line.get("parameters").forEach(one -> parameters.add(one.asText()));
              lines.add(
                  line.get("line").asLong() + " " + line.get("message").asText() + parameters);
            });
    return lines;
  }

  /** All of a report, by kind. */
  Map<String, List<String>> report(String id) {
    Map<String, List<String>> all = new TreeMap<>();
    for (String kind :
        List.of("created", "changed", "gone", "held", "returned", "question", "problem")) {
      all.put(kind, report(id, kind));
    }
    return all;
  }

  /** What follows it, as it came. */
  String progress(Asked asked) {
    return send("GET", "runs/" + asked.id() + "/progress", new byte[0], "text/plain").body();
  }

  HttpResponse<String> send(String method, String path, byte[] body, String type) {
    return send(method, path, body, type, ent.admin().tokenManager().getAccessTokenString());
  }

  HttpResponse<String> send(String method, String path, byte[] body, String type, String token) {
    URI address =
        ent.server().baseUrl().resolve("admin/realms/" + Ent.REALM + "/marelle-directory/" + path);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", type)
            .header("Authorization", "Bearer " + token)
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }

  /** A delivery of tables. */
  static byte[] zip(Map<String, String> tables) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> table : tables.entrySet()) {
        zip.putNextEntry(new ZipEntry(table.getKey()));
        zip.write(table.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
