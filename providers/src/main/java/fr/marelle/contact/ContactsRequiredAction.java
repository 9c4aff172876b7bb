package fr.marelle.contact;

import fr.marelle.account.AccountHolder;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.models.Constants;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * « Mes coordonnées », for an application that sends a person there ({@code
 * kc_action=marelle-contacts}), and where the realm wants contacts verified.
 *
 * <p>Whoever finds a session open must not turn its owner's mails to himself: an application's wish
 * asks for the password anew unless that was a moment ago, and a rule asks only whoever has just
 * signed in.
 */
final class ContactsRequiredAction implements RequiredActionProvider {
  @Override
  public InitiatedActionSupport initiatedActionSupport() {
    return InitiatedActionSupport.SUPPORTED;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    AuthenticationSessionModel authentication = context.getAuthenticationSession();
    if (isDue(context)) {
      authentication.addRequiredAction(ContactsRequiredActionFactory.ID);
    } else {
      authentication.removeRequiredAction(ContactsRequiredActionFactory.ID);
    }
  }

  private static boolean isDue(RequiredActionContext context) {
    if (!isInBrowser(context.getAuthenticationSession()) || !SignIn.isFresh(context)) {
      return false;
    }
    DueContacts due = new DueContacts(context);
    // Who came for this page anyway may leave it, unless something has to be done now.
    List<ContactKind> asked = isWished(context) ? due.strict() : due.all();
    return !asked.isEmpty() && AccountHolder.answers(context);
  }

  /** A direct grant has nobody who could answer. */
  private static boolean isInBrowser(AuthenticationSessionModel authentication) {
    return authentication.getRedirectUri() != null;
  }

  private static boolean isWished(RequiredActionContext context) {
    return ContactsRequiredActionFactory.ID.equals(
        context.getAuthenticationSession().getClientNote(Constants.KC_ACTION));
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    // An administrator may have put it on the account: that waits for the next sign-in.
    if (!AccountHolder.answers(context) || !(isWished(context) || SignIn.isFresh(context))) {
      context.ignore();
    } else {
      answer(context, new ContactsDialog(context).resume());
    }
  }

  /** Whatever goes wrong in here takes all of it back: Keycloak would commit after an exception. */
  @Override
  public void processAction(RequiredActionContext context) {
    try {
      answer(
          context,
          new ContactsDialog(context).submit(context.getHttpRequest().getDecodedFormParameters()));
    } catch (RuntimeException failure) {
      context.getSession().getTransactionManager().setRollbackOnly();
      throw failure;
    }
  }

  private static void answer(RequiredActionContext context, Optional<Response> page) {
    page.ifPresentOrElse(context::challenge, context::success);
  }

  @Override
  public void close() {}
}
