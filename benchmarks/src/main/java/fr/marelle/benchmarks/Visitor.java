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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Somebody who goes from page to page by their forms, in a browser that loads nothing else. */
final class Visitor {
  private static final int MOST_REDIRECTS = 10;

  private final HttpClient http;
  private final Map<String, String> cookies = new HashMap<>();
  private Document page;
  private double millis;
  private boolean signedIn;

  /**
   * @param http shared by many, since each has threads of its own
   */
  Visitor(HttpClient http) {
    this.http = http;
  }

  Visitor open(URI address) {
    return go(HttpRequest.newBuilder(address).GET());
  }

  /** Sends the form that has this button, with these fields typed over. */
  Visitor press(String button, Map<String, String> typed) {
    Element pressed = page.getElementById(button);
    if (pressed == null) {
      throw new IllegalStateException("No %s on this page: %s".formatted(button, page.text()));
    }
    FormElement form = (FormElement) pressed.closest("form");
    Map<String, String> fields = new LinkedHashMap<>();
    form.formData().forEach(field -> fields.put(field.key(), field.value()));
    fields.put(pressed.attr("name"), pressed.attr("value"));
    fields.putAll(typed);
    return go(
        HttpRequest.newBuilder(URI.create(form.absUrl("action")))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(encoded(fields))));
  }

  /** The page that came last. */
  Document page() {
    return page;
  }

  /** From the last request's departure to the last byte of what it was answered at once. */
  double millis() {
    return millis;
  }

  private Visitor go(HttpRequest.Builder first) {
    long begun = System.nanoTime();
    HttpResponse<String> answer = send(first);
    millis = (System.nanoTime() - begun) / 1e6;
    for (int i = 0; i < MOST_REDIRECTS; i++) {
      URI next = answer.headers().firstValue("Location").map(answer.uri()::resolve).orElse(null);
      if (next == null || next.toString().startsWith(Workbench.REDIRECT_URI)) {
        break;
      }
      answer = send(HttpRequest.newBuilder(next).GET());
    }
    page = Jsoup.parse(answer.body(), answer.uri().toString());
    signedIn =
        answer.headers().firstValue("Location").filter(to -> to.contains("code=")).isPresent();
    return this;
  }

  /** Whether the last page led back to the application with a code. */
  boolean isSignedIn() {
    return signedIn;
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    request.timeout(Duration.ofSeconds(60)).header("Accept-Language", "fr");
    if (!cookies.isEmpty()) {
      request.header(
          "Cookie",
          cookies.entrySet().stream()
              .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
              .collect(Collectors.joining("; ")));
    }
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      answer.headers().allValues("Set-Cookie").forEach(this::keep);
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted on the way.", e);
    }
  }

  /** Whatever their flags: browsers do send Secure ones to this machine over plain HTTP. */
  private void keep(String header) {
    String[] pair = header.split(";", 2)[0].split("=", 2);
    if (pair[1].isEmpty() || header.contains("Max-Age=0")) {
      cookies.remove(pair[0]);
    } else {
      cookies.put(pair[0], pair[1]);
    }
  }

  private static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }
}
