package fr.marelle.demo.portal;

import fr.marelle.demo.web.Language;
import fr.marelle.demo.web.LocalServer;
import fr.marelle.demo.web.Pages;
import fr.marelle.demo.web.Reply;
import fr.marelle.demo.web.Request;
import fr.marelle.demo.web.Site;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The demonstration's portal: what an application of the school sees of Marelle. */
public final class Portal implements AutoCloseable {
  /** The client that the portal is in the realm. */
  public static final String CLIENT = "portal";

  private static final String SESSION = "marelle-portal";
  private static final String BROWSER = "marelle-portal-browser";
  private static final int CAPACITY = 1000;
  private static final Duration SESSION_LIFE = Duration.ofHours(1);

  /** Longer than the provider gives for its own pages, which then says what happened. */
  private static final Duration SIGN_IN_LIFE = Duration.ofHours(1);

  private final LocalServer server;

  private Portal(LocalServer server) {
    this.server = server;
  }

  /**
   * Starts it.
   *
   * @param port 0 for any that is free
   * @param issuer the realm's address
   * @param postRoom where the mails are to be read
   * @throws IOException when the port can't be had
   */
  public static Portal start(int port, URI issuer, URI postRoom) throws IOException {
    Desk desk = new Desk(issuer, new PortalPages(issuer, postRoom), Clock.systemUTC());
    LocalServer server = LocalServer.start(port, new Site(desk));
    desk.open(server.baseUrl());
    return new Portal(server);
  }

  /** Where teachers find the class console of a realm. */
  public static URI classConsole(URI issuer) {
    return URI.create(issuer + "/marelle-classroom/");
  }

  /** Where it is. */
  public URI url() {
    return server.baseUrl();
  }

  /** Where the provider sends the browser back to. */
  public URI callback() {
    return url().resolve("callback");
  }

  @Override
  public void close() {
    server.close();
  }

  /** Where the provider is to receive the browser. */
  @FunctionalInterface
  private interface Destination {
    URI of(SignIn signIn, Language language) throws SignInFailedException;
  }

  private static final class Desk implements Pages {
    private final URI issuer;
    private final PortalPages pages;
    private final Shelf<SignIn> signIns;
    private final Shelf<Person> sessions;
    private volatile RelyingParty provider;

    Desk(URI issuer, PortalPages pages, Clock clock) {
      this.issuer = issuer;
      this.pages = pages;
      this.signIns = new Shelf<>(CAPACITY, SIGN_IN_LIFE, clock);
      this.sessions = new Shelf<>(CAPACITY, SESSION_LIFE, clock);
    }

    void open(URI portal) {
      provider = new RelyingParty(issuer, CLIENT, portal);
    }

    @Override
    public Reply answer(Request request) {
      try {
        return switch (request.path()) {
          case "/" -> home(request);
          case "/login" -> leave(request, provider::departure);
          case "/contacts" -> leave(request, provider::contacts);
          case "/callback" -> callback(request);
          case "/logout" -> logout(request);
          default -> Site.nowhere(request.language(), request.language().say("portal.title"));
        };
      } catch (SignInFailedException e) {
        return pages.failure(request.language(), e.reason());
      }
    }

    private Reply home(Request request) {
      return person(request)
          .map(person -> pages.greeting(request.language(), person))
          .orElseGet(() -> pages.welcome(request.language()));
    }

    private Reply leave(Request request, Destination destination) throws SignInFailedException {
      String browser = request.cookie(BROWSER).orElseGet(signIns::newKey);
      SignIn signIn = SignIn.begin(browser);
      URI target = destination.of(signIn, request.language());
      signIns.put(signIn.state().getValue(), signIn);
      return Reply.seeOther(target).withCookie(BROWSER, browser);
    }

    private Reply callback(Request request) throws SignInFailedException {
      String browser = request.cookie(BROWSER).orElse("");
      SignIn signIn =
          request
              .parameter("state")
              .flatMap(signIns::take)
              .filter(begun -> begun.browser().equals(browser))
              .orElseThrow(() -> new SignInFailedException("expired"));
      Person person = provider.arrival(signIn, provider.read(request.uri()));
      request.cookie(SESSION).ifPresent(sessions::take);
      String session = sessions.newKey();
      sessions.put(session, person);
      return Reply.seeOther(URI.create("/")).withCookie(SESSION, session);
    }

    private Reply logout(Request request) throws SignInFailedException {
      Optional<Person> person = request.reads() ? Optional.empty() : person(request);
      if (person.isEmpty()) {
        return Reply.seeOther(URI.create("/"));
      }
      request.cookie(SESSION).ifPresent(sessions::take);
      Language language = request.language();
      return Reply.seeOther(provider.farewell(person.get(), language)).withoutCookie(SESSION);
    }

    private Optional<Person> person(Request request) {
      return request.cookie(SESSION).flatMap(sessions::get);
    }
  }
}
