package fr.marelle.tests;

import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import java.net.URI;

/** Somebody on the pages about contacts, in a browser that does nothing of its own. */
record ContactsVisit(Person who, SignIn signIn, HttpPerson browser, HttpPage page) {
  static final String ACTION = "marelle-contacts";

  /** Comes from the portal by « Mes coordonnées », and signs in. */
  static ContactsVisit begin(Ent ent, Person who) {
    return begin(
        who,
        new HttpPerson(),
        ent.portal().begin(request -> request.customParameter("kc_action", ACTION)));
  }

  static ContactsVisit begin(Person who, HttpPerson browser, SignIn signIn) {
    HttpPage login = browser.open(signIn.uri());
    HttpPage page =
        login.isLogin()
            ? browser.send(
                login
                    .loginForm()
                    .with("username", who.identifier())
                    .with("password", Person.PASSWORD))
            : login;
    return new ContactsVisit(who, signIn, browser, page);
  }

  /** Presses a button, the fields as they are. */
  ContactsVisit press(String button) {
    return send(form().with("do", button));
  }

  /** Types into a field and presses a button. */
  ContactsVisit press(String button, String field, String typed) {
    return send(form().with(field, typed).with("do", button));
  }

  ContactsVisit cancel() {
    return send(form().with("cancel-aia", "true"));
  }

  /** Asks for another address and stands before the page that wants its code. */
  ContactsVisit askFor(String kind, String contact) {
    return press("change-" + kind).press("send", kind, contact);
  }

  ContactsVisit type(String code) {
    return press("check", "code", code);
  }

  /** The same page again, as a browser shows it whose address bar has no action left in it. */
  ContactsVisit reload() {
    URI again = URI.create(form().action().toString().replaceAll("session_code=[^&]*&?", ""));
    return on(browser.open(again));
  }

  boolean asksForCode() {
    return page.document().getElementById("marelle-check") != null;
  }

  boolean isOverview() {
    return page.document().getElementById("marelle-contacts-form") != null;
  }

  boolean offers(String button) {
    return page.document().selectFirst("[name=do][value=" + button + "]") != null;
  }

  String text() {
    return page.text();
  }

  /** What is wrong with a field, or an empty text. */
  String error(String field) {
    return page.errors().getOrDefault(field, "");
  }

  HttpForm form() {
    return page.formWith("main form button");
  }

  private ContactsVisit send(HttpForm form) {
    return on(browser.send(form));
  }

  private ContactsVisit on(HttpPage next) {
    return new ContactsVisit(who, signIn, browser, next);
  }
}
