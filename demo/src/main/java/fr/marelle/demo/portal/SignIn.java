package fr.marelle.demo.portal;

import com.nimbusds.oauth2.sdk.id.State;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.Nonce;

/**
 * A sign-in under way.
 *
 * @param browser the key of the browser that began it, so that no other can end it
 */
record SignIn(String browser, State state, Nonce nonce, CodeVerifier verifier) {
  static SignIn begin(String browser) {
    return new SignIn(browser, new State(), new Nonce(), new CodeVerifier());
  }

  @Override
  public String toString() {
    return "SignIn";
  }
}
