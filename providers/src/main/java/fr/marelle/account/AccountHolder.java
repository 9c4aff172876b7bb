package fr.marelle.account;

import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.models.ImpersonationSessionNote;
import org.keycloak.models.UserModel;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.services.managers.AuthenticationManager.AuthResult;

/** Tells the person whom an account belongs to from whatever else may sign in with it. */
public final class AccountHolder {
  private AccountHolder() {}

  /**
   * Whether questions to the person may be asked: not of a client's service account, and not of an
   * administrator who impersonates the person, since an answer would be taken for hers.
   */
  public static boolean answers(RequiredActionContext context) {
    UserModel user = context.getUser();
    return user.getServiceAccountClientLink() == null && !isImpersonated(context, user);
  }

  private static boolean isImpersonated(RequiredActionContext context, UserModel user) {
    AuthResult living =
        AuthenticationManager.authenticateIdentityCookie(
            context.getSession(), context.getRealm(), true);
    return living != null
        && living.user().getId().equals(user.getId())
        && living.session().getNote(ImpersonationSessionNote.IMPERSONATOR_ID.toString()) != null;
  }
}
