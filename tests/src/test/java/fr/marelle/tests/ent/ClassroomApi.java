package fr.marelle.tests.ent;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collection;

/** The class console's API, as a school's own application calls it. */
public final class ClassroomApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final URI root;
  private final String token;

  private ClassroomApi(HttpClient http, URI root, String token) {
    this.http = http;
    this.root = root;
    this.token = token;
  }

  /** To nobody in particular. */
  public static ClassroomApi of(Ent ent) {
    return new ClassroomApi(HttpClient.newHttpClient(), ent.address("/marelle-classroom/v1/"), "");
  }

  /** The same, to whoever has that token. */
  public ClassroomApi as(String bearer) {
    return new ClassroomApi(http, root, bearer);
  }

  /** Reads. */
  public Answer get(String path, String... headers) {
    return send("GET", path, BodyPublishers.noBody(), headers);
  }

  /** Does something for accounts. */
  public Answer post(String path, Collection<String> accounts) {
    ObjectNode body = JSON.createObjectNode();
    accounts.forEach(body.putArray("accounts")::add);
    return post(path, body.toString());
  }

  /** Sends that text as JSON. */
  public Answer post(String path, String body, String... headers) {
    return send("POST", path, BodyPublishers.ofString(body), with(headers, "application/json"));
  }

  /** Sends that text as JSON, for a file. */
  public HttpResponse<byte[]> file(String path, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(root.resolve(path))
            .POST(BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json");
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends anything at all. */
  public Answer send(
      String method, String path, HttpRequest.BodyPublisher body, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path)).method(method, body);
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.headers(), response.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String[] with(String[] headers, String contentType) {
    String[] more = Arrays.copyOf(headers, headers.length + 2);
    more[headers.length] = "Content-Type";
    more[headers.length + 1] = contentType;
    return more;
  }

  /** What came back. */
  public record Answer(int status, HttpHeaders headers, String text) {
    /** The body; a missing node where it is no JSON. */
    public JsonNode json() {
      try {
        return JSON.readTree(text);
      } catch (JsonProcessingException none) {
        return MissingNode.getInstance();
      }
    }

    /** A header's first value; empty where there is none. */
    public String header(String name) {
      return headers.firstValue(name).orElse("");
    }

    /** The end of the problem's type; empty where there is none. */
    public String problem() {
      return json().path("type").asText().replace("urn:marelle:problem:", "");
    }
  }
}
