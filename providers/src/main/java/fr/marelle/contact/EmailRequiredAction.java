package fr.marelle.contact;

import fr.marelle.account.AccountHolder;
import java.util.List;
import java.util.Objects;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.validation.Validation;

/**
 * Asks an active account that must have an e-mail address, and has none, for it: right after a
 * sign-in, never in a session that was merely open. Anybody's address may be typed here, so no
 * secret goes to it for a day ({@link ContactAge}).
 */
final class EmailRequiredAction implements RequiredActionProvider {
  private final KeycloakSession session;

  EmailRequiredAction(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void evaluateTriggers(RequiredActionContext context) {
    UserModel user = context.getUser();
    if (SignIn.isFresh(context)
        && Validation.isBlank(user.getEmail())
        && EmailRule.isMandatory(context.getRealm(), user)
        && AccountHolder.answers(context)) {
      context.getAuthenticationSession().addRequiredAction(EmailRequiredActionFactory.ID);
    } else {
      context.getAuthenticationSession().removeRequiredAction(EmailRequiredActionFactory.ID);
    }
  }

  @Override
  public void requiredActionChallenge(RequiredActionContext context) {
    // An administrator may have put it on the account: that waits for the next sign-in.
    if (SignIn.isFresh(context)
        && RealmRules.mayChange(session, context.getUser(), UserModel.EMAIL)) {
      ask(context, "", List.of());
    } else {
      context.ignore();
    }
  }

  @Override
  public void processAction(RequiredActionContext context) {
    if (!Validation.isBlank(context.getUser().getEmail())) {
      // Given elsewhere while this page was open: that one is changed with a code only.
      context.success();
      return;
    }
    String typed =
        Objects.requireNonNullElse(
            context.getHttpRequest().getDecodedFormParameters().getFirst(UserModel.EMAIL), "");
    ContactEntry entry = EmailAddress.read(typed, true);
    if (entry.error().isPresent()) {
      ask(
          context,
          typed,
          List.of(new FormMessage(UserModel.EMAIL, entry.error().get().messageKey())));
      return;
    }
    String address = entry.value().orElseThrow();
    List<FormMessage> refused = RealmRules.errors(session, context.getUser(), address);
    if (!refused.isEmpty()) {
      ask(context, typed, refused);
      return;
    }
    keep(context, address);
    context.success();
  }

  private static void keep(RequiredActionContext context, String address) {
    UserModel user = context.getUser();
    context
        .getEvent()
        .event(EventType.UPDATE_EMAIL)
        .detail(Details.PREVIOUS_EMAIL, user.getEmail())
        .detail(Details.UPDATED_EMAIL, address);
    ContactAge.look(user);
    user.setEmail(address);
    user.setEmailVerified(false);
    ContactAge.look(user);
  }

  private static void ask(RequiredActionContext context, String typed, List<FormMessage> errors) {
    String shown =
        typed.length() > EmailAddress.MAX_LENGTH
            ? typed.substring(0, EmailAddress.MAX_LENGTH)
            : typed;
    context.challenge(
        context
            .form()
            .setErrors(errors.isEmpty() ? null : errors)
            .setAttribute("contact", new ContactBean(shown))
            .createForm("marelle-email.ftl"));
  }

  @Override
  public void close() {}
}
