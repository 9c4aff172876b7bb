package fr.marelle.tests.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;

/**
 * Somebody at a browser that does nothing of its own: for what needs many people at one instant.
 * Follows redirects and keeps cookies; one person may send several requests at once.
 */
public final class HttpPerson {
  private static final int MOST_REDIRECTS = 10;

  private final HttpClient http;
  private final Map<String, String> cookies = new ConcurrentHashMap<>();
  private final String language;

  /** Somebody who reads French. */
  public HttpPerson() {
    this("fr");
  }

  /** Somebody who reads that language. */
  public HttpPerson(String language) {
    this.language = language;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(20))
            .build();
  }

  /** Opens an address, as typed or clicked. */
  public HttpPage open(URI uri) {
    return follow(HttpRequest.newBuilder(uri).GET());
  }

  /** Sends a form. */
  public HttpPage send(HttpForm form) {
    String body =
        form.fields().stream()
            .map(field -> encode(field.name()) + "=" + encode(field.value()))
            .collect(Collectors.joining("&"));
    return follow(
        HttpRequest.newBuilder(form.action())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  /** The value of a cookie that this browser holds, or null. */
  public String cookie(String name) {
    return cookies.get(name);
  }

  /** Loses a cookie, as a browser does that was closed or waited too long. */
  public void forget(String name) {
    cookies.remove(name);
  }

  private HttpPage follow(HttpRequest.Builder first) {
    HttpRequest.Builder request = first;
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      HttpResponse<String> response = exchange(request);
      String location = response.headers().firstValue("Location").orElse(null);
      if (location == null || response.statusCode() / 100 != 3) {
        return new HttpPage(
            response.statusCode(),
            response.uri(),
            Jsoup.parse(response.body(), response.uri().toString()));
      }
      request = HttpRequest.newBuilder(response.uri().resolve(location)).GET();
    }
    throw new AssertionError("Sent around in circles");
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    request
        .timeout(Duration.ofSeconds(60))
        .header("Accept", "text/html")
        .header("Accept-Language", language);
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> response =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      response.headers().allValues("Set-Cookie").forEach(this::keep);
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Keeps cookies whatever their flags: the JDK's own jar would hold back those marked Secure,
   * which browsers do send to this machine over plain HTTP.
   */
  private void keep(String header) {
    String pair = header.split(";", 2)[0];
    int equals = pair.indexOf('=');
    String name = pair.substring(0, equals);
    String value = pair.substring(equals + 1);
    if (value.isEmpty() || header.contains("Max-Age=0")) {
      cookies.remove(name);
    } else {
      cookies.put(name, value);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
