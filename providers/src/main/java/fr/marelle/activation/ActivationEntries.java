package fr.marelle.activation;

import fr.marelle.look.Look;
import fr.marelle.password.NewPassword;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/**
 * What was entered on the activation form; an empty text for what was left out.
 *
 * @param password the new password, twice
 * @param email as typed
 * @param mobile as typed
 * @param look empty where none, or none that exists, was chosen
 * @param termsAccepted whether the box is ticked
 * @param termsDigest SHA-256 of the text that was shown beside the box
 */
public record ActivationEntries(
    NewPassword password,
    String email,
    String mobile,
    Optional<Look> look,
    boolean termsAccepted,
    String termsDigest) {

  static final String EMAIL = "email";
  static final String MOBILE = "mobile";
  static final String LOOK = "look";
  static final String TERMS = "terms";
  static final String TERMS_DIGEST = "termsDigest";

  static ActivationEntries none() {
    return new ActivationEntries(NewPassword.none(), "", "", Optional.empty(), false, "");
  }

  static ActivationEntries read(MultivaluedMap<String, String> form) {
    return new ActivationEntries(
        NewPassword.read(form),
        text(form, EMAIL).strip(),
        text(form, MOBILE).strip(),
        Look.parse(text(form, LOOK)),
        "on".equals(form.getFirst(TERMS)),
        text(form, TERMS_DIGEST));
  }

  private static String text(MultivaluedMap<String, String> form, String field) {
    String value = form.getFirst(field);
    return value == null ? "" : value;
  }

  /** Never the addresses. */
  @Override
  public String toString() {
    return "ActivationEntries";
  }
}
