package fr.marelle.benchmarks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.keycloak.admin.client.resource.RealmResource;

/** A teacher's browser, as far as the class console's API sees it. */
final class ConsoleCaller {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI api;
  private final URI tokens;
  private final String identifier;
  private String token;
  private long renewAt;

  private ConsoleCaller(URI api, URI tokens, String identifier) {
    this.api = api;
    this.tokens = tokens;
    this.identifier = identifier;
  }

  /**
   * What came back.
   *
   * @param millis from the moment the request was sent to the answer's last byte
   * @param body one character a byte
   */
  record Answer(double millis, String body) {}

  /** A teacher of the académie's measured classes. */
  static ConsoleCaller teaching(Workbench workbench, Academie academie, Connection database)
      throws SQLException {
    List<String> classes = new ArrayList<>(academie.taught());
    classes.add(academie.smallClass());
    classes.add(academie.largeClass());
    return teaching(workbench.ent(), workbench.classroom(), workbench.tokens(), classes, database);
  }

  /**
   * A teacher of classes.
   *
   * @param api of the class console
   * @param tokens where the realm gives them out
   * @param classes ids of their groups
   */
  static ConsoleCaller teaching(
      RealmResource realm, URI api, URI tokens, List<String> classes, Connection database)
      throws SQLException {
    String identifier = new Accounts(realm).teacher("enseignante");
    String id = realm.users().searchByUsername(identifier, true).get(0).getId();
    try (PreparedStatement join =
        database.prepareStatement(
            "insert into user_group_membership (group_id, user_id, membership_type)"
                + " values (?, ?, 'UNMANAGED')")) {
      for (String group : classes) {
        join.setString(1, group);
        join.setString(2, id);
        join.executeUpdate();
      }
    }
    return new ConsoleCaller(api, tokens, identifier);
  }

  Answer get(String path) {
    return measure(HttpRequest.newBuilder(api.resolve(path)).GET());
  }

  /** An act on these accounts; more are further members of the JSON object, each after a comma. */
  Answer post(String path, List<String> accounts, String more) {
    String ids = accounts.stream().map(id -> '"' + id + '"').collect(Collectors.joining(","));
    return measure(
        HttpRequest.newBuilder(api.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{\"accounts\":[" + ids + "]" + more + "}")));
  }

  /** Ids of accounts of that class in that state, so many at most. */
  List<String> accounts(String classId, String state, int max) {
    Answer page =
        get("classes/" + classId + "/accounts?state=" + state + "&max=" + Math.min(max, 500));
    List<String> ids = new ArrayList<>();
    try {
      for (JsonNode item : JSON.readTree(page.body()).path("items")) {
        if (item.path("manageable").asBoolean()) {
          ids.add(item.path("id").asText());
        }
      }
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
    return ids;
  }

  private Answer measure(HttpRequest.Builder request) {
    request.header("Authorization", "Bearer " + token());
    long begun = System.nanoTime();
    HttpResponse<byte[]> response = send(request);
    double millis = (System.nanoTime() - begun) / 1e6;
    String body = new String(response.body(), StandardCharsets.ISO_8859_1);
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          response.request().uri() + ": " + response.statusCode() + " " + body);
    }
    return new Answer(millis, body);
  }

  private String token() {
    if (token == null || System.nanoTime() > renewAt) {
      String form =
          "grant_type=password&client_id=%s&username=%s&password=%s&scope=openid"
              .formatted(Workbench.CONSOLE_CLIENT, identifier, Accounts.PASSWORD);
      HttpResponse<byte[]> response =
          send(
              HttpRequest.newBuilder(tokens)
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(form)));
      try {
        JsonNode answer = JSON.readTree(response.body());
        token = answer.path("access_token").asText();
        renewAt = System.nanoTime() + answer.path("expires_in").asLong() * 500_000_000L;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return token;
  }

  private HttpResponse<byte[]> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at the class console.", e);
    }
  }
}
