package fr.marelle.terms;

import fr.marelle.account.AccountAttributes;
import fr.marelle.account.AccountHolder;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;

/**
 * Asks everyone who has not accepted the terms in force, at the next authentication, a living
 * session included.
 */
final class TermsRequiredAction implements RequiredActionProvider {
  private static final String FIELD = "terms";

  private final KeycloakSession session;
  private final TermsService terms;

  TermsRequiredAction(KeycloakSession session) {
    this.session = session;
    this.terms = new TermsService(session);
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    String accepted = context.getUser().getFirstAttribute(AccountAttributes.TERMS_VERSION);
    boolean due =
        TermsService.inForce(context.getRealm())
            .filter(edition -> !edition.version().equals(accepted))
            .isPresent();
    // On the authentication session, not on the account: a million accounts need no write when a
    // version changes.
    if (due && AccountHolder.answers(context)) {
      context.getAuthenticationSession().addRequiredAction(TermsRequiredActionFactory.ID);
    } else {
      context.getAuthenticationSession().removeRequiredAction(TermsRequiredActionFactory.ID);
    }
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    TermsService.current(session, context.getRealm())
        .ifPresentOrElse(text -> ask(context, text, null), context::ignore);
  }

  @Override
  public void processAction(RequiredActionContext context) {
    MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
    Optional<Terms> inForce = TermsService.current(session, context.getRealm());
    if (inForce.isEmpty()) {
      context.success();
      return;
    }
    Terms text = inForce.get();
    if (form.containsKey("refuse")) {
      context.challenge(new TermsRefusal(session, context).signOut(text));
    } else if (!text.sha256().equals(form.getFirst("termsDigest"))) {
      ask(context, text, "marelleTermsChanged");
    } else if (!"on".equals(form.getFirst(FIELD))) {
      ask(context, text, "marelleMissingTerms");
    } else {
      terms.record(context.getRealm(), context.getUser(), text);
      // Keycloak sends this event once the action has succeeded.
      TermsService.describe(text, context.getEvent());
      context.success();
    }
  }

  private void ask(RequiredActionContext context, Terms text, String error) {
    LoginFormsProvider form =
        context.form().setAttribute("terms", terms.bean(context.getRealm(), text));
    if (error != null) {
      form.addError(new FormMessage(FIELD, error));
    }
    context.challenge(form.createForm("marelle-terms.ftl"));
  }

  @Override
  public void close() {}
}
