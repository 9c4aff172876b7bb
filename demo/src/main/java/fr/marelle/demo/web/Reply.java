package fr.marelle.demo.web;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * What a {@link LocalServer} answers.
 *
 * @param status the HTTP status
 * @param contentType of the body
 * @param body sent as UTF-8, empty for none
 * @param policy the Content-Security-Policy
 * @param headers more headers, as name and value
 */
public record Reply(
    int status, String contentType, String body, String policy, List<Header> headers) {
  private static final String CLOSED =
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  /**
   * A header.
   *
   * @param name its name
   * @param value its value
   */
  public record Header(String name, String value) {}

  /** A page of ours. */
  public static Reply page(int status, Html page, String policy) {
    return new Reply(status, "text/html; charset=utf-8", page.toString(), policy, List.of());
  }

  /** A plain text, in UTF-8. */
  public static Reply text(int status, String text) {
    return new Reply(status, "text/plain; charset=utf-8", text, CLOSED, List.of());
  }

  /** A JSON document. */
  public static Reply json(int status, String json) {
    return new Reply(status, "application/json", json, CLOSED, List.of());
  }

  /** A file of ours, by its content type. */
  public static Reply file(String contentType, String content) {
    return new Reply(200, contentType, content, CLOSED, List.of());
  }

  /** Sends the browser elsewhere, to be read with GET. */
  public static Reply seeOther(URI target) {
    return new Reply(303, "text/plain", "", CLOSED, List.of()).with("Location", target.toString());
  }

  /** The same with one more header. */
  public Reply with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new Reply(status, contentType, body, policy, List.copyOf(more));
  }

  /** The same, leaving a cookie that scripts can't read until the browser is closed. */
  public Reply withCookie(String name, String value) {
    return with("Set-Cookie", name + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
  }

  /** The same, taking the cookie back. */
  public Reply withoutCookie(String name) {
    return with("Set-Cookie", name + "=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax");
  }
}
