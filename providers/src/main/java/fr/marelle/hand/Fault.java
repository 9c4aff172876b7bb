package fr.marelle.hand;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * What is wrong with something that was typed.
 *
 * @param field where it was typed
 * @param messageKey what is wrong, and how to mend it
 */
public record Fault(String field, String messageKey, List<Object> arguments) {
  static Fault of(String field, String messageKey, Object... arguments) {
    // What Keycloak says of a field may leave an argument out.
    return new Fault(
        field, messageKey, Collections.unmodifiableList(Arrays.asList(arguments.clone())));
  }
}
