package fr.marelle.contact;

import org.keycloak.authentication.AuthenticatorUtil;
import org.keycloak.authentication.RequiredActionContext;

/** How the person came in who is before a page about contacts. */
final class SignIn {
  private SignIn() {}

  /**
   * Whether she has just proved who she is. Whoever found a session open would turn the owner's
   * mails to himself, and take the account over with one of them.
   */
  static boolean isFresh(RequiredActionContext context) {
    return !AuthenticatorUtil.isSSOAuthentication(context.getAuthenticationSession());
  }
}
