package fr.marelle.password;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ModelException;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserCredentialModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.FormMessage;

/**
 * A new password as it was entered on a form, twice; an empty text for what was left out.
 *
 * @param password the new password
 * @param confirmation the same again
 */
public record NewPassword(String password, String confirmation) {
  /** The field of the new password. */
  public static final String PASSWORD = "password-new";

  /** The field where it is entered again. */
  public static final String CONFIRMATION = "password-confirm";

  /** Nothing entered. */
  public static NewPassword none() {
    return new NewPassword("", "");
  }

  /** What was entered on a form. */
  public static NewPassword read(MultivaluedMap<String, String> form) {
    return new NewPassword(text(form, PASSWORD), text(form, CONFIRMATION));
  }

  private static String text(MultivaluedMap<String, String> form, String field) {
    String value = form.getFirst(field);
    return value == null ? "" : value;
  }

  /** Everything that is wrong with it for this person, each at its field; empty when it will do. */
  public List<FormMessage> errors(KeycloakSession session, RealmModel realm, UserModel user) {
    Stream<FormMessage> rules =
        password.isEmpty()
            ? Stream.of(new FormMessage(PASSWORD, "marelleMissingPassword"))
            : PasswordCheck.violations(session, realm, user, password).stream()
                .map(e -> new FormMessage(PASSWORD, e.getMessage(), e.getParameters()));
    return Stream.concat(rules, confirmationError().stream()).toList();
  }

  private Optional<FormMessage> confirmationError() {
    if (confirmation.isEmpty()) {
      return Optional.of(new FormMessage(CONFIRMATION, "marelleMissingPasswordConfirm"));
    }
    return confirmation.equals(password)
        ? Optional.empty()
        : Optional.of(new FormMessage(CONFIRMATION, "marellePasswordConfirmMismatch"));
  }

  /**
   * Makes it the account's password, in the running transaction.
   *
   * @throws ModelException if no store takes it
   */
  public void keep(UserModel user) {
    if (!user.credentialManager().updateCredential(UserCredentialModel.password(password))) {
      throw new ModelException("The password of account " + user.getId() + " cannot be kept.");
    }
  }

  /**
   * What a page needs to tell the rules: {@code identifier}, {@code passwordRules}, each with
   * {@code id} and {@code argument}, and {@code identityParts}. Maps, since templates do not read a
   * record's components.
   */
  public static Map<String, Object> bean(RealmModel realm, UserModel user) {
    return Map.of(
        "identifier", user.getUsername(),
        "passwordRules",
            PasswordRules.of(realm, user).stream()
                .map(rule -> Map.of("id", rule.id(), "argument", rule.argument()))
                .toList(),
        "identityParts", PasswordRules.identityParts(user));
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "NewPassword";
  }
}
