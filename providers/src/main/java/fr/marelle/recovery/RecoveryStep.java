package fr.marelle.recovery;

import fr.marelle.account.Belonging;
import fr.marelle.account.Identifier;
import fr.marelle.contact.ContactEntry;
import fr.marelle.contact.EmailAddress;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.authentication.Authenticator;
import org.keycloak.forms.login.LoginFormsProvider;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.messages.Messages;

/**
 * The pages of whoever can't get in. Neutral answers are the same for all, at the same cost: this
 * step then looks nobody up, it only writes down what is asked. Whoever sends the mail looks.
 *
 * <p>It never succeeds: nobody is signed in for having forgotten something.
 */
final class RecoveryStep implements Authenticator {
  static final String IDENTIFIER = "username";
  static final String EMAIL = "email";
  static final String COMPLETION = "completion";

  private static final String PAGE_NOTE = "marelle.recovery.page";

  private final KeycloakSession session;

  RecoveryStep(KeycloakSession session) {
    this.session = session;
  }

  @Override
  public void authenticate(AuthenticationFlowContext context) {
    RecoverySettings settings = settings(context);
    RecoveryPage page =
        RecoveryPage.parse(
                context.getUriInfo().getQueryParameters().getFirst(RecoveryPage.PARAMETER))
            .or(() -> RecoveryPage.parse(context.getAuthenticationSession().getAuthNote(PAGE_NOTE)))
            .orElse(settings.help() == Help.PAGE ? RecoveryPage.HELP : RecoveryPage.PASSWORD);
    // A reload, or another language, shows the same page again.
    context.getAuthenticationSession().setAuthNote(PAGE_NOTE, page.value());
    context.challenge(page(context, settings, Map.of()).createForm(page.template()));
  }

  @Override
  public void action(AuthenticationFlowContext context) {
    RecoverySettings settings = settings(context);
    MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
    Response answer =
        RecoveryPage.parse(form.getFirst(RecoveryPage.PARAMETER)).orElse(RecoveryPage.PASSWORD)
                == RecoveryPage.IDENTIFIER
            ? forgottenIdentifier(context, settings, form)
            : forgottenPassword(context, settings, form);
    context.forceChallenge(answer);
  }

  private Response forgottenPassword(
      AuthenticationFlowContext context,
      RecoverySettings settings,
      MultivaluedMap<String, String> form) {
    String typed = text(form, IDENTIFIER);
    if (typed.isBlank()) {
      return again(context, settings, RecoveryPage.PASSWORD, form, Messages.MISSING_USERNAME);
    }
    Optional<Identifier> identifier = Identifier.of(typed);
    RecoveryRequests requests = RecoveryRequests.of(context, settings);
    if (!settings.explicit() || !new ExplicitAnswers(session).mayAnswer(requests.clientAddress())) {
      identifier.ifPresent(requests::password);
      return answer(context, settings, RecoveryPage.PASSWORD, Map.of());
    }
    RealmModel realm = context.getRealm();
    Optional<UserModel> user = identifier.flatMap(one -> Accounts.named(session, realm, one));
    if (user.isEmpty()) {
      return again(context, settings, RecoveryPage.PASSWORD, form, "marelleRecoveryUnknown");
    }
    requests.password(identifier.orElseThrow());
    Situation situation = new Situations(session, realm, settings).of(user.get());
    Map<String, Object> told = new HashMap<>();
    told.put("situation", situation.value());
    told.put("school", Belonging.of(user.get()).names(realm));
    if (situation == Situation.ASK_TEACHER) {
      told.put("teachers", new Teachers(session, realm).of(user.get()));
    }
    return answer(context, settings, RecoveryPage.PASSWORD, told);
  }

  private Response forgottenIdentifier(
      AuthenticationFlowContext context,
      RecoverySettings settings,
      MultivaluedMap<String, String> form) {
    ContactEntry email = EmailAddress.read(text(form, EMAIL), true);
    String completion = text(form, COMPLETION).strip();
    List<FormMessage> errors = new ArrayList<>();
    email.error().ifPresent(error -> errors.add(new FormMessage(EMAIL, error.messageKey())));
    if (settings.completion() != Completion.NOTHING && completion.isEmpty()) {
      errors.add(
          new FormMessage(COMPLETION, "marelleRecoveryMissing." + settings.completion().value()));
    }
    if (!errors.isEmpty()) {
      return again(context, settings, RecoveryPage.IDENTIFIER, form, errors);
    }
    // Nobody's name is longer; the answer is that to any name that is not the right one.
    boolean likely = completion.length() <= Completion.MAX_LENGTH;
    String address = email.value().orElseThrow();
    RecoveryRequests requests = RecoveryRequests.of(context, settings);
    if (settings.explicit()
        && new ExplicitAnswers(session).mayAnswer(requests.clientAddress())
        && !(likely
            && Accounts.withAddress(session, context.getRealm(), address).stream()
                .anyMatch(user -> settings.completion().isOf(user, completion)))) {
      return again(
          context, settings, RecoveryPage.IDENTIFIER, form, "marelleRecoveryUnknownAddress");
    }
    if (likely) {
      requests.identifier(address, completion);
    }
    return answer(context, settings, RecoveryPage.IDENTIFIER, Map.of());
  }

  private Response again(
      AuthenticationFlowContext context,
      RecoverySettings settings,
      RecoveryPage page,
      MultivaluedMap<String, String> form,
      String error) {
    String field = page == RecoveryPage.IDENTIFIER ? EMAIL : IDENTIFIER;
    return again(context, settings, page, form, List.of(new FormMessage(field, error)));
  }

  private Response again(
      AuthenticationFlowContext context,
      RecoverySettings settings,
      RecoveryPage page,
      MultivaluedMap<String, String> form,
      List<FormMessage> errors) {
    Map<String, Object> typed =
        Map.of(
            IDENTIFIER, shown(text(form, IDENTIFIER)),
            EMAIL, shown(text(form, EMAIL)),
            COMPLETION, shown(text(form, COMPLETION)));
    return page(context, settings, typed).setErrors(errors).createForm(page.template());
  }

  private Response answer(
      AuthenticationFlowContext context,
      RecoverySettings settings,
      RecoveryPage page,
      Map<String, Object> told) {
    Map<String, Object> more = new HashMap<>(told);
    more.put("asked", page.value());
    return page(context, settings, more).createForm("marelle-recovery-answer.ftl");
  }

  private static LoginFormsProvider page(
      AuthenticationFlowContext context, RecoverySettings settings, Map<String, Object> more) {
    Map<String, Object> bean = new HashMap<>(more);
    bean.put("help", settings.help().value());
    bean.put("asks", settings.completion().value());
    bean.put("phones", settings.ways().containsValue(Way.SMS));
    return context.form().setAttribute("recovery", bean);
  }

  private static String text(MultivaluedMap<String, String> form, String field) {
    return Objects.requireNonNullElse(form.getFirst(field), "");
  }

  private static String shown(String typed) {
    return typed.length() > Identifier.MAX_LENGTH
        ? typed.substring(0, Identifier.MAX_LENGTH)
        : typed;
  }

  /** Of this step, which runs, so that they are there. */
  private static RecoverySettings settings(AuthenticationFlowContext context) {
    return context.getAuthenticatorConfig() == null
        ? RecoverySettings.read(Map.of())
        : RecoverySettings.read(context.getAuthenticatorConfig().getConfig());
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
