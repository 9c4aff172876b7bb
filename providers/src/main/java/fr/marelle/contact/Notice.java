package fr.marelle.contact;

import java.util.Optional;
import org.keycloak.forms.login.LoginFormsProvider;

/**
 * Something to say above a page.
 *
 * @param key of the message; empty where there is nothing to say
 * @param bad whether something went wrong
 */
record Notice(Optional<String> key, boolean bad) {
  static Notice none() {
    return new Notice(Optional.empty(), false);
  }

  static Notice of(String key) {
    return new Notice(Optional.of(key), false);
  }

  static Notice bad(String key) {
    return new Notice(Optional.of(key), true);
  }

  void sayOn(LoginFormsProvider form) {
    key.ifPresent(
        message -> {
          if (bad) {
            form.setError(message);
          } else {
            form.setSuccess(message);
          }
        });
  }
}
