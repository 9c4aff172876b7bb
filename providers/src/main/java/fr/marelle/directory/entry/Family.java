package fr.marelle.directory.entry;

import java.util.List;

/**
 * Who belongs to whom, from the side that the source tells it from.
 *
 * @param relatives of a pupil
 * @param children of a relative
 */
public record Family(Field<List<Tie>> relatives, Field<List<Child>> children) {
  /** Nothing said. */
  public static final Family ABSENT = new Family(Field.absent(), Field.absent());
}
