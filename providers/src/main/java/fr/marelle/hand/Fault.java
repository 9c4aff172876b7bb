package fr.marelle.hand;

import java.util.List;

/**
 * What is wrong with something that was typed.
 *
 * @param field where it was typed
 * @param messageKey what is wrong, and how to mend it
 */
public record Fault(String field, String messageKey, List<Object> arguments) {
  static Fault of(String field, String messageKey, Object... arguments) {
    return new Fault(field, messageKey, List.of(arguments));
  }
}
