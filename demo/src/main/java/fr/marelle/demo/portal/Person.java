package fr.marelle.demo.portal;

import java.util.Map;
import java.util.stream.Stream;

/**
 * Somebody who has signed in.
 *
 * @param claims what the ID token says, checked
 * @param idToken the ID token itself, to sign out with
 */
record Person(Map<String, Object> claims, String idToken) {
  /** What to call them: the given name, or whatever there is. */
  String name() {
    return Stream.of("given_name", "name", "preferred_username", "sub")
        .map(claims::get)
        .filter(String.class::isInstance)
        .map(String.class::cast)
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse("?");
  }
}
