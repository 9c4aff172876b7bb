package fr.marelle.progress;

import java.util.Collection;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * Does something for one school after the other. One for which it fails keeps none of the others
 * back: its classes may have changed meanwhile. Where it fails for many in a row, something else is
 * wrong, and it ends.
 */
final class OneByOne {
  private static final int MOST_IN_A_ROW = 10;

  private final Collection<String> schools;
  private int failed;
  private RuntimeException first;

  OneByOne(Collection<String> schools) {
    this.schools = schools;
  }

  /** Adds up what comes of each. */
  int sum(ToIntFunction<String> work) {
    int sum = 0;
    int inRow = 0;
    int left = schools.size();
    for (String school : schools) {
      if (inRow == MOST_IN_A_ROW) {
        failed += left;
        break;
      }
      left--;
      try {
        sum += work.applyAsInt(school);
        inRow = 0;
      } catch (RuntimeException e) {
        inRow++;
        failed++;
        first = first == null ? e : first;
      }
    }
    return sum;
  }

  /** For how many it was not done. */
  int failed() {
    return failed;
  }

  /** Why not, the first time. */
  Optional<RuntimeException> firstFailure() {
    return Optional.ofNullable(first);
  }
}
