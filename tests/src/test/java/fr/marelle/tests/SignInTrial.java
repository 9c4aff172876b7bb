package fr.marelle.tests;

import fr.marelle.tests.client.HttpPage;
import fr.marelle.tests.client.HttpPerson;
import fr.marelle.tests.client.RelyingParty;
import fr.marelle.tests.ent.Ent;

/** One try to sign in from a fresh browser, and what came of it. */
record SignInTrial(RelyingParty.SignIn signIn, HttpPerson browser, HttpPage page) {

  static SignInTrial of(Ent ent, String identifier, String secret) {
    RelyingParty.SignIn signIn = ent.portal().begin();
    HttpPerson browser = new HttpPerson();
    HttpPage page =
        browser.send(
            browser
                .open(signIn.uri())
                .loginForm()
                .with("username", identifier)
                .with("password", secret));
    return new SignInTrial(signIn, browser, page);
  }

  boolean succeeded() {
    return signIn.cameBackSignedIn();
  }
}
