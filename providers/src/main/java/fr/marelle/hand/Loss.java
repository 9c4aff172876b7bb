package fr.marelle.hand;

import java.util.List;

/**
 * What can't be as it was before a merge that is undone.
 *
 * @param messageKey what it is, and why
 */
public record Loss(String messageKey, List<Object> arguments) {
  static Loss of(String messageKey, Object... arguments) {
    return new Loss(messageKey, List.of(arguments));
  }
}
