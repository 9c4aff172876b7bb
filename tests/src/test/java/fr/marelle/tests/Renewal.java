package fr.marelle.tests;

import fr.marelle.tests.client.HttpForm;
import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty;
import fr.marelle.tests.ent.AdminRest;
import fr.marelle.tests.ent.Ent;
import fr.marelle.tests.ent.Person;

/**
 * Somebody who forgot the password, was handed a renewal code, and has typed it: the form that it
 * opens is before them, in a browser that does nothing of its own.
 */
record Renewal(
    Person who, String code, RelyingParty.SignIn signIn, HttpPerson browser, HttpPage form) {
  static final String OLD = Person.PASSWORD;
  static final String NEW = "Nouveau-caillou-7-cases!";

  /** Somebody whose account is active. */
  static Person active(Ent ent) {
    return FirstAccess.begin(ent, ent.people().pupil()).complete().who();
  }

  /** A renewal code for them, as an administrator's script asks for it. */
  static String codeFor(Ent ent, Person person) {
    AdminRest.Answer answer = issue(ent, person);
    if (answer.status() != 201) {
      throw new AssertionError("No renewal code: " + answer);
    }
    return answer.body().replaceFirst("(?s).*\"code\":\"([^\"]+)\".*", "$1");
  }

  static AdminRest.Answer issue(Ent ent, Person person) {
    return ent.rest().send("POST", "marelle-codes/users/" + person.id() + "/renewal-code");
  }

  static Renewal begin(Ent ent) {
    Person person = active(ent);
    return begin(ent, person, codeFor(ent, person));
  }

  static Renewal begin(Ent ent, Person who, String code) {
    SignInTrial trial = SignInTrial.of(ent, who.identifier(), code);
    if (!trial.page().isRenewal()) {
      throw new AssertionError("The code did not open the form: " + trial.page().text());
    }
    return new Renewal(who, code, trial.signIn(), trial.browser(), trial.page());
  }

  HttpForm filledIn() {
    return filledIn(NEW);
  }

  HttpForm filledIn(String password) {
    return form.formWith("#marelle-renew")
        .with("password-new", password)
        .with("password-confirm", password);
  }

  HttpPage send(HttpForm filled) {
    return browser.send(filled);
  }
}
