package fr.marelle.demo.post;

import fr.marelle.demo.web.Html;
import fr.marelle.demo.web.Language;
import fr.marelle.demo.web.Reply;
import fr.marelle.demo.web.Site;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The post room's pages. */
final class PostRoomPages {
  private static final int PREVIEW = 240;

  private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+[^\\s<>\".,;:!?)]");

  /**
   * What the HTML of a mail may do: be seen, with its own styles, and open links elsewhere.
   * Scripts, forms and anything fetched are not for it.
   */
  private static final String MAIL_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

  private final Mailbox mailbox;

  PostRoomPages(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  Reply list(Language language) {
    List<Message> messages = mailbox.messages();
    List<Html> items = new ArrayList<>();
    messages.forEach(message -> items.add(item(language, message)));
    Html main =
        Html.of(
            """
            <section class="card">
              <h1>{}</h1>
              <p class="lead">{}</p>
              <p role="status" id="count">{}</p>
              <div class="actions">
                <a class="button" href="/">{}</a>
                <form method="post" action="/clear"><button class="button quiet">{}</button></form>
              </div>
            </section>
            <ul class="post" data-revision="{}">{}</ul>
            """,
            language.say("post.title"),
            language.say("post.text"),
            language.say("post.count", messages.size()),
            language.say("post.refresh"),
            language.say("post.clear"),
            mailbox.revision(),
            Html.all(items));
    return page(language, main, Html.of("<script src=\"/post-room.js\" defer></script>"));
  }

  Reply one(Language language, Message message) {
    Html main =
        Html.of(
            """
            <article class="card">
              <p class="meta">{}</p>
              <h1>{}</h1>
              <p class="meta">{}</p>
              <p class="actions"><a class="button quiet" href="/">{}</a></p>
            </article>
            {}
            {}
            """,
            kindAndTime(language, message),
            title(language, message),
            addresses(language, message),
            language.say("post.back"),
            textPart(language, message),
            frame(language, message));
    return page(language, main, Html.NOTHING);
  }

  /** The HTML part of a mail, as a document of its own that can do nothing. */
  Optional<Reply> htmlPart(Message message) {
    return message instanceof Message.Mail mail && !mail.html().isEmpty()
        ? Optional.of(
            new Reply(
                200,
                "text/html; charset=utf-8",
                "<base target=\"_blank\">" + mail.html(),
                MAIL_POLICY,
                List.of()))
        : Optional.empty();
  }

  private Html item(Language language, Message message) {
    return Html.of(
        """
        <li>
          <p class="meta">{}</p>
          <h2><a href="/message/{}">{}</a></h2>
          <p class="meta">{}</p>
          <p>{}</p>
        </li>
        """,
        kindAndTime(language, message),
        message.id(),
        title(language, message),
        addresses(language, message),
        message instanceof Message.Sms ? linked(message.text()) : preview(message.text()));
  }

  private static Html kindAndTime(Language language, Message message) {
    return Html.of(
        "<span class=\"kind\">{}</span> <time datetime=\"{}\">{}</time>",
        language.say(message instanceof Message.Sms ? "post.sms" : "post.mail"),
        message.receivedAt(),
        DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.MEDIUM)
            .withLocale(language.locale())
            .withZone(ZoneId.systemDefault())
            .format(message.receivedAt()));
  }

  private static String title(Language language, Message message) {
    if (message instanceof Message.Mail mail) {
      return mail.subject().isBlank() ? language.say("post.noSubject") : mail.subject();
    }
    return language.say("post.smsTo", message.to());
  }

  private static String addresses(Language language, Message message) {
    return message instanceof Message.Mail mail
        ? language.say("post.addresses", mail.from(), mail.to())
        : "";
  }

  private static Html textPart(Language language, Message message) {
    return message.text().isBlank()
        ? Html.NOTHING
        : Html.of(
            "<section class=\"card\"><h2>{}</h2><div class=\"letter\" id=\"text\">{}</div></section>",
            language.say("post.textPart"),
            linked(message.text().strip()));
  }

  private static Html frame(Language language, Message message) {
    return message instanceof Message.Mail mail && !mail.html().isEmpty()
        ? Html.of(
            """
            <section class="card"><h2>{}</h2>
              <iframe id="html" title="{}" src="/message/{}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
            </section>
            """,
            language.say("post.htmlPart"),
            language.say("post.htmlPart"),
            mail.id())
        : Html.NOTHING;
  }

  /** The beginning, without links, which are long and tell nobody anything. */
  private static String preview(String text) {
    String oneLine = LINK.matcher(text).replaceAll("…").strip().replaceAll("\\s+", " ");
    return oneLine.length() <= PREVIEW ? oneLine : oneLine.substring(0, PREVIEW).strip() + "…";
  }

  /** The text, with what looks like an address on the web as a link. */
  private static Html linked(String text) {
    List<Html> pieces = new ArrayList<>();
    Matcher link = LINK.matcher(text);
    int from = 0;
    while (link.find()) {
      pieces.add(
          Html.of(
              "{}<a href=\"{}\" target=\"_blank\" rel=\"noopener\">{}</a>",
              text.substring(from, link.start()),
              link.group(),
              link.group()));
      from = link.end();
    }
    pieces.add(Html.text(text.substring(from)));
    return Html.all(pieces);
  }

  private static Reply page(Language language, Html main, Html scripts) {
    return Reply.page(
        200,
        Site.frame(language, language.say("post.title"), Html.NOTHING, main, scripts),
        Site.policy(
            "form-action 'self'", "script-src 'self'", "connect-src 'self'", "frame-src 'self'"));
  }
}
