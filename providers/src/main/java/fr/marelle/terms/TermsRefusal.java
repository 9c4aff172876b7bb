package fr.marelle.terms;

import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.keycloak.authentication.AuthenticationProcessor;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;
import org.keycloak.services.managers.AuthenticationSessionManager;
import org.keycloak.services.resources.LoginActionsService;
import org.keycloak.services.util.AuthenticationFlowURLHelper;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * Ends this browser's sessions when its person refuses the terms, and leaves a way to begin again.
 */
final class TermsRefusal {
  private final KeycloakSession session;
  private final RequiredActionContext context;
  private final RealmModel realm;
  private final UserModel user;

  TermsRefusal(KeycloakSession session, RequiredActionContext context) {
    this.session = session;
    this.context = context;
    this.realm = context.getRealm();
    this.user = context.getUser();
  }

  /** The page that explains what happened. */
  Response signOut(Terms refused) {
    TermsService.describe(refused, context.getEvent().clone()).error(Errors.REJECTED_BY_USER);
    AuthenticationSessionModel signingIn = context.getAuthenticationSession();
    Map<String, UserSessionModel> living = livingSessions(signingIn);
    living.values().forEach(this::end);
    AuthenticationManager.expireIdentityCookie(session);
    AuthenticationManager.expireRememberMeCookie(session);
    // Ending a session takes the authentication session of the same id with it; what the
    // application asked for stays.
    AuthenticationSessionModel fresh =
        living.isEmpty() ? signingIn : AuthenticationProcessor.recreate(session, signingIn);
    AuthenticationProcessor.resetFlow(fresh, LoginActionsService.AUTHENTICATE_PATH);
    session.getContext().setAuthenticationSession(fresh);
    session.getContext().setClient(fresh.getClient());
    return session
        .getProvider(LoginFormsProvider.class)
        .setAuthenticationSession(fresh)
        .setAttribute("refused", new RefusedBean(restartUrl(fresh)))
        .createForm("marelle-terms-refused.ftl");
  }

  private Map<String, UserSessionModel> livingSessions(AuthenticationSessionModel signingIn) {
    Map<String, UserSessionModel> living = new LinkedHashMap<>();
    UserSessionModel reauthenticated =
        new AuthenticationSessionManager(session).getUserSession(signingIn);
    if (reauthenticated != null) {
      living.put(reauthenticated.getId(), reauthenticated);
    }
    AuthResult cookie = AuthenticationManager.authenticateIdentityCookie(session, realm, true);
    if (cookie != null) {
      living.put(cookie.session().getId(), cookie.session());
    }
    return living;
  }

  private void end(UserSessionModel living) {
    context
        .getEvent()
        .clone()
        .event(EventType.LOGOUT)
        .user(user)
        .session(living)
        .detail(Details.LOGOUT_TRIGGERED_BY_REQUIRED_ACTION, TermsRequiredActionFactory.ID)
        .success();
    AuthenticationManager.backchannelLogout(session, living, true);
  }

  private URI restartUrl(AuthenticationSessionModel fresh) {
    return new AuthenticationFlowURLHelper(session, realm, session.getContext().getUri())
        .getLastExecutionUrl(
            LoginActionsService.AUTHENTICATE_PATH,
            null,
            fresh.getClient().getClientId(),
            fresh.getTabId(),
            AuthenticationProcessor.getClientData(session, fresh));
  }
}
