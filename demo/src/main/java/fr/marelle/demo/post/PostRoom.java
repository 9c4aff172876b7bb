package fr.marelle.demo.post;

import fr.marelle.demo.web.Language;
import fr.marelle.demo.web.LocalServer;
import fr.marelle.demo.web.Reply;
import fr.marelle.demo.web.Request;
import fr.marelle.demo.web.Site;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;

/** The post room. What comes in stays in memory and on this machine. */
public final class PostRoom implements AutoCloseable {
  private static final String MESSAGE = "/message/";
  private static final String HTML_PART = "/html";

  private final Mailbox mailbox;
  private final PostRoomPages pages;
  private final SmsDoor smsDoor;
  private LocalServer server;
  private MailDoor mailDoor;

  private PostRoom() {
    mailbox = new Mailbox(Clock.systemUTC());
    pages = new PostRoomPages(mailbox);
    smsDoor = new SmsDoor(mailbox);
  }

  /**
   * Starts it.
   *
   * @param port of its page, 0 for any that is free
   * @throws IOException when the port can't be had
   */
  public static PostRoom start(int port) throws IOException {
    PostRoom room = new PostRoom();
    room.server = LocalServer.start(port, new Site(room::answer));
    room.mailDoor = MailDoor.open(0, room.mailbox);
    return room;
  }

  /** Where its page is. */
  public URI url() {
    return server.baseUrl();
  }

  /** Where SMS are handed in. */
  public URI smsUrl() {
    return url().resolve("sms");
  }

  /** Where mails are handed in, on localhost. */
  public int smtpPort() {
    return mailDoor.port();
  }

  /** What has come in. */
  public Mailbox mailbox() {
    return mailbox;
  }

  @Override
  public void close() {
    mailDoor.close();
    server.close();
  }

  private Reply answer(Request request) throws IOException {
    Language language = request.language();
    return switch (request.path()) {
      case "/" -> pages.list(language);
      case "/post-room.js" ->
          Reply.file("text/javascript; charset=utf-8", Site.resource("post-room.js"));
      case "/revision" -> Reply.text(200, Long.toString(mailbox.revision()));
      case "/clear" -> clear(request);
      case "/sms" ->
          request.reads()
              ? Reply.text(405, "POST.\n").with("Allow", "POST")
              : smsDoor.receive(request);
      default ->
          message(request.path(), language)
              .orElseGet(() -> Site.nowhere(language, language.say("post.title")));
    };
  }

  private Reply clear(Request request) {
    if (!request.reads()) {
      mailbox.clear();
    }
    return Reply.seeOther(URI.create("/"));
  }

  private Optional<Reply> message(String path, Language language) {
    if (!path.startsWith(MESSAGE)) {
      return Optional.empty();
    }
    String rest = path.substring(MESSAGE.length());
    boolean htmlPart = rest.endsWith(HTML_PART);
    String id = htmlPart ? rest.substring(0, rest.length() - HTML_PART.length()) : rest;
    if (!id.matches("\\d{1,18}")) {
      return Optional.empty();
    }
    Optional<Message> found = mailbox.message(Long.parseLong(id));
    return htmlPart ? found.flatMap(pages::htmlPart) : found.map(m -> pages.one(language, m));
  }
}
