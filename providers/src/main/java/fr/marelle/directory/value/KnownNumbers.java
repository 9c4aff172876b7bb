package fr.marelle.directory.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Remembers what numbers are by how they begin. In the plans of France and its overseas departments
 * the last four digits tell nothing of a number's kind, and to ask for each of a million numbers
 * would take longer than all the rest.
 *
 * @param <T> what is known of a number that can't be read
 */
final class KnownNumbers<T> {
  /** Told last by every plan. */
  private static final int TAIL = 4;

  /** Digits after the prefix. */
  private static final int DIGITS = 9;

  private static final String PUNCTUATION = " .-/()";
  private static final List<String> PREFIXES = List.of("+33", "0033", "0");

  /** A number's beginning in E.164, or why it can't be read. */
  record Known<T>(Optional<String> number, T otherwise) {}

  private final Function<String, Known<T>> rules;
  private final Map<String, Known<T>> beginnings = new HashMap<>();

  /**
   * @param rules what a number is in E.164, or why it is none
   */
  KnownNumbers(Function<String, Known<T>> rules) {
    this.rules = rules;
  }

  /** What a number is. */
  Known<T> of(String typed) {
    String number = withoutPunctuation(typed);
    if (!isOrdinary(number)) {
      return rules.apply(typed);
    }
    int end = number.length() - TAIL;
    Known<T> known = beginnings.computeIfAbsent(number.substring(0, end), any -> begin(typed));
    return known.number().isEmpty()
        ? known
        : new Known<>(
            known.number().map(start -> start + number.substring(end)), known.otherwise());
  }

  private static String withoutPunctuation(String typed) {
    StringBuilder number = new StringBuilder(typed.length());
    for (int i = 0; i < typed.length(); i++) {
      char c = typed.charAt(i);
      if (PUNCTUATION.indexOf(c) < 0) {
        number.append(c);
      }
    }
    return number.toString();
  }

  /** A prefix, and nine digits of which the first is none. */
  private static boolean isOrdinary(String number) {
    for (String prefix : PREFIXES) {
      if (number.startsWith(prefix)) {
        return number.length() == prefix.length() + DIGITS
            && number.charAt(prefix.length()) != '0'
            && areDigits(number, prefix.length());
      }
    }
    return false;
  }

  private static boolean areDigits(String number, int from) {
    for (int i = from; i < number.length(); i++) {
      if (number.charAt(i) < '0' || number.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private Known<T> begin(String typed) {
    Known<T> whole = rules.apply(typed);
    return new Known<>(
        whole.number().map(number -> number.substring(0, number.length() - TAIL)),
        whole.otherwise());
  }
}
