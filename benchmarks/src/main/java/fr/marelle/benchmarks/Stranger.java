package fr.marelle.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;

/** Somebody on the same machine, so with the best of clocks, who tries things at a login page. */
final class Stranger {
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Side side;

  Stranger(Side side) {
    this.side = side;
  }

  /**
   * What came of one try.
   *
   * @param millis from the moment the form was sent to the answer's last byte
   * @param page the answer
   */
  record Answer(double millis, String page) {
    boolean isLoginPage() {
      return page.contains("id=\"kc-form-login\"");
    }

    boolean isNeutral() {
      return page.contains("id=\"marelle-recovery-answer\"")
          && page.contains("Si cet identifiant existe");
    }

    boolean isActivationForm() {
      return page.contains("id=\"marelle-activate\"");
    }
  }

  /** Opens the login page in a fresh browser and sends this. */
  Answer tries(String identifier, String secret) {
    HttpResponse<String> page = send(HttpRequest.newBuilder(loginPage()).GET());
    return fillIn(
        page,
        "kc-form-login",
        cookies(page),
        encoded(Map.of("username", identifier, "password", secret)));
  }

  /** Says in a fresh browser to have forgotten the password of that account. */
  Answer forgets(String identifier) {
    HttpResponse<String> login = send(HttpRequest.newBuilder(loginPage()).GET());
    String cookies = cookies(login);
    HttpResponse<String> help = follow(login, "marelle-help", cookies);
    HttpResponse<String> page = follow(help, "marelle-forgot-password", cookies);
    return fillIn(
        page,
        "marelle-recovery-form",
        cookies,
        encoded(Map.of("page", "password", "username", identifier)));
  }

  /** Asks for tokens without any page, as a client that may use the direct grant does. */
  void asksForTokens(String client, String identifier, String secret) {
    send(
        HttpRequest.newBuilder(URI.create(side.token()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    encoded(
                        Map.of(
                            "grant_type",
                            "password",
                            "client_id",
                            client,
                            "username",
                            identifier,
                            "password",
                            secret)))));
  }

  private HttpResponse<String> follow(HttpResponse<String> page, String link, String cookies) {
    return send(
        HttpRequest.newBuilder(URI.create(element(page, link).absUrl("href")))
            .header("Cookie", cookies)
            .GET());
  }

  private Answer fillIn(HttpResponse<String> page, String formId, String cookies, String filledIn) {
    HttpRequest.Builder attempt =
        HttpRequest.newBuilder(URI.create(element(page, formId).absUrl("action")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Cookie", cookies)
            .POST(BodyPublishers.ofString(filledIn));
    long begun = System.nanoTime();
    HttpResponse<String> answer = send(attempt);
    return new Answer((System.nanoTime() - begun) / 1e6, answer.body());
  }

  private static Element element(HttpResponse<String> page, String id) {
    Element element = Jsoup.parse(page.body(), page.uri().toString()).getElementById(id);
    if (element == null) {
      throw new IllegalStateException("No %s, but %d.".formatted(id, page.statusCode()));
    }
    return element;
  }

  /** An address that leads to the login page, good for once. */
  URI loginPage() {
    CodeChallenge pkce = CodeChallenge.random();
    return URI.create(
        side.authorization()
            + "?"
            + encoded(
                Map.of(
                    "response_type",
                    "code",
                    "scope",
                    "openid",
                    "client_id",
                    side.client(),
                    "redirect_uri",
                    Workbench.REDIRECT_URI,
                    "state",
                    pkce.verifier(),
                    "code_challenge",
                    pkce.challenge(),
                    "code_challenge_method",
                    "S256")));
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Whatever their flags: browsers do send Secure ones to this machine over plain HTTP. */
  private static String cookies(HttpResponse<String> page) {
    return page.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.split(";", 2)[0])
        .collect(Collectors.joining("; "));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    request.timeout(Duration.ofSeconds(60)).header("Accept-Language", "fr");
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted at the login page.", e);
    }
  }
}
