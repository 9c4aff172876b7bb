package fr.marelle.directory.entry;

import java.util.List;
import java.util.Objects;

/**
 * Something that could not be read, told where it stands in the source. Holds nothing of a person:
 * no value, only where one is wrong.
 *
 * @param field the attribute or column as the source names it; empty where it is about all of the
 *     entry or file
 * @param parameters for the sentence of {@link Reason#messageKey()}, in the order that {@link
 *     Reason} tells
 */
public record Problem(Location location, String field, Reason reason, List<String> parameters)
    implements Entry {
  /** What comes from the source is cut to this many characters. */
  private static final int MAX_LENGTH = 100;

  public Problem {
    Objects.requireNonNull(location);
    field = cut(field);
    parameters = parameters.stream().map(Problem::cut).toList();
  }

  /** A problem of an entry or a file. */
  public static Problem of(Location location, Reason reason, String... parameters) {
    return new Problem(location, "", reason, List.of(parameters));
  }

  /** A problem of one field. */
  public static Problem in(String field, Location location, Reason reason, String... parameters) {
    return new Problem(location, field, reason, List.of(parameters));
  }

  /** What it costs. */
  public Weight weight() {
    return reason.weight();
  }

  private static String cut(String text) {
    return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 1) + "…";
  }
}
