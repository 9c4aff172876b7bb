package fr.marelle.demo.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.BindException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalServerTest {
  private final HttpClient http = HttpClient.newHttpClient();
  private LocalServer server;

  @BeforeEach
  void start() throws IOException {
    server = LocalServer.start(0, new Site(LocalServerTest::answer));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void servesAPageThatNoOtherSiteMayFrame() throws Exception {
    HttpResponse<String> page = send(HttpRequest.newBuilder(server.baseUrl()));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Security-Policy"))
        .hasValueSatisfying(policy -> assertThat(policy).contains("frame-ancestors 'none'"));
    assertThat(page.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
  }

  @Test
  void answersToNoOtherHostName() throws IOException {
    assertThat(raw("GET / HTTP/1.1\r\nHost: rebound.example\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 421");
  }

  @Test
  void takesNothingFromThePagesOfOtherSites() throws Exception {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(server.baseUrl()).POST(HttpRequest.BodyPublishers.ofString("x"));

    assertThat(send(post.copy().header("Sec-Fetch-Site", "cross-site")).statusCode())
        .isEqualTo(403);
    assertThat(send(post.copy().header("Sec-Fetch-Site", "same-origin")).statusCode())
        .isEqualTo(200);
    assertThat(send(post).statusCode()).isEqualTo(200);
  }

  @Test
  void refusesMethodsItDoesNotKnow() throws Exception {
    assertThat(send(HttpRequest.newBuilder(server.baseUrl()).DELETE()).statusCode()).isEqualTo(405);
  }

  @Test
  void saysNothingOfAFailureButThatThereWasOne() throws Exception {
    HttpResponse<String> failed =
        send(HttpRequest.newBuilder(server.baseUrl().resolve("/failure")));

    assertThat(failed.statusCode()).isEqualTo(500);
    assertThat(failed.body()).doesNotContain("secret");
  }

  @Test
  void keepsTheLanguageThatWasChosenAndLeadsNowhereElse() throws Exception {
    HttpResponse<String> chosen =
        send(HttpRequest.newBuilder(server.baseUrl().resolve("/language?to=en")));

    assertThat(chosen.headers().firstValue("Location")).hasValue("/");
    String cookie = chosen.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
    assertThat(send(HttpRequest.newBuilder(server.baseUrl()).header("Cookie", cookie)).body())
        .isEqualTo("English");
  }

  @Test
  void ignoresALanguageItDoesNotSpeak() throws Exception {
    assertThat(
            send(HttpRequest.newBuilder(server.baseUrl().resolve("/language?to=%0d%0aX")))
                .headers()
                .firstValue("Set-Cookie"))
        .isEmpty();
  }

  @Test
  void saysWhenThePortIsTaken() {
    assertThatThrownBy(() -> LocalServer.start(server.port(), LocalServerTest::answer))
        .isInstanceOf(BindException.class);
  }

  private static Reply answer(Request request) {
    if (request.path().equals("/failure")) {
      throw new IllegalStateException("secret");
    }
    return Reply.page(200, Html.text(request.language().ownName()), Site.policy());
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .lines()
          .collect(Collectors.joining("\n"));
    }
  }
}
