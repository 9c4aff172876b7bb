package fr.marelle.enrolment;

import fr.marelle.code.form.FormOutcome;
import java.util.Map;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.authentication.authenticators.browser.AbstractUsernameFormAuthenticator;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.AuthenticatorConfigModel;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * « Je n'ai pas encore d'identifiant ». Until the last form is complete the account is known to
 * nothing but this step; then its owner is signed in.
 */
final class EnrolmentStep implements Authenticator {

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    follow(context, new EnrolmentDialog(context, settings(context)).resume());
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    follow(
        context,
        new EnrolmentDialog(context, settings(context))
            .submit(context.getHttpRequest().getDecodedFormParameters()));
  }

  private static void follow(AuthenticationFlowContext context, FormOutcome outcome) {
    if (outcome instanceof FormOutcome.Page page) {
      context.challenge(page.response());
    } else if (outcome instanceof FormOutcome.Done done) {
      signIn(context, done.user());
    }
  }

  private static void signIn(AuthenticationFlowContext context, UserModel user) {
    AuthenticationSessionModel attempt = context.getAuthenticationSession();
    new OthersSession(context).end(user);
    // Of the login page, if somebody tried there before: it names the account that is signed in.
    attempt.removeAuthNote(AbstractUsernameFormAuthenticator.ATTEMPTED_USERNAME);
    context
        .getEvent()
        .user(user)
        .detail(Details.USERNAME, user.getUsername())
        .detail(Details.REGISTER_METHOD, "sms")
        .success();
    context
        .newEvent()
        .event(EventType.LOGIN)
        .client(attempt.getClient().getClientId())
        .detail(Details.REDIRECT_URI, attempt.getRedirectUri())
        .detail(Details.AUTH_METHOD, attempt.getProtocol());
    attempt.setAuthNote(AuthenticationManager.PASSWORD_VALIDATED, "true");
    context.setUser(user);
    context.success(PasswordCredentialModel.TYPE);
  }

  /** Of this step, which runs, so that they are there. */
  private static EnrolmentSettings settings(AuthenticationFlowContext context) {
    AuthenticatorConfigModel config = context.getAuthenticatorConfig();
    return EnrolmentSettings.read(
        config == null || config.getConfig() == null ? Map.of() : config.getConfig());
  }

  @Override
  public boolean requiresUser() {
    return false;
  }

  @Override
  public boolean configuredFor(KeycloakSession session, RealmModel realm, UserModel user) {
    return true;
  }

  @Override
  public void setRequiredActions(KeycloakSession session, RealmModel realm, UserModel user) {}

  @Override
  public void close() {}
}
