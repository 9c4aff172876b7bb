package fr.marelle.hand;

/**
 * What came of moving somebody to other classes.
 *
 * @param account its id
 * @param outcome {@code moved}; {@code already-there}; {@code not-there}, where somebody else moved
 *     them meanwhile; {@code no-class-of-theirs}, where such people belong to no class; {@code
 *     administrator}, where she would come to administer the school
 */
public record Moved(String account, String outcome) {
  static final String MOVED = "moved";
  static final String ALREADY_THERE = "already-there";
  static final String NOT_THERE = "not-there";
  static final String ADMINISTRATOR = "administrator";
  static final String NO_CLASS = "no-class-of-theirs";

  /** Whether anything was done. */
  public boolean isDone() {
    return outcome.equals(MOVED);
  }
}
