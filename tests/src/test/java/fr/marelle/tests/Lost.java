package fr.marelle.tests;

import fr.marelle.demo.post.Message;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Letters;
import fr.marelle.tests.ent.Person;
import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Somebody who came from the portal and can't get in, in a browser that does nothing of its own.
 */
record Lost(RelyingParty.SignIn signIn, HttpPerson browser, HttpPage login) {
  private static final Pattern LINK = Pattern.compile("http\\S+/marelle-recovery/password\\S+");

  static Lost begin(Ent ent) {
    RelyingParty.SignIn signIn = ent.portal().begin();
    HttpPerson browser = new HttpPerson();
    return new Lost(signIn, browser, browser.open(signIn.uri()));
  }

  /** An adult with a password, and with an address of their own. */
  static Person active(Ent ent) {
    return FirstAccess.begin(ent, ent.people().relative()).complete().who();
  }

  HttpPage help() {
    return follow(login, "#marelle-help");
  }

  HttpPage passwordPage() {
    return follow(help(), "#marelle-forgot-password");
  }

  HttpPage identifierPage() {
    return follow(help(), "#marelle-forgot-identifier");
  }

  HttpPage forgotPassword(String identifier) {
    return browser.send(
        passwordPage().formWith("#marelle-recovery-send").with("username", identifier));
  }

  HttpPage forgotIdentifier(String email, String completion) {
    return browser.send(
        identifierPage()
            .formWith("#marelle-recovery-send")
            .with("email", email)
            .with("completion", completion));
  }

  private HttpPage follow(HttpPage page, String link) {
    return browser.open(link(page, link));
  }

  static URI link(HttpPage page, String selector) {
    var element = page.document().selectFirst(selector);
    if (element == null) {
      throw new AssertionError("No " + selector + " on this page: " + page.text());
    }
    return URI.create(element.absUrl("href"));
  }

  /** The link in a mail. */
  static URI link(Message.Mail mail) {
    Matcher found = LINK.matcher(mail.text());
    if (!found.find()) {
      throw new AssertionError("No link in this mail: " + mail.subject() + " " + mail.text());
    }
    return URI.create(found.group());
  }

  /** The link in the first mail that brings one. */
  static URI linkIn(Letters letters, Person person) {
    Patience.until(
        () -> {
          if (withLink(letters, person).findAny().isEmpty()) {
            throw new AssertionError("No link for " + person.identifier());
          }
        });
    return withLink(letters, person).map(Lost::link).findFirst().orElseThrow();
  }

  private static Stream<Message.Mail> withLink(Letters letters, Person person) {
    return letters.to(person.email()).stream().filter(mail -> LINK.matcher(mail.text()).find());
  }

  /** Asks, and waits for the link. */
  static URI linkFor(Ent ent, Letters letters, Person person) {
    int before = letters.to(person.email()).size();
    Lost.begin(ent).forgotPassword(person.identifier());
    return link(arrived(letters, person, before));
  }

  /** The mail that comes after so many. */
  static Message.Mail arrived(Letters letters, Person person, int before) {
    Patience.until(
        () -> {
          if (letters.to(person.email()).size() <= before) {
            throw new AssertionError("No mail for " + person.identifier());
          }
        });
    return letters.to(person.email()).get(0);
  }

  /** What the link shows to a browser whose script handed in the key. */
  static HttpPage open(HttpPerson browser, URI link) {
    return browser.send(
        browser.open(link).formWith("#marelle-reset-open").with("key", link.getFragment()));
  }

  /** Chooses a password there. */
  static HttpPage choose(HttpPerson browser, HttpPage form, String password) {
    return browser.send(
        form.formWith("#marelle-reset")
            .with("password-new", password)
            .with("password-confirm", password));
  }
}
