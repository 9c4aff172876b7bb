package fr.marelle.renewal;

import fr.marelle.account.OpenSessions;
import fr.marelle.account.Profile;
import fr.marelle.audit.AccountEvents;
import fr.marelle.code.CodeKind;
import fr.marelle.code.form.CodeForm;
import fr.marelle.password.NewPassword;
import fr.marelle.sms.SmsPost;
import fr.marelle.sms.SmsPurpose;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.credential.PasswordCredentialModel;
import org.keycloak.models.utils.FormMessage;

/**
 * « Réinitialisation du mot de passe »: the identifier, a new password and its confirmation (seed
 * 002). The old password works until this form is complete.
 */
public final class RenewalForm implements CodeForm<NewPassword> {
  private static final String TEMPLATE = "marelle-renewal.ftl";

  private final AuthenticationFlowContext context;
  private final KeycloakSession session;
  private final RealmModel realm;
  private final UserModel user;

  /** The form of this account. */
  public RenewalForm(AuthenticationFlowContext context, UserModel user) {
    this.context = context;
    this.session = context.getSession();
    this.realm = context.getRealm();
    this.user = user;
  }

  @Override
  public NewPassword read(MultivaluedMap<String, String> submitted) {
    return NewPassword.read(submitted);
  }

  @Override
  public Response show() {
    return page().createForm(TEMPLATE);
  }

  @Override
  public Response show(NewPassword entries, List<FormMessage> errors) {
    return page().setErrors(errors).createForm(TEMPLATE);
  }

  private LoginFormsProvider page() {
    return context.form().setAttribute("renewal", NewPassword.bean(realm, user));
  }

  @Override
  public List<FormMessage> errors(NewPassword entries) {
    return entries.errors(session, realm, user);
  }

  /** Sets the password, and ends whatever was open under the one that nobody knew any more. */
  @Override
  public void keep(NewPassword entries) {
    entries.keep(user);
    // It asked for what has just been done.
    user.removeRequiredAction(UserModel.RequiredAction.UPDATE_PASSWORD);
    OpenSessions.endAll(session, realm, user);
    SmsPost.of(session).used(user.getId(), SmsPurpose.PASSWORD);
    context
        .getEvent()
        .clone()
        .user(user)
        .event(EventType.UPDATE_CREDENTIAL)
        .detail(Details.CREDENTIAL_TYPE, PasswordCredentialModel.TYPE)
        .detail(AccountEvents.CODE_TYPE, CodeKind.RENEWAL.credentialType())
        .detail(AccountEvents.PROFILE, Profile.of(user).map(Profile::value).orElse(null))
        .success();
  }
}
