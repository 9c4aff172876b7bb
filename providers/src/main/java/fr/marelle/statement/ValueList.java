package fr.marelle.statement;

import jakarta.persistence.Query;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A list of values in a statement. Hibernate translates a statement with a list parameter anew each
 * time, which takes longer than the database does; one whose parameters are all named it translates
 * once. Lists are filled up to a power of two by their last value, so that there are few such
 * statements, in Hibernate and in the database.
 */
public final class ValueList {
  /** Beyond that a statement is seldom asked twice, and would be kept for nothing. */
  private static final int MOST_NAMED = 1_024;

  private static final String ALL = "values";

  private final List<String> values;

  private ValueList(List<String> values) {
    this.values = values;
  }

  /** Of these, in no order that matters; at least one. */
  public static ValueList of(Collection<String> values) {
    return new ValueList(List.copyOf(values));
  }

  /** What stands behind {@code in}. */
  public String placeholders() {
    return isNamed()
        ? IntStream.range(0, named())
            .mapToObj(i -> ":v" + i)
            .collect(Collectors.joining(",", "(", ")"))
        : "(:" + ALL + ")";
  }

  /** Gives the values to the statement that has the placeholders. */
  public void bind(Query query) {
    if (isNamed()) {
      for (int i = 0; i < named(); i++) {
        query.setParameter("v" + i, values.get(Math.min(i, values.size() - 1)));
      }
    } else {
      query.setParameter(ALL, values);
    }
  }

  private boolean isNamed() {
    return values.size() <= MOST_NAMED;
  }

  private int named() {
    int highest = Integer.highestOneBit(values.size());
    return highest == values.size() ? highest : 2 * highest;
  }
}
