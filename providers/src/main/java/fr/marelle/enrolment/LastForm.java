package fr.marelle.enrolment;

import fr.marelle.activation.ActivationForm;
import fr.marelle.audit.AccountEvents;
import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.code.MatchedCode;
import fr.marelle.code.StoredCode;
import fr.marelle.code.form.FormOutcome;
import fr.marelle.code.form.OpenedForm;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.events.EventType;
import org.keycloak.models.UserModel;

/**
 * The form with which an enrolment ends: the one behind the activation code, which is used up with
 * it. So an account is activated once, by the sheet or here.
 */
final class LastForm {
  /** As long as it takes to choose a password and read the CGU. */
  private static final Duration LIFE = Duration.ofMinutes(30);

  private final AuthenticationFlowContext context;
  private final OpenedForm form;

  /**
   * @param visit of which the number was proved
   */
  LastForm(AuthenticationFlowContext context, EnrolmentVisit visit) {
    this.context = context;
    this.form =
        OpenedForm.in(
            context,
            Map.of(
                CodeKind.ACTIVATION,
                (flow, user) ->
                    ActivationForm.afterProof(flow, user, visit.provedMobile().orElseThrow())));
  }

  boolean isUnderWay() {
    return form.isUnderWay();
  }

  FormOutcome resume() {
    return form.resume();
  }

  FormOutcome submit(MultivaluedMap<String, String> entered) {
    return form.submit(entered);
  }

  /**
   * Whose code has expired, or was never issued, gets one for as long as the form is open at most:
   * it brings no sheet back to life.
   *
   * @return empty where the account is active by now
   */
  Optional<FormOutcome> open(UserModel relative) {
    Codes codes = Codes.of(context.getSession());
    return usable(codes, relative)
        .or(() -> issue(codes, relative))
        .map(code -> form.open(relative, new MatchedCode(CodeKind.ACTIVATION, code)));
  }

  private static Optional<StoredCode> usable(Codes codes, UserModel relative) {
    return codes.find(relative, CodeKind.ACTIVATION).filter(code -> !codes.isExpired(code));
  }

  private Optional<StoredCode> issue(Codes codes, UserModel relative) {
    if (codes.issue(context.getRealm(), relative, CodeKind.ACTIVATION, LIFE).isEmpty()) {
      return Optional.empty();
    }
    context
        .getEvent()
        .clone()
        .event(EventType.CUSTOM_REQUIRED_ACTION)
        .user(relative)
        .detail(AccountEvents.CODE_TYPE, CodeKind.ACTIVATION.credentialType())
        .success();
    return usable(
        codes, context.getSession().users().getUserById(context.getRealm(), relative.getId()));
  }
}
