package fr.marelle.activation;

import fr.marelle.code.CodeKind;
import fr.marelle.code.Codes;
import fr.marelle.code.StoredCode;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import org.keycloak.authentication.AuthenticationFlowContext;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.sessions.AuthenticationSessionModel;

/**
 * The activation of an account in one authentication: begun by a correct code, shown as a form,
 * left or completed. Only two notes of the authentication session remember it, so that a reload, or
 * another node, goes on where it was, and the account is not signed in before the form is complete.
 */
public final class Activation {
  private static final String USER_NOTE = "marelle.activation.user";
  private static final String CODE_NOTE = "marelle.activation.code";

  private final AuthenticationFlowContext context;
  private final Codes codes;

  private Activation(AuthenticationFlowContext context) {
    this.context = context;
    this.codes = Codes.of(context.getSession());
  }

  /** The activation in this authentication, under way or not. */
  public static Activation in(AuthenticationFlowContext context) {
    return new Activation(context);
  }

  /**
   * Whether a correct code was given in this authentication, and the form neither completed nor
   * left.
   */
  public boolean isUnderWay() {
    return notes().getAuthNote(USER_NOTE) != null;
  }

  /** Shows the form to whoever gave this account's code. */
  public ActivationOutcome begin(UserModel user, StoredCode code) {
    notes().setAuthNote(USER_NOTE, user.getId());
    notes().setAuthNote(CODE_NOTE, code.credentialId());
    return form(user).show();
  }

  /** Shows the form again, after a reload. */
  public ActivationOutcome resume() {
    Optional<UserModel> user = user();
    Optional<ActivationOutcome> hindrance = hindrance(user);
    return hindrance.orElseGet(() -> form(user.orElseThrow()).show());
  }

  /**
   * Takes what was submitted. Either all of it is kept and the account is active, or nothing is.
   */
  public ActivationOutcome submit(MultivaluedMap<String, String> submitted) {
    Optional<UserModel> user = user();
    if (submitted.containsKey("back")) {
      return leave(Optional.empty(), user);
    }
    Optional<ActivationOutcome> hindrance = hindrance(user);
    return hindrance.orElseGet(
        () -> complete(user.orElseThrow(), ActivationEntries.read(submitted)));
  }

  private ActivationOutcome complete(UserModel user, ActivationEntries entries) {
    ActivationForm form = form(user);
    List<FormMessage> errors = form.errors(entries);
    if (!errors.isEmpty()) {
      return form.show(entries, errors);
    }
    return keep(user, form, entries);
  }

  /** Whatever goes wrong in here takes all of it back: Keycloak would commit after an exception. */
  private ActivationOutcome keep(UserModel user, ActivationForm form, ActivationEntries entries) {
    try {
      // The code goes first: of all who submit at the same time, one passes here.
      if (!codes.consume(context.getRealm(), user, CodeKind.ACTIVATION, code(user).orElseThrow())) {
        return leave(Optional.of(whyCodeIsGone(user.getId())), Optional.of(user));
      }
      form.keep(entries);
    } catch (RuntimeException failure) {
      context.getSession().getTransactionManager().setRollbackOnly();
      throw failure;
    }
    forget();
    return new ActivationOutcome.Done(user);
  }

  /** What stands in the way although the code was right when it was given. */
  private Optional<ActivationOutcome> hindrance(Optional<UserModel> user) {
    if (user.isEmpty()) {
      return Optional.of(leave(Optional.of("marelleActivationStale"), user));
    }
    if (!user.get().isEnabled()) {
      return Optional.of(leave(Optional.of("marelleAccountBlocked"), user));
    }
    Optional<StoredCode> code = code(user.get());
    if (code.isEmpty() || Codes.isActive(user.get())) {
      return Optional.of(leave(Optional.of(whyCodeIsGone(user.get().getId())), user));
    }
    return code.filter(codes::isExpired)
        .map(expired -> leave(Optional.of("marelleCodeExpired"), user));
  }

  private String whyCodeIsGone(String userId) {
    UserModel user = context.getSession().users().getUserById(context.getRealm(), userId);
    if (user != null && Codes.isActive(user)) {
      return "marelleCodeUsed";
    }
    return user != null && codes.find(user, CodeKind.ACTIVATION).isPresent()
        ? "marelleCodeReplaced"
        : "marelleActivationStale";
  }

  private ActivationOutcome leave(Optional<String> reason, Optional<UserModel> user) {
    forget();
    return new ActivationOutcome.Left(reason, user.map(UserModel::getUsername));
  }

  private Optional<UserModel> user() {
    return Optional.ofNullable(
        context
            .getSession()
            .users()
            .getUserById(context.getRealm(), notes().getAuthNote(USER_NOTE)));
  }

  /** The very code that was given; one that was issued since is another. */
  private Optional<StoredCode> code(UserModel user) {
    String given = notes().getAuthNote(CODE_NOTE);
    return codes.find(user, CodeKind.ACTIVATION).filter(code -> code.credentialId().equals(given));
  }

  private ActivationForm form(UserModel user) {
    return new ActivationForm(context, user);
  }

  private void forget() {
    notes().removeAuthNote(USER_NOTE);
    notes().removeAuthNote(CODE_NOTE);
  }

  private AuthenticationSessionModel notes() {
    return context.getAuthenticationSession();
  }
}
