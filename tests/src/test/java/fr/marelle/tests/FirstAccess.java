package fr.marelle.tests;

import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;

/**
 * Somebody who came from the portal, typed identifier and code, and has the activation form before
 * them, in a browser that does nothing of its own.
 */
record FirstAccess(
    Person who, RelyingParty.SignIn signIn, HttpPerson browser, HttpPage login, HttpPage form) {

  static FirstAccess begin(Ent ent, Person who) {
    return begin(ent, who, new HttpPerson());
  }

  static FirstAccess begin(Ent ent, Person who, HttpPerson browser) {
    RelyingParty.SignIn signIn = ent.portal().begin();
    HttpPage login = browser.open(signIn.uri());
    HttpPage form =
        browser.send(
            login.loginForm().with("username", who.identifier()).with("password", who.code()));
    if (!form.isActivation()) {
      throw new AssertionError("The code did not lead to the activation form: " + form.text());
    }
    return new FirstAccess(who, signIn, browser, login, form);
  }

  /** The form, filled in rightly. */
  HttpForm filledIn() {
    HttpForm filled =
        form.activationForm()
            .with("password-new", Person.PASSWORD)
            .with("password-confirm", Person.PASSWORD)
            .with("email", who.email())
            .with("terms", "on");
    return form.document().select("[name=look]").isEmpty() ? filled : filled.with("look", "ecole");
  }

  HttpPage send(HttpForm filled) {
    return browser.send(filled);
  }

  /** Does all of it: afterwards the account is active and the browser is signed in. */
  FirstAccess complete() {
    send(filledIn());
    if (!signIn.cameBackSignedIn()) {
      throw new AssertionError("The activation did not lead to the portal");
    }
    return this;
  }
}
