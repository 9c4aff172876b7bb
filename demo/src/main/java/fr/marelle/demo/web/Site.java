package fr.marelle.demo.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/**
 * What the portal and the post room have in common: the frame around a page, its style sheet, its
 * mark, and the choice of the language.
 */
public final class Site implements Pages {
  private final Pages pages;

  /** A site of these pages. */
  public Site(Pages pages) {
    this.pages = pages;
  }

  @Override
  public Reply answer(Request request) throws IOException {
    return switch (request.path()) {
      case "/marelle.css" -> Reply.file("text/css; charset=utf-8", resource("marelle.css"));
      case "/marelle.svg", "/favicon.ico" -> Reply.file("image/svg+xml", resource("marelle.svg"));
      case "/language" -> speak(request);
      default -> pages.answer(request);
    };
  }

  /** The page, whole. */
  public static Html frame(Language language, String title, Html corner, Html main, Html scripts) {
    return Html.of(
        """
        <!DOCTYPE html>
        <html lang="{}">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <meta name="color-scheme" content="light dark">
          <title>{} · Marelle</title>
          <link rel="icon" type="image/svg+xml" href="/marelle.svg">
          <link rel="stylesheet" href="/marelle.css">
          {}
        </head>
        <body>
          <a class="skip" href="#main">{}</a>
          <header class="bar">
            <a class="brand" href="/"><img src="/marelle.svg" alt="" width="36" height="36"><span>{}</span></a>
            <div class="corner">{}
              <a href="/language?to={}" lang="{}" hreflang="{}">{}</a>
            </div>
          </header>
          <main id="main" tabindex="-1">
        {}
          </main>
          <footer><p>{}</p></footer>
        </body>
        </html>
        """,
        language.tag(),
        title,
        scripts,
        language.say("frame.skip"),
        title,
        corner,
        language.other().tag(),
        language.other().tag(),
        language.other().tag(),
        language.other().ownName(),
        main,
        language.say("frame.footer"));
  }

  /** The page for an address that leads nowhere. */
  public static Reply nowhere(Language language, String title) {
    Html main =
        Html.of(
            """
            <section class="card">
              <h1>{}</h1>
              <p><a class="button" href="/">{}</a></p>
            </section>
            """,
            language.say("nowhere.title"),
            language.say("frame.home"));
    return Reply.page(404, frame(language, title, Html.NOTHING, main, Html.NOTHING), policy());
  }

  /** What a page may load and do: its own files, and forms to itself. */
  public static String policy(String... directives) {
    return "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none';"
        + " frame-ancestors 'none'; "
        + (directives.length == 0 ? "form-action 'self'" : String.join("; ", directives));
  }

  /** A file that lies beside the texts. */
  public static String resource(String name) {
    try (InputStream file = Site.class.getResourceAsStream("/fr/marelle/demo/" + name)) {
      if (file == null) {
        throw new IllegalStateException("The jar lacks " + name);
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reply speak(Request request) {
    Reply home = Reply.seeOther(URI.create("/"));
    return request
        .parameter("to")
        .flatMap(Language::tagged)
        .map(chosen -> home.withCookie(Request.LANGUAGE_COOKIE, chosen.tag()))
        .orElse(home);
  }
}
