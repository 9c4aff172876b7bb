package fr.marelle.classroom.api;

import fr.marelle.classroom.roster.Words;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads the parameters of a query; null is one that was left out. */
final class Parameters {
  static final int MAX_SEARCH = 100;

  private Parameters() {}

  /**
   * @throws Refusal if it is longer than {@value #MAX_SEARCH} characters
   */
  static Words words(String q) {
    if (q != null && q.length() > MAX_SEARCH) {
      throw Refusal.invalid("?q", "marelleProblemNoText", MAX_SEARCH);
    }
    return Words.of(q);
  }

  /**
   * The one of that name; empty where the parameter was left out.
   *
   * @throws Refusal if there is none of that name
   */
  static <T> Optional<T> choice(
      String name, String value, List<T> allowed, Function<T, String> nameOf) {
    if (value == null) {
      return Optional.empty();
    }
    Stream<T> found = allowed.stream().filter(one -> nameOf.apply(one).equals(value));
    return Optional.of(
        found
            .findFirst()
            .orElseThrow(
                () ->
                    Refusal.invalid(
                        "?" + name,
                        "marelleProblemNoChoice",
                        String.join(", ", allowed.stream().map(nameOf).toList()))));
  }
}
