package fr.marelle.code.form;

import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.code.MatchedCode;
import fr.marelle.code.StoredCode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The form behind a code in one authentication: opened by the right code, shown, left or completed.
 * Only notes of the authentication session remember it, so that a reload, or another node, goes on
 * where it was, and nobody is signed in before the form is complete. It belongs to the flow in
 * which it was opened: Keycloak keeps the notes from one flow to the next in the same tab, and what
 * was proved in one is not what another takes for proved.
 */
public final class OpenedForm {
  private static final String FLOW_NOTE = "marelle.code.flow";
  private static final String USER_NOTE = "marelle.code.user";
  private static final String KIND_NOTE = "marelle.code.kind";
  private static final String CODE_NOTE = "marelle.code.id";

  private final AuthenticationFlowContext context;
  private final Map<CodeKind, CodeForm.Maker> makers;
  private final Codes codes;

  private OpenedForm(AuthenticationFlowContext context, Map<CodeKind, CodeForm.Maker> makers) {
    this.context = context;
    this.makers = makers;
    this.codes = Codes.of(context.getSession());
  }

  /**
   * The form in this authentication, opened or not.
   *
   * @param makers what each kind of code opens
   */
  public static OpenedForm in(
      AuthenticationFlowContext context, Map<CodeKind, CodeForm.Maker> makers) {
    return new OpenedForm(context, makers);
  }

  /**
   * Whether the right code was given in this flow of this authentication, and the form neither
   * completed nor left.
   */
  public boolean isUnderWay() {
    return notes().getAuthNote(USER_NOTE) != null
        && context.getFlowPath().equals(notes().getAuthNote(FLOW_NOTE));
  }

  /** Shows the form to whoever gave this account's code. */
  public FormOutcome open(UserModel user, MatchedCode code) {
    notes().setAuthNote(FLOW_NOTE, context.getFlowPath());
    notes().setAuthNote(USER_NOTE, user.getId());
    notes().setAuthNote(KIND_NOTE, code.kind().name());
    notes().setAuthNote(CODE_NOTE, code.code().credentialId());
    return new FormOutcome.Page(form(user).show());
  }

  /** Shows the form again, after a reload. */
  public FormOutcome resume() {
    Optional<UserModel> user = user();
    return hindrance(user).orElseGet(() -> new FormOutcome.Page(form(user.orElseThrow()).show()));
  }

  /** Takes what was submitted. Either all of it is kept, or nothing is. */
  public FormOutcome submit(MultivaluedMap<String, String> submitted) {
    Optional<UserModel> user = user();
    if (submitted.containsKey("back")) {
      return leave(Optional.empty(), user);
    }
    return hindrance(user)
        .orElseGet(() -> complete(user.orElseThrow(), form(user.orElseThrow()), submitted));
  }

  private <E> FormOutcome complete(
      UserModel user, CodeForm<E> form, MultivaluedMap<String, String> submitted) {
    E entries = form.read(submitted);
    List<FormMessage> errors = form.errors(entries);
    return errors.isEmpty()
        ? keep(user, form, entries)
        : new FormOutcome.Page(form.show(entries, errors));
  }

  /** Whatever goes wrong in here takes all of it back: Keycloak would commit after an exception. */
  private <E> FormOutcome keep(UserModel user, CodeForm<E> form, E entries) {
    try {
      // The code goes first: of all who submit at the same time, one passes here.
      if (!codes.consume(context.getRealm(), user, kind(), code(user).orElseThrow())) {
        return leave(Optional.of(whyCodeIsGone(user.getId())), Optional.of(user));
      }
      form.keep(entries);
    } catch (RuntimeException failure) {
      context.getSession().getTransactionManager().setRollbackOnly();
      throw failure;
    }
    forget();
    return new FormOutcome.Done(user);
  }

  /** What stands in the way although the code was right when it was given. */
  private Optional<FormOutcome> hindrance(Optional<UserModel> user) {
    if (user.isEmpty()) {
      return Optional.of(leave(Optional.of("marelleCodeStale"), user));
    }
    if (!user.get().isEnabled()) {
      return Optional.of(leave(Optional.of("marelleAccountBlocked"), user));
    }
    Optional<StoredCode> code = code(user.get());
    if (code.filter(given -> codes.opens(user.get(), kind(), given)).isEmpty()) {
      return Optional.of(leave(Optional.of(whyCodeIsGone(user.get().getId())), user));
    }
    return code.filter(codes::isExpired)
        .map(expired -> leave(Optional.of("marelleCodeExpired"), user));
  }

  private String whyCodeIsGone(String userId) {
    UserModel user = context.getSession().users().getUserById(context.getRealm(), userId);
    if (user == null) {
      return "marelleCodeStale";
    }
    if (codes.find(user, kind()).filter(code -> codes.opens(user, kind(), code)).isPresent()) {
      return "marelleCodeReplaced";
    }
    return Codes.isActive(user) ? "marelleCodeUsed" : "marelleCodeStale";
  }

  private FormOutcome leave(Optional<String> reason, Optional<UserModel> user) {
    forget();
    return new FormOutcome.Left(reason, user.map(UserModel::getUsername));
  }

  private Optional<UserModel> user() {
    return Optional.ofNullable(
        context
            .getSession()
            .users()
            .getUserById(context.getRealm(), notes().getAuthNote(USER_NOTE)));
  }

  private CodeKind kind() {
    return CodeKind.valueOf(notes().getAuthNote(KIND_NOTE));
  }

  /** The very code that was given; one that was issued since is another. */
  private Optional<StoredCode> code(UserModel user) {
    String given = notes().getAuthNote(CODE_NOTE);
    return codes.find(user, kind()).filter(code -> code.credentialId().equals(given));
  }

  private CodeForm<?> form(UserModel user) {
    return makers.get(kind()).form(context, user);
  }

  private void forget() {
    notes().removeAuthNote(FLOW_NOTE);
    notes().removeAuthNote(USER_NOTE);
    notes().removeAuthNote(KIND_NOTE);
    notes().removeAuthNote(CODE_NOTE);
  }

  private AuthenticationSessionModel notes() {
    return context.getAuthenticationSession();
  }
}
