package fr.marelle.directory.entry;

import java.util.List;

/**
 * What somebody does at school.
 *
 * @param lessons what a teacher teaches to which class
 * @param headOf the classes whose professeur principal she is
 */
public record Work(
    Field<List<Post>> posts, Field<List<Lesson>> lessons, Field<List<ClassRef>> headOf) {
  /** Nothing said. */
  public static final Work ABSENT = new Work(Field.absent(), Field.absent(), Field.absent());
}
