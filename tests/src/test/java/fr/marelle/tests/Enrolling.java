package fr.marelle.tests;

import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty.SignIn;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;
import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;

/** Somebody who creates the account alone, in a browser that does nothing of its own. */
record Enrolling(SignIn signIn, HttpPerson browser, HttpPage page) {
  /** What differs from one sight of the same page to the next. */
  private static final Pattern PASSING =
      Pattern.compile(
          "(session_code|execution|client_id|tab_id|client_data)=[^&\"]*"
              + "|data-attempt=\"[^\"]*\"|data-elsewhere=\"[^\"]*\"");

  /** Comes from the portal by the link that leads here at once. */
  static Enrolling begin(Ent ent) {
    return begin(ent, new HttpPerson());
  }

  static Enrolling begin(Ent ent, HttpPerson browser) {
    SignIn signIn =
        ent.portal()
            .begin(
                request ->
                    request.endpointURI(ent.address("/protocol/openid-connect/registrations")));
    return new Enrolling(signIn, browser, browser.open(signIn.uri()));
  }

  /** Says who she is, confirms it, and has the page for the code before her. */
  static Enrolling asking(Ent ent, String lastName, String firstName, String mobile) {
    return begin(ent).press("begin").say(lastName, firstName, mobile).press("send");
  }

  Enrolling say(String lastName, String firstName, String mobile) {
    return send(
        form()
            .with("lastName", lastName)
            .with("firstName", firstName)
            .with("mobile", mobile)
            .with("do", "names"));
  }

  Enrolling press(String button) {
    return send(form().with("do", button));
  }

  Enrolling type(String code) {
    return send(form().with("code", code).with("do", "check"));
  }

  /** Answers « Oui » of each child, with these dates in the order of the page. */
  Enrolling children(String... dates) {
    return children(List.of(dates));
  }

  /** A dash answers « Non ». */
  Enrolling children(List<String> dates) {
    HttpForm filled = form();
    for (int i = 0; i < dates.size(); i++) {
      boolean denied = dates.get(i).equals("-");
      filled =
          filled
              .with("legal-" + i, denied ? "no" : "yes")
              .with("birthDate-" + i, denied ? "" : dates.get(i));
    }
    return send(filled.with("do", "children"));
  }

  /** The last form, filled in rightly. */
  HttpForm filledIn(Person who) {
    HttpForm filled =
        page.activationForm()
            .with("password-new", Person.PASSWORD)
            .with("password-confirm", Person.PASSWORD)
            .with("email", who.email())
            .with("terms", "on");
    return page.document().select("[name=look]").isEmpty() ? filled : filled.with("look", "ecole");
  }

  Enrolling finish(Person who) {
    return send(filledIn(who));
  }

  /** The same page again, as a browser shows it whose address bar has no action left in it. */
  Enrolling reload() {
    URI again = URI.create(form().action().toString().replaceAll("session_code=[^&]*&?", ""));
    return on(browser.open(again));
  }

  boolean asksForCode() {
    return page.document().getElementById("marelle-enrolment-check") != null;
  }

  boolean asksForChildren() {
    return page.document().getElementById("marelle-enrolment-children") != null;
  }

  boolean isOver() {
    return page.document().getElementById("marelle-enrolment-end") != null;
  }

  String text() {
    return page.text();
  }

  /** The whole page, but for what differs each time. */
  String source() {
    return PASSING.matcher(page.document().outerHtml()).replaceAll("");
  }

  /** What is wrong with a field, or an empty text. */
  String error(String field) {
    return page.errors().getOrDefault(field, "");
  }

  HttpForm form() {
    return page.formWith("#marelle-enrolment-form button");
  }

  Enrolling send(HttpForm form) {
    return on(browser.send(form));
  }

  private Enrolling on(HttpPage next) {
    return new Enrolling(signIn, browser, next);
  }
}
