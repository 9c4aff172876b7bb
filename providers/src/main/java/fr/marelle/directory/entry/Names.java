package fr.marelle.directory.entry;

/**
 * What a person is called. Written as the source has it: capitals are the reader's business to
 * keep, and the page's to soften.
 *
 * @param family nom de famille, the name at birth
 * @param usage nom d'usage
 * @param first prénom
 * @param others the other first names, separated by blanks
 */
public record Names(
    Field<String> family,
    Field<String> usage,
    Field<String> first,
    Field<String> others,
    Field<Civility> civility) {
  /** Longest of each, as Keycloak's columns have it. */
  public static final int MAX_LENGTH = 255;

  /** Nothing said. */
  public static final Names ABSENT =
      new Names(Field.absent(), Field.absent(), Field.absent(), Field.absent(), Field.absent());
}
