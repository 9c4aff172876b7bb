package fr.marelle.directory.value;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

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

  private static final Pattern PUNCTUATION = Pattern.compile("[ .\\-/()]+");
  private static final Pattern ORDINARY = Pattern.compile("(0|\\+33|0033)[1-9]\\d{8}");

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
    String number = PUNCTUATION.matcher(typed).replaceAll("");
    if (!ORDINARY.matcher(number).matches()) {
      return rules.apply(typed);
    }
    int end = number.length() - TAIL;
    Known<T> known = beginnings.computeIfAbsent(number.substring(0, end), any -> begin(typed));
    return known.number().isEmpty()
        ? known
        : new Known<>(
            known.number().map(start -> start + number.substring(end)), known.otherwise());
  }

  private Known<T> begin(String typed) {
    Known<T> whole = rules.apply(typed);
    return new Known<>(
        whole.number().map(number -> number.substring(0, number.length() - TAIL)),
        whole.otherwise());
  }
}
