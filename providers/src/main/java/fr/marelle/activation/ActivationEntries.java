package fr.marelle.activation;

import fr.marelle.look.Look;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/**
 * What was entered on the activation form; an empty text for what was left out.
 *
 * @param look empty where none, or none that exists, was chosen
 * @param termsAccepted whether the box is ticked
 * @param termsDigest SHA-256 of the text that was shown beside the box
 */
record ActivationEntries(
    String password,
    String confirmation,
    String email,
    String mobile,
    Optional<Look> look,
    boolean termsAccepted,
    String termsDigest) {

  static final String PASSWORD = "password-new";
  static final String CONFIRMATION = "password-confirm";
  static final String EMAIL = "email";
  static final String MOBILE = "mobile";
  static final String LOOK = "look";
  static final String TERMS = "terms";
  static final String TERMS_DIGEST = "termsDigest";

  static ActivationEntries none() {
    return new ActivationEntries("", "", "", "", Optional.empty(), false, "");
  }

  static ActivationEntries read(MultivaluedMap<String, String> form) {
    return new ActivationEntries(
        text(form, PASSWORD),
        text(form, CONFIRMATION),
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

  /** Never the passwords. */
  @Override
  public String toString() {
    return "ActivationEntries";
  }
}
