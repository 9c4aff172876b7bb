package fr.marelle.login;

import fr.marelle.account.Identifier;
import fr.marelle.activation.ActivationForm;
import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.code.MatchedCode;
import fr.marelle.code.form.CodeForm;
import fr.marelle.code.form.FormOutcome;
import fr.marelle.code.form.OpenedForm;
import fr.marelle.enrolment.EnrolmentEntrance;
import fr.marelle.recovery.RecoveryEntrance;
import fr.marelle.renewal.RenewalForm;
import fr.marelle.throttle.Tries;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.AuthenticationFlowError;
import org.keycloak.authentication.authenticators.browser.UsernamePasswordForm;
import org.keycloak.authentication.authenticators.util.AuthenticatorUtils;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.messages.Messages;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The login page. A password signs in; a code opens its form, which signs in once it is complete.
 * Until then the account is known to nothing but this step.
 *
 * <p>Whatever fails looks the same and costs one password hash: wrong password, wrong code,
 * unknown, blocked and temporarily locked accounts (ANSSI: « ne pas révéler la cause d'un échec »).
 */
final class LoginForm extends UsernamePasswordForm {
  private static final Map<CodeKind, CodeForm.Maker> FORMS =
      Map.of(CodeKind.ACTIVATION, ActivationForm::new, CodeKind.RENEWAL, RenewalForm::new);

  private final Codes codes;

  LoginForm(KeycloakSession session) {
    super(session);
    this.codes = Codes.of(session);
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    RecoveryEntrance.open(context.getSession(), context.getRealm(), notes(context));
    EnrolmentEntrance.open(context.getSession(), context.getRealm());
    OpenedForm form = OpenedForm.in(context, FORMS);
    if (form.isUnderWay()) {
      follow(context, form.resume());
    } else {
      super.authenticate(context);
    }
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    RecoveryEntrance.open(context.getSession(), context.getRealm(), notes(context));
    EnrolmentEntrance.open(context.getSession(), context.getRealm());
    OpenedForm form = OpenedForm.in(context, FORMS);
    if (form.isUnderWay()) {
      follow(context, form.submit(context.getHttpRequest().getDecodedFormParameters()));
    } else {
      super.action(context);
    }
  }

  /** Called for what was typed on the login page. Whether it was a password, and the right one. */
  @Override
  protected boolean validateForm(
      AuthenticationFlowContext context, MultivaluedMap<String, String> form) {
    if (isUserAlreadySetBeforeUsernamePasswordAuth(context)) {
      // Somebody who is signed in confirms with the password: codes play no part.
      return super.validateForm(context, form);
    }
    context.clearUser();
    LoginEntries entries = LoginEntries.read(form);
    Optional<UserModel> account =
        entries.identifier().flatMap(identifier -> find(context, identifier));
    if (account.isEmpty()) {
      tryNobody(context, entries);
      return false;
    }
    return validate(context, account.get(), entries.secret(), form);
  }

  /** Takes its time, its turn and its count as if there were an account. */
  private void tryNobody(AuthenticationFlowContext context, LoginEntries entries) {
    Tries tries = Tries.of(context.getSession(), context.getRealm());
    Optional<Identifier> counted = entries.identifier().filter(unknown -> !tries.isLocked(unknown));
    AuthenticatorUtils.dummyHash(context);
    if (entries.secret().isPresent()) {
      counted.ifPresent(tries::failed);
    }
    refuse(context, Errors.USER_NOT_FOUND, AuthenticationFlowError.INVALID_USER);
  }

  private boolean validate(
      AuthenticationFlowContext context,
      UserModel user,
      Optional<String> secret,
      MultivaluedMap<String, String> form) {
    context.getEvent().user(user);
    String locked = AuthenticatorUtils.getDisabledByBruteForceEventError(context, user);
    if (locked != null) {
      AuthenticatorUtils.dummyHash(context);
      context.getEvent().error(locked);
      // Not a failure to count: an account that is locked stays so for the time that was set.
      context.forceChallenge(loginPage(context, Messages.INVALID_USER));
      return false;
    }
    boolean password = isPassword(context, user, secret);
    if (secret.isEmpty()) {
      context.getEvent().error(Errors.INVALID_USER_CREDENTIALS);
      // Nothing was tried, so nothing is counted.
      context.forceChallenge(loginPage(context, Messages.INVALID_USER));
      return false;
    }
    Optional<MatchedCode> code =
        password ? Optional.empty() : secret.flatMap(typed -> codes.match(user, typed));
    if (!password && code.isEmpty()) {
      refuse(context, Errors.INVALID_USER_CREDENTIALS, AuthenticationFlowError.INVALID_CREDENTIALS);
      return false;
    }
    if (!user.isEnabled()) {
      refuse(context, Errors.USER_DISABLED, AuthenticationFlowError.INVALID_CREDENTIALS);
      return false;
    }
    AuthenticatorUtils.processRememberMe(context, form);
    if (code.isPresent()) {
      follow(context, OpenedForm.in(context, FORMS).open(user, code.get()));
      return false;
    }
    context
        .getAuthenticationSession()
        .setAuthNote(AuthenticationManager.PASSWORD_VALIDATED, "true");
    context.setUser(user);
    return true;
  }

  /** Costs one hash, whether the account has a password or not. */
  private static boolean isPassword(
      AuthenticationFlowContext context, UserModel user, Optional<String> secret) {
    if (secret.isEmpty() || !Codes.isActive(user)) {
      AuthenticatorUtils.dummyHash(context);
      return false;
    }
    return user.credentialManager().isValid(UserCredentialModel.password(secret.get()));
  }

  private static Optional<UserModel> find(
      AuthenticationFlowContext context, Identifier identifier) {
    context.getEvent().detail(Details.USERNAME, identifier.typed());
    Optional<UserModel> user = identifier.findIn(context.getSession(), context.getRealm());
    // The brute force protection finds the account by this note: whatever the spelling, it is one
    // account.
    user.ifPresentOrElse(
        found -> notes(context).setAuthNote(ATTEMPTED_USERNAME, found.getUsername()),
        () -> notes(context).removeAuthNote(ATTEMPTED_USERNAME));
    return user;
  }

  private void refuse(
      AuthenticationFlowContext context, String eventError, AuthenticationFlowError error) {
    context.getEvent().error(eventError);
    context.failureChallenge(error, loginPage(context, Messages.INVALID_USER));
    context.clearUser();
  }

  private void follow(AuthenticationFlowContext context, FormOutcome outcome) {
    if (outcome instanceof FormOutcome.Page page) {
      context.challenge(page.response());
    } else if (outcome instanceof FormOutcome.Left left) {
      context.clearUser();
      context.challenge(loginPage(context, left));
    } else if (outcome instanceof FormOutcome.Done done) {
      context
          .getAuthenticationSession()
          .setAuthNote(AuthenticationManager.PASSWORD_VALIDATED, "true");
      context.setUser(done.user());
      context.success(PasswordCredentialModel.TYPE);
    }
  }

  private Response loginPage(AuthenticationFlowContext context, String error) {
    return challenge(context, error, null);
  }

  private Response loginPage(AuthenticationFlowContext context, FormOutcome.Left left) {
    MultivaluedMap<String, String> filledIn = new MultivaluedHashMap<>();
    left.identifier().ifPresent(identifier -> filledIn.add("username", identifier));
    if (notes(context).getAuthNote(Details.REMEMBER_ME) != null) {
      filledIn.add("rememberMe", "on");
    }
    if (isConditionalPasskeysEnabled(null)) {
      webauthnAuth.fillContextForm(context);
    }
    LoginFormsProvider page = context.form().setFormData(filledIn);
    left.reason().ifPresent(page::setError);
    return page.createLoginUsernamePassword();
  }

  private static AuthenticationSessionModel notes(AuthenticationFlowContext context) {
    return context.getAuthenticationSession();
  }
}
