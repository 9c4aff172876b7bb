package fr.marelle.login;

import fr.marelle.account.Identifier;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/**
 * What was typed on the login page.
 *
 * @param identifier empty where none was typed, or more than any identifier has
 * @param secret a password or a code; empty where none was typed, or more than any password has
 */
record LoginEntries(Optional<Identifier> identifier, Optional<String> secret) {

  /** More than the realm's policy lets anybody choose; the bound of what is hashed. */
  static final int MAX_SECRET_LENGTH = 512;

  static LoginEntries read(MultivaluedMap<String, String> form) {
    return new LoginEntries(
        Identifier.of(form.getFirst("username")),
        Optional.ofNullable(form.getFirst("password"))
            .filter(secret -> !secret.isEmpty() && secret.length() <= MAX_SECRET_LENGTH));
  }

  /** Never the secret. */
  @Override
  public String toString() {
    return "LoginEntries[" + identifier + "]";
  }
}
